//! Compiles the plugins of `plugins/dist` to native code and lists them for `src/lib.rs`.

#![allow(
    clippy::print_stdout,
    reason = "build scripts speak to cargo on stdout"
)]

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    let dist = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../dist");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let target = env::var("TARGET")?;
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", dist.display());

    let mut list = String::from("&[\n");
    for wasm in plugins(&dist)? {
        writeln!(list, "    {},", compiled(&wasm, &out, &target)?)?;
    }
    list.push_str("]\n");
    fs::write(out.join("builtins.rs"), list)?;
    let engine = dist.join("engines/javascript.wasm").canonicalize()?;
    fs::write(out.join("engine.rs"), compiled(&engine, &out, &target)?)?;
    Ok(())
}

/// Compiles a component; the expression that embeds it with its code.
fn compiled(wasm: &Path, out: &Path, target: &str) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", wasm.display());
    let stem = wasm
        .file_stem()
        .and_then(|stem| stem.to_str())
        .ok_or("an odd file name")?;
    let code = out.join(format!("{stem}.code"));
    let compiled = kinograph_plugins::precompile(&fs::read(wasm)?, target);
    // A target that this build cannot compile for compiles its plugins at run time.
    let compiled = compiled.unwrap_or_else(|error| {
        println!("cargo::warning=plugin {stem} is not compiled ahead of time: it {error}");
        Vec::new()
    });
    fs::write(&code, compiled)?;
    Ok(format!(
        "Builtin {{ wasm: include_bytes!({wasm:?}), code: include_bytes!({code:?}) }}"
    ))
}

/// The components of a folder, in the order of their names.
fn plugins(dist: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut plugins = Vec::new();
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "wasm")
        {
            plugins.push(path.canonicalize()?);
        }
    }
    plugins.sort();
    Ok(plugins)
}
