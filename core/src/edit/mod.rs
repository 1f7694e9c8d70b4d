//! Editing a diagram file: operations in, the author's text with as little
//! changed as can be out.
//!
//! An [`Operation`] says what is to be done in the terms of the diagram. It is
//! looked up once (`plan`) and then done twice: to the [`Document`],
//! and to the text. The new text is read again, and only if it means what the
//! document means does anybody get to see it. A mistake in this module can
//! therefore refuse an edit, but not make a wrong one.
//!
//! The text is changed by splices over the spans that the reader of diagram
//! files keeps, not through a syntax tree of a YAML library. The one reader
//! then decides both what a file means and where things are written, every
//! byte outside of a splice is the author's by construction, and the core
//! needs no second YAML grammar. The price is that this module knows how lists
//! and mappings are written; `page::patch` is the place that does.

mod meaning;
mod operation;
mod page;
mod plan;
mod select;

use std::collections::BTreeSet;

pub use operation::{Operation, StoryStep};
pub use select::{Selectable, select};

use self::{
    meaning::meaning,
    page::{Page, Refusal},
};
use crate::{Diagnostic, Document, diagnostic::code, document::Limits};

/// The code of an edit that was given up because the new text would have meant
/// something else: a fault of this crate, not of the author.
pub const UNSAFE_EDIT: &str = "unsafe-edit";

/// A text that was edited.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    /// The new text.
    pub text: String,
    /// What it says.
    pub document: Document,
}

/// Edits a diagram file within the default [`Limits`]: all operations, one
/// after the other, or none.
///
/// What no operation is about stays byte for byte: comments, order, quotes,
/// line ends. Kinds, layouts and styles are not looked up here;
/// [`resolve`](crate::resolve()) does that to the document that comes out.
///
/// ```
/// use kinograph_core::edit::{Operation, edit};
///
/// let text = "nodes:\n  web: web-app   # the shop\nedges: [] # none yet\n";
/// let operations: Vec<Operation> = serde_json::from_str(
///     r#"[{"op": "add", "id": "db", "kind": "postgres", "label": "Users"},
///         {"op": "connect", "from": "web", "to": "db"}]"#,
/// )?;
/// let edited = edit(text, &operations).expect("both can be done");
/// assert_eq!(
///     edited.text,
///     "nodes:\n  web: web-app   # the shop\n  db: postgres, Users\nedges: # none yet\n  - web -> db\n"
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// With the mistakes of the text; or with what is wrong with the operations,
/// each named by its number from 1 when there are several.
pub fn edit(text: &str, operations: &[Operation]) -> Result<Edited, Vec<Diagnostic>> {
    edit_with(text, operations, &Limits::default())
}

/// Edits a diagram file within limits of your own.
///
/// # Errors
/// As [`edit`].
pub fn edit_with(
    text: &str,
    operations: &[Operation],
    limits: &Limits,
) -> Result<Edited, Vec<Diagnostic>> {
    let mut page = Page::read(limits, text.to_owned())?;
    let mut problems = Vec::new();
    // What failed operations would have made: that it is missing is no news.
    let mut promised = BTreeSet::new();
    for (at, operation) in operations.iter().enumerate() {
        match step(&mut page, limits, operation) {
            Ok(()) => {}
            Err(found) => {
                let named = found
                    .into_iter()
                    .filter(|problem| !is_about(problem, &promised))
                    .map(|problem| numbered(problem, at, operation, operations.len()));
                problems.extend(named);
                promised.extend(makes(operation));
            }
        }
    }
    if problems.is_empty() {
        let Page { text, document, .. } = page;
        Ok(Edited { text, document })
    } else {
        Err(problems)
    }
}

/// Does one operation, or leaves the page as it is.
fn step(page: &mut Page, limits: &Limits, operation: &Operation) -> Result<(), Vec<Diagnostic>> {
    let changes = plan::plan(limits, &page.document, operation)?;
    if changes.is_empty() {
        return Ok(());
    }
    let mut wanted = page.document.clone();
    for change in &changes {
        plan::apply(&mut wanted, change);
    }
    let wanted = meaning(wanted);
    let is_wanted = |written: &Page| meaning(written.document.clone()) == wanted;
    // Reading is what takes time, and changes made together are read once.
    // Where they get in each other's way, they are made one by one.
    let together = plan::are_apart(&changes)
        .then(|| page.apply_together(limits, &changes).ok())
        .flatten()
        .filter(is_wanted);
    if let Some(written) = together {
        *page = written;
        return Ok(());
    }
    let mut written: Option<Page> = None;
    for change in &changes {
        let before = written.as_ref().unwrap_or(page);
        written = Some(before.apply(limits, change).map_err(refused)?);
    }
    let written = written.filter(is_wanted);
    *page = written.ok_or_else(|| refused(Refusal::Unusual))?;
    Ok(())
}

/// Why a text was not changed, as problems.
fn refused(refusal: Refusal) -> Vec<Diagnostic> {
    if let Refusal::Mistakes(mistakes) = &refusal
        && mistakes.iter().all(|mistake| mistake.code == code::LIMIT)
    {
        let placeless = |mistake: &Diagnostic| mistake.clone().at(None);
        return mistakes.iter().map(placeless).collect();
    }
    let message = "the text cannot be changed so without changing what else it means";
    let hint = "nothing was changed; please edit this place by hand, and report it as a fault";
    vec![Diagnostic::error(UNSAFE_EDIT, message).hint(hint)]
}

/// The id that an operation makes.
fn makes(operation: &Operation) -> Option<&str> {
    match operation {
        Operation::Add { id, .. } => id.rsplit('.').next(),
        Operation::Rename { to, .. } => Some(to),
        _ => None,
    }
}

/// Whether a problem is that one of these ids does not exist.
fn is_about(problem: &Diagnostic, ids: &BTreeSet<&str>) -> bool {
    let unknown = problem.message.strip_prefix("unknown id \"");
    let id = unknown.and_then(|rest| rest.strip_suffix('"'));
    problem.code == code::UNKNOWN_ID
        && id
            .and_then(|id| id.rsplit('.').next())
            .is_some_and(|id| ids.contains(id))
}

fn numbered(mut problem: Diagnostic, at: usize, operation: &Operation, of: usize) -> Diagnostic {
    if of > 1 {
        let (number, name) = (at + 1, operation.name());
        problem.message = format!("operation {number} ({name}): {}", problem.message);
    }
    problem
}
