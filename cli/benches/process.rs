//! The time of the whole command, from its start to the written file.
//!
//! `cargo bench -p kinograph` prints it; nothing is asserted.

use std::{env, process::Command};

use criterion::{Criterion, criterion_group, criterion_main};

fn process(criterion: &mut Criterion) {
    let template = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../templates/microservices.yaml"
    );
    let folder = env::temp_dir();
    let mut group = criterion.benchmark_group("render microservices");
    for format in ["svg", "png"] {
        let out = folder.join(format!("kinograph-bench-{}.{format}", std::process::id()));
        group.bench_function(format, |bench| {
            bench.iter(|| {
                let status = Command::new(env!("CARGO_BIN_EXE_kinograph"))
                    .args(["--quiet", "render", template, "-o"])
                    .arg(&out)
                    .status()
                    .expect("the command starts");
                assert!(status.success());
            });
        });
        _ = std::fs::remove_file(out);
    }
    group.finish();
}

criterion_group!(benches, process);
criterion_main!(benches);
