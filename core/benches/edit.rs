//! How long one edit of a file with a hundred nodes takes, text to text.

use std::{fmt::Write as _, hint::black_box};

use criterion::{Criterion, criterion_group, criterion_main};
use kinograph_core::edit::{Operation, edit};

/// Ten containers of ten nodes, an edge from each node to the next, and a pin for each.
fn file() -> String {
    let mut text = String::from("diagram: A hundred nodes\n\nnodes:\n");
    for group in 0..10 {
        writeln!(text, "  g{group}:\n    label: Group {group}\n    nodes:").expect("memory");
        for node in 0..10 {
            let id = group * 10 + node;
            let said = format!("{{kind: service, label: Node {id}, color: teal}} # {id}");
            writeln!(text, "      n{id}: {said}").expect("memory");
        }
    }
    text += "\nedges:\n";
    for id in 0..99 {
        writeln!(text, "  - n{id} -> n{}: label", id + 1).expect("memory");
    }
    text += "\npositions:\n";
    for id in 0..100 {
        writeln!(text, "  n{id}: [{id}, 0]").expect("memory");
    }
    text
}

fn edits(criterion: &mut Criterion) {
    let text = file();
    let operations = [
        r#"{"op": "pin", "id": "n50", "x": 1, "y": 2}"#,
        r#"{"op": "set", "id": "n50", "key": "label", "value": "New"}"#,
        r#"{"op": "rename", "id": "n50", "to": "renamed"}"#,
        r#"{"op": "remove", "id": "n50"}"#,
        r#"{"op": "move", "id": "n50", "into": "g0"}"#,
    ];
    let mut group = criterion.benchmark_group("edit 100 nodes");
    for operation in operations {
        let operation: Operation = serde_json::from_str(operation).expect("it is an operation");
        group.bench_function(operation.name(), |bencher| {
            bencher.iter(|| edit(black_box(&text), std::slice::from_ref(&operation)));
        });
    }
    group.finish();
}

criterion_group!(benches, edits);
criterion_main!(benches);
