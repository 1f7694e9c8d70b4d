//! Properties of every input: no panic, spans inside the text, the same result twice.

use kinograph_core::{
    Diagnostic, Diagram, Direction, Overrides, document::dump, has_errors, parse, resolve,
};
use proptest::prelude::*;

use crate::support::{FakeKinds, FakeLayouts};

/// Problems, dump and diagram of a text.
pub(crate) fn read(text: &str) -> (Vec<Diagnostic>, String, Diagram) {
    let mut diagnostics = Vec::new();
    let document = parse(&mut diagnostics, text);
    let (kinds, layouts) = (FakeKinds::default(), FakeLayouts::default());
    let diagram = resolve(
        &mut diagnostics,
        &kinds,
        &layouts,
        &document,
        &Overrides::default(),
    );
    (diagnostics, dump(&document), diagram)
}

/// What has to hold of anything that is read.
fn check(text: &str) -> Result<(), TestCaseError> {
    let (diagnostics, dump, _) = read(text);
    for problem in &diagnostics {
        if let Some(span) = problem.span {
            prop_assert!(span.start <= span.end, "{problem:?}");
            prop_assert!(
                text.get(span.range()).is_some(),
                "{problem:?} is not a part of the text"
            );
        }
        prop_assert!(
            !problem.message.is_empty() && !problem.message.ends_with('.'),
            "{problem:?}"
        );
        prop_assert!(problem.message.len() < 500, "{problem:?}");
    }
    prop_assert_eq!((diagnostics, dump), {
        let (again, text, _) = read(text);
        (again, text)
    });
    Ok(())
}

/// Pieces that together often look like a diagram file.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("nodes:"),
        Just("edges:"),
        Just("styles:"),
        Just("motion:"),
        Just("story:"),
        Just("positions:"),
        Just("layout:"),
        Just("diagram:"),
        Just("kind:"),
        Just("label:"),
        Just("ports:"),
        Just("from:"),
        Just("to:"),
        Just("trace:"),
        Just("a"),
        Just("b"),
        Just("a.b"),
        Just("a:http"),
        Just("kafka"),
        Just("group"),
        Just("postgres"),
        Just("->"),
        Just("~>"),
        Just("<->"),
        Just("--"),
        Just(", "),
        Just(": "),
        Just("\n"),
        Just("\n  "),
        Just("\n    "),
        Just("\n  - "),
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just("\""),
        Just("'"),
        Just("#"),
        Just("|"),
        Just(">"),
        Just("&x"),
        Just("*x"),
        Just("!t"),
        Just("<<"),
        Just("?"),
        Just("---"),
        Just("\t"),
        Just("\r\n"),
        Just("\u{feff}"),
        Just("é"),
        Just("🎉"),
        Just("\\"),
        Just("%"),
        Just("1"),
        Just("-1.5"),
        Just("true"),
        Just("~"),
        Just("color: "),
        Just("\"#f00\""),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A diagram file without mistakes, with as many nodes as `kinds` and an edge for each of `edges`.
