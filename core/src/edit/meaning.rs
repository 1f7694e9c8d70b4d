//! What a document means, to be compared.

use crate::document::{Document, Literal, NodeDecl, ParamDecl, Spanned, dump};

/// A text that is equal for documents that mean the same.
///
/// The dump tells apart what cannot matter: a word with and without quotes
/// where it is text in both cases, and the order of parameters.
pub(super) fn meaning(mut document: Document) -> String {
    document.nodes.iter_mut().for_each(settle);
    if let Some(layout) = &mut document.layout {
        settle_params(&mut layout.params);
    }
    dump(&document)
}

fn settle(node: &mut NodeDecl) {
    settle_params(&mut node.params);
    node.nodes.iter_mut().flatten().for_each(settle);
}

fn settle_params(params: &mut [ParamDecl]) {
    params
        .iter_mut()
        .for_each(|param| literal(&mut param.value));
    params.sort_by(|a, b| a.key.value.cmp(&b.key.value));
}

fn literal(value: &mut Spanned<Literal>) {
    match &mut value.value {
        Literal::Quoted(text) if is_word(text) => {
            value.value = Literal::Plain(std::mem::take(text));
        }
        Literal::List(items) => items.iter_mut().for_each(literal),
        _ => {}
    }
}

/// Whether a text is text without quotes too: no number, no `true`, not nothing.
fn is_word(text: &str) -> bool {
    const VALUES: [&str; 4] = ["", "~", "true", "false"];
    text.parse::<f64>().is_err()
        && !VALUES.contains(&text.to_ascii_lowercase().as_str())
        && !text.eq_ignore_ascii_case("null")
}
