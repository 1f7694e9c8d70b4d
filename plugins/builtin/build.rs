//! Compiles the plugins of `plugins/dist` to native code, takes out what they say
//! of themselves, and lists both for `src/lib.rs`.

#![allow(
    clippy::print_stdout,
    reason = "build scripts speak to cargo on stdout"
)]

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use flate2::{Compression, write::DeflateEncoder};
use kinograph_plugins::{Host, Options};

fn main() -> Result<(), Box<dyn Error>> {
    let dist = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../dist");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let target = env::var("TARGET")?;
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", dist.display());

    let mut list = String::from("&[\n");
    for wasm in plugins(&dist)? {
        let section = section(&wasm, &out)?;
        let packed = packed(&wasm, &out)?;
        let code = compiled(&wasm, &out, &target)?;
        writeln!(
            list,
            "    Builtin {{ section: include_bytes!({section:?}), \
             wasm: include_bytes!({packed:?}), code: Code(include_bytes!({code:?})) }},"
        )?;
    }
    list.push_str("]\n");
    fs::write(out.join("builtins.rs"), list)?;
    let engine = dist.join("engines/javascript.wasm").canonicalize()?;
    let code = compiled(&engine, &out, &target)?;
    let engine = format!(
        "Engine {{ wasm: include_bytes!({engine:?}), code: Code(include_bytes!({code:?})) }}"
    );
    fs::write(out.join("engine.rs"), engine)?;
    Ok(())
}

/// The file with the manifest section of a plugin.
fn section(wasm: &Path, out: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let file = out.join(stem(wasm)?).with_extension("manifest");
    let host = Host::new(Options::default());
    let section = host.section(&fs::read(wasm)?)?.to_vec();
    fs::write(&file, section)?;
    Ok(file)
}

/// The file with a component in little room.
fn packed(wasm: &Path, out: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let file = out.join(stem(wasm)?).with_extension("wasm.deflated");
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&fs::read(wasm)?)?;
    fs::write(&file, encoder.finish()?)?;
    Ok(file)
}

/// Compiles a component; the file with its code.
fn compiled(wasm: &Path, out: &Path, target: &str) -> Result<PathBuf, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", wasm.display());
    let stem = stem(wasm)?;
    let code = out.join(format!("{stem}.code"));
    let compiled = kinograph_plugins::precompile(&fs::read(wasm)?, target);
    // A target that this build cannot compile for compiles its plugins at run time.
    let compiled = compiled.unwrap_or_else(|error| {
        println!("cargo::warning=plugin {stem} is not compiled ahead of time: it {error}");
        Vec::new()
    });
    fs::write(&code, compiled)?;
    Ok(code)
}

/// The name of a file without what comes after the dot.
fn stem(file: &Path) -> Result<&str, Box<dyn Error>> {
    let stem = file.file_stem().and_then(|stem| stem.to_str());
    Ok(stem.ok_or("an odd file name")?)
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
