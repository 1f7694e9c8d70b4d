//! What operations bring along, read by the reader of diagram files itself, so
//! that a value is right in an operation exactly when it is right in a file.

use serde_json::{Value, json};

use crate::{
    Diagnostic, Severity,
    diagnostic::{code, did_you_mean, list, nearest, shorten},
    document::{Arrow, Document, EdgeDecl, EndRef, Limits, NodeDecl, parse_with},
};

/// The id of the node of a fragment.
const NODE: &str = "node";

/// Reads a fragment of a diagram file.
///
/// # Errors
/// With what is wrong with it; the places are those of the fragment and left out.
pub(in crate::edit) fn fragment(
    limits: &Limits,
    file: &Value,
) -> Result<Document, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let document = parse_with(&mut diagnostics, &file.to_string(), limits);
    diagnostics.retain(|problem| problem.severity == Severity::Error);
    for problem in &mut diagnostics {
        problem.span = None;
    }
    if diagnostics.is_empty() {
        Ok(document)
    } else {
        Err(diagnostics)
    }
}

/// A node that says nothing but this.
///
/// # Errors
/// As [`fragment`].
pub(in crate::edit) fn node(
    limits: &Limits,
    key: &str,
    value: &Value,
) -> Result<NodeDecl, Vec<Diagnostic>> {
    named_node(limits, NODE, &json!({key: value}))
}

/// A node of this id.
///
/// # Errors
/// As [`fragment`].
pub(in crate::edit) fn named_node(
    limits: &Limits,
    id: &str,
    value: &Value,
) -> Result<NodeDecl, Vec<Diagnostic>> {
    let document = fragment(limits, &json!({"nodes": {id: value}}))?;
    let node = document.nodes.into_iter().next();
    Ok(node.expect("a fragment without errors holds its node"))
}

/// An edge that says nothing but this.
///
/// # Errors
/// As [`fragment`].
pub(in crate::edit) fn edge(
    limits: &Limits,
    key: &str,
    value: &Value,
) -> Result<EdgeDecl, Vec<Diagnostic>> {
    let file = json!({"edges": [{"from": NODE, "to": NODE, key: value}]});
    let edge = fragment(limits, &file)?.edges.into_iter().next();
    Ok(edge.expect("a fragment without errors holds its edge"))
}

/// An id, a path, or either with a port.
///
/// # Errors
/// As [`fragment`].
pub(in crate::edit) fn end(limits: &Limits, written: &str) -> Result<EndRef, Vec<Diagnostic>> {
    let file = json!({"edges": [{"from": [written], "to": NODE}]});
    let edge = fragment(limits, &file)?.edges.into_iter().next();
    let ends = edge.and_then(|edge| edge.ends.into_iter().next());
    let end = ends.and_then(|ends| ends.into_iter().next());
    Ok(end.expect("an edge without errors has an end"))
}

/// An arrow as it is written.
///
/// # Errors
/// When there is no such arrow.
pub(in crate::edit) fn arrow(written: &str) -> Result<Arrow, Diagnostic> {
    Arrow::find(written).ok_or_else(|| {
        let arrows = list(Arrow::ALL.map(|(symbol, _)| symbol));
        let message = format!("unknown arrow \"{}\"", shorten(written));
        Diagnostic::error(code::BAD_EDGE, message).hint(format!("the arrows are {arrows}"))
    })
}

/// The problem of a key that cannot be set.
pub(in crate::edit) fn unknown_key(what: &str, written: &str, keys: &[&str]) -> Vec<Diagnostic> {
    let guess = nearest(written, keys.iter().copied());
    let hint = did_you_mean(
        guess,
        format!("what can be set is {}", list(keys.iter().copied())),
    );
    let message = format!("{what} has no \"{}\" to set", shorten(written));
    vec![Diagnostic::error(code::UNKNOWN_KEY, message).hint(hint)]
}
