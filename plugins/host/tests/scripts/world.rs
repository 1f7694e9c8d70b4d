//! What a script gets, and what it cannot get.

use std::sync::{Arc, Mutex};

use kinograph_plugins::LoadError;

use crate::support::{SHOP, draw_with, logging, problem, stages};

/// What a script says of its argument, by throwing it.
#[track_caller]
fn said(expression: &str) -> String {
    let source = format!("function layout(graph) {{ throw new Error({expression}) }}");
    let message = problem(&source).message;
    message.trim_start_matches("Error: ").to_owned()
}

#[test]
fn a_script_sees_the_diagram_by_its_names() {
    for (expression, expected) in [
        ("graph.nodes.map(n => n.id)", "web,shop.orders,shop.db"),
        ("graph.nodes.map(n => n.label)", "Web,Orders,Orders"),
        ("graph.nodes.map(n => n.kind)", "service,service,database"),
        ("graph.nodes.map(n => n.index)", "0,1,2"),
        ("graph.nodes.map(n => n.parent ?? '-')", "-,shop,shop"),
        ("graph.nodes[0].tags", "front"),
        (
            "graph.nodes.every(n => n.width > 0 && n.height > 0)",
            "true",
        ),
        (
            "graph.edges.map(e => e.source + '>' + e.target)",
            "web>shop.orders,shop.orders>shop.db,shop.db>shop.db",
        ),
        (
            "graph.edges[0].label + graph.edges[0].directed",
            "HTTPStrue",
        ),
        ("graph.containers[0].children", "shop.orders,shop.db"),
        ("graph.containers[0].padding.top > 0", "true"),
        ("graph.direction", "right"),
        ("graph.spacing.node > 0", "true"),
        ("graph.nodes[0].previous === null", "true"),
    ] {
        assert_eq!(said(expression), expected, "{expression}");
    }
}

#[test]
fn parameters_have_the_types_that_they_were_written_with() {
    for (expression, expected) in [
        ("graph.params.gap + 1", "41"),
        ("JSON.stringify(graph.params.names)", "[\"a\",2]"),
        ("graph.params.wide === true", "true"),
        ("typeof graph.params.title", "string"),
        ("'layout' in graph.params", "false"),
    ] {
        assert_eq!(said(expression), expected, "{expression}");
    }
}

#[test]
fn nothing_that_differs_between_runs_is_within_reach() {
    let denied = |source: &str| problem(&format!("function layout() {{ {source} }}")).message;
    assert!(denied("Math.random()").contains("random() has a seed"));
    assert!(denied("new Date()").contains("there is no Date"));
    assert!(denied("Date.now()").contains("not a function"));
    let globals = said(
        "Object.getOwnPropertyNames(globalThis).filter(n => !(n in {
           globalThis: 1, undefined: 1, NaN: 1, Infinity: 1 })).filter(n => !/^[A-Z]/.test(n)).sort()",
    );
    assert_eq!(
        globals,
        "console,decodeURI,decodeURIComponent,eachLevel,encodeURI,encodeURIComponent,eval,isFinite,\
         isNaN,layout,parseFloat,parseInt,random"
    );
    let others = "[typeof WeakRef, typeof Atomics, typeof performance, typeof setTimeout]";
    assert_eq!(said(others), "undefined,undefined,undefined,undefined");
}

#[test]
fn chance_follows_from_the_seed() {
    let source =
        "function layout({nodes}) { return nodes.map(() => [random() * 5000, random() * 900]) }";
    let first = stages(source).placement;
    assert_eq!(first, stages(source).placement);
    let [a, b, ..] = first.nodes.as_slice() else {
        panic!("there are nodes")
    };
    assert_ne!(a.origin(), b.origin());
}

#[test]
fn what_a_script_logs_is_told_under_its_name() {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&lines);
    let registry = logging(move |line| {
        let line = format!("{}: {}", line.plugin, line.message);
        sink.lock().expect("nobody panicked").push(line);
    });
    let source = "console.log('loading');
        function layout({nodes}) { console.log('at', {x: 1}, [2]); return nodes.map(() => [0, 0]) }";
    let (diagnostics, _) = draw_with(&registry, source, SHOP);
    assert_eq!(diagnostics, []);
    let lines = lines.lock().expect("nobody panicked");
    assert_eq!(*lines, ["mine.js: loading", "mine.js: at {\"x\":1} [2]"]);
}

#[test]
fn what_is_no_engine_is_refused() {
    let host = kinograph_plugins::Host::new(kinograph_plugins::Options::default());
    let pack = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../dist/essentials.wasm"
    ));
    let refused = host.load_script_engine(pack.expect("it is checked in"), None);
    assert_eq!(refused.map(drop), Err(LoadError::MissingExport("scripts")));
}
