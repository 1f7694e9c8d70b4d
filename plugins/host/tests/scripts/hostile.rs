//! Scripts that fail, and scripts that mean harm: each ends in one error.

use std::time::Duration;

use kinograph_plugins::{Limits, Options, TimeLimit};

use crate::support::{SHOP, draw_with, problem, registry, shared};

const FINE: &str = "function layout({nodes}) { return nodes.map((_, i) => [i * 300, 0]) }";

#[test]
fn errors_carry_the_line_and_the_column_of_the_script() {
    for (source, message, at) in [
        (
            "function layout({nodes}) {\n  return nodes.mpa(n => n);\n}",
            "TypeError: not a function",
            (2, 20),
        ),
        (
            "function layout() {\n\n    return nothing;\n}",
            "ReferenceError: nothing is not defined",
            (3, 12),
        ),
        (
            "function layout(graph {\n  return 1;\n}",
            "SyntaxError: ",
            (1, 23),
        ),
        ("function layout() {\n  return 1;", "SyntaxError: ", (2, 12)),
        (
            "const help = (x) => x.y.z;\nfunction layout() { help({}) }",
            "TypeError: cannot read property 'z' of undefined",
            (1, 21),
        ),
        (
            "throw new RangeError('too far')\nfunction layout() {}",
            "RangeError: too far",
            (1, 11),
        ),
    ] {
        let problem = problem(source);
        assert!(problem.message.starts_with(message), "{problem:?}");
        let place = problem.elsewhere.expect("it has a place");
        assert_eq!((place.line, place.column), at, "{source}");
        assert_eq!(place.file, "mine.js");
        assert_eq!(Some(place.text.as_str()), source.lines().nth(at.0 - 1));
    }
}

#[test]
fn what_is_no_layout_is_told_as_what_it_is() {
    let no_function = "the script has no function `layout`";
    for (source, message) in [
        ("", no_function),
        ("// nothing but a comment", no_function),
        ("const layout = 7;", no_function),
        ("\0\u{1}\u{2}", "SyntaxError: "),
        ("throw 'a text'", "the script throws \"a text\""),
        ("throw null", "the script throws null"),
        (
            "throw {get message() { throw 1 }}",
            "the script throws an object",
        ),
        (
            "class Odd extends Error { get message() { throw 1 } }\nthrow new Odd()",
            "the script throws what cannot be shown",
        ),
    ] {
        let problem = problem(source);
        assert!(
            problem.message.starts_with(message),
            "{source}: {problem:?}"
        );
    }
    for module in [
        "import x from './x.js';\nfunction layout() {}",
        "export default function layout() {}",
    ] {
        let problem = problem(module);
        assert!(problem.message.starts_with("SyntaxError"), "{problem:?}");
        let hint = problem.hint.expect("there is advice");
        assert!(hint.contains("without import and export"), "{hint}");
    }
}

#[test]
fn getters_that_throw_and_changed_prototypes_harm_the_script_only() {
    for (source, message) in [
        (
            "function layout() { return {get nodes() { throw new Error('mine') }} }",
            "Error: mine",
        ),
        (
            "function layout() { return new Proxy({}, {ownKeys() { throw new Error('mine') }}) }",
            "Error: mine",
        ),
        (
            "Object.prototype.toJSON = () => 7;
             function layout({nodes}) { return nodes.map(() => [0, 0]) }",
            "the script's answer cannot be read: ",
        ),
        (
            "Array.prototype.map = () => 'gone';
             function layout() { return {web: [0, 0]} }",
            "the script's answer cannot be read: ",
        ),
        (
            "RegExp.prototype.exec = String.prototype.slice = () => { throw 1 };
             function layout() { throw new Error('mine') }",
            "Error: mine",
        ),
        (
            "Object.defineProperty(Object.prototype, 'message', {get() { throw 1 }});
             function layout() { return 7 }",
            "`layout` returns 7",
        ),
        (
            "Object.defineProperty(Object.prototype, 'x', {value: 'mine'});
             function layout({nodes}) { return nodes.map(() => ({y: 0})) }",
            "node \"web\": its x is \"mine\", not a number",
        ),
    ] {
        let problem = problem(source);
        assert!(
            problem.message.starts_with(message),
            "{source}: {problem:?}"
        );
    }
    // Nothing of it is left for the next script.
    let (diagnostics, stages) = draw_with(shared(), FINE, SHOP);
    assert_eq!(diagnostics, []);
    assert!(stages.is_some());
}

#[test]
fn scripts_that_take_too_much_are_stopped() {
    let limits = Limits {
        arrange_time: TimeLimit {
            base: Duration::from_millis(300),
            per_item: Duration::ZERO,
        },
        script_answer_bytes: 1 << 20,
        ..Limits::default()
    };
    let strict = registry(Options {
        limits,
        ..Options::default()
    });
    // Compiling the engine is not what the time is for.
    assert_eq!(draw_with(&strict, FINE, SHOP).0, []);
    for (source, message) in [
        (
            "function layout() { for (;;); }",
            "the script took longer than 0.3 s and was stopped",
        ),
        (
            "function layout() { return {get nodes() { for (;;); }} }",
            "the script took longer than 0.3 s and was stopped",
        ),
        (
            "function layout(x) { return layout(x) + 1 }",
            "the script used more than 512 KiB of stack",
        ),
        (
            "function layout() { const all = []; for (;;) all.push(new Float64Array(1 << 16)); }",
            "the script used more than 64 MiB of memory",
        ),
        (
            "function layout() { let all = 'x'.repeat(1 << 20); for (;;) all += 'y' + all; }",
            "InternalError: string too long",
        ),
        (
            "function layout() { return {web: {x: 0, y: 0}, ['x'.repeat(2 << 20)]: {x: 0, y: 0}} }",
            "the script answers with more than 1 MiB",
        ),
    ] {
        let (diagnostics, stages) = draw_with(&strict, source, SHOP);
        assert!(stages.is_none(), "{source}");
        let [problem] = diagnostics.as_slice() else {
            panic!("{source}: {diagnostics:?}")
        };
        assert!(
            problem.message.starts_with(message),
            "{source}: {problem:?}"
        );
        assert_eq!(problem.code, "script");
    }
}