fn valid() -> impl Strategy<Value = (String, usize, usize)> {
    let kind = prop_oneof![
        Just(""),
        Just("service"),
        Just("kafka, A: b"),
        Just("{kind: db, rank: 1}")
    ];
    let kinds = proptest::collection::vec(kind, 1..12);
    let arrow = prop_oneof![Just("->"), Just("<-"), Just("<~>"), Just("--"), Just("~>")];
    let label = prop_oneof![
        Just(""),
        Just(": says"),
        Just(": {label: \"x: y\", color: teal}")
    ];
    let edge = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        arrow,
        label,
    );
    (kinds, proptest::collection::vec(edge, 0..20)).prop_map(|(kinds, edges)| {
        let mut text = String::from("nodes:\n");
        for (at, kind) in kinds.iter().enumerate() {
            let quoted = if kind.contains(": ") && !kind.starts_with('{') {
                format!("\"{kind}\"")
            } else {
                (*kind).to_owned()
            };
            text += &format!("  n{at}: {quoted}\n");
        }
        text += "edges:\n";
        for (from, to, arrow, label) in &edges {
            let (from, to) = (from.index(kinds.len()), to.index(kinds.len()));
            text += &format!("  - n{from} {arrow} n{to}{label}\n");
        }
        (text, kinds.len(), edges.len())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        check(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn anything_like_a_diagram_is_read(text in pieces()) {
        check(&text)?;
    }

    #[test]
    fn any_part_of_a_diagram_is_read((text, _, _) in valid(), cut in any::<prop::sample::Index>()) {
        let end = cut.index(text.len());
        check(text.get(..end).unwrap_or_default())?;
    }

    #[test]
    fn a_valid_diagram_has_no_problems((text, nodes, edges) in valid()) {
        let (diagnostics, _, diagram) = read(&text);
        prop_assert!(!has_errors(&diagnostics), "{text}\n{diagnostics:#?}");
        prop_assert_eq!(diagram.nodes.len(), nodes);
        prop_assert_eq!(diagram.edges.len(), edges);
    }
}

/// Deep, wide and long inputs end in a problem, and soon.
#[test]
fn hostile_files_are_refused() {
    let deep = |open: &str, levels: usize| open.repeat(levels);
    let many = |line: &str, times: usize| line.repeat(times);
    let wide: String = (0..30_000).map(|at| format!("  n{at}: x\n")).collect();
    let fan: String = (0..1_000).map(|at| format!("n{at}, ")).collect();
    let files = [
        deep("[", 100_000),
        deep("{a: ", 100_000),
        deep("- ", 100_000),
        (0..5_000)
            .map(|level| format!("{}a:\n", " ".repeat(level.min(800))))
            .collect(),
        many("x", 5 << 20),
        format!("nodes:\n{wide}"),
        format!("nodes: {{a: }}\nedges:\n  - {fan} a -> {fan} a\n"),
        format!("nodes: {{a: }}\nedges:\n{}", many("  - a -> b\n", 100_000)),
        format!("nodes: {{a: {{ports: [{}]}}}}", many("x, ", 30_000)),
        format!("nodes: {{a: {{label: {}}}}}", many("x", 1 << 20)),
        format!("a: &a [x]\nb: {}", many("*a ", 1_000)),
    ];
    for file in &files {
        let (diagnostics, _, diagram) = read(file);
        assert!(has_errors(&diagnostics), "{:.60} was accepted", file);
        assert!(
            diagnostics.len() <= 210,
            "{:.60} is reported at length",
            file
        );
        assert!(diagram.edges.len() <= 50_000);
    }
}

/// A program that supplies nothing gets problems, not a panic.
#[test]
fn nothing_need_be_installed() {
    let mut diagnostics = Vec::new();
    let document = parse(
        &mut diagnostics,
        "nodes: {a: , b: {nodes: {c: kafka}}}\nedges: [a -> c]",
    );
    let (kinds, layouts) = (FakeKinds::none(), FakeLayouts::none());
    let diagram = resolve(
        &mut diagnostics,
        &kinds,
        &layouts,
        &document,
        &Overrides::default(),
    );
    let codes: Vec<&str> = diagnostics.iter().map(|problem| problem.code).collect();
    assert_eq!(
        codes,
        [
            "unknown-layout",
            "unknown-kind",
            "unknown-kind",
            "unknown-kind"
        ]
    );
    assert_eq!(
        (
            diagram.nodes.len(),
            diagram.containers.len(),
            diagram.edges.len()
        ),
        (2, 1, 1)
    );
    let schema = kinograph_core::schema(&kinds, &layouts);
    assert!(
        jsonschema::draft7::new(&schema).is_ok(),
        "the schema is a schema even so"
    );
}

#[test]
fn the_caller_overrides_the_file() {
    let text = "theme: midnight\ndirection: up\nlayout: {name: layered, gap: 3}\nnodes: {a: }";
    let resolved = |overrides: Overrides| {
        let mut diagnostics = Vec::new();
        let document = parse(&mut diagnostics, text);
        let (kinds, layouts) = (FakeKinds::default(), FakeLayouts::default());
        let diagram = resolve(&mut diagnostics, &kinds, &layouts, &document, &overrides);
        (diagram, diagnostics)
    };
    let (diagram, problems) = resolved(Overrides {
        theme: Some("mono".to_owned()),
        layout: Some("flat".to_owned()),
        direction: Some(Direction::Left),
        ..Overrides::default()
    });
    assert_eq!(problems, []);
    assert_eq!(diagram.theme.name, "mono");
    assert_eq!(
        (diagram.layout.name.as_str(), diagram.layout.params),
        ("alt/flat", Vec::new())
    );
    assert_eq!(diagram.direction, Direction::Left);

    let (diagram, problems) = resolved(Overrides {
        theme: Some("papper".to_owned()),
        ..Overrides::default()
    });
    assert_eq!(
        (problems[0].code, problems[0].span),
        ("unknown-theme", None)
    );
    assert_eq!(diagram.layout.params.len(), 1);
}
