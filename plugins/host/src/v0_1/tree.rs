//! The contract's flat list of operations, read into core's tree of groups.

use kinograph_core::{
    Affine, BezPath, Index, SymbolIx,
    visuals::{HAlign, Operation, Painted, Primitive, TextRun, VAlign},
};

use super::{
    bindings::kinograph::plugin::drawing,
    host_functions::measurable,
    reader::{Budget, affine, length, nonsense, point, rect, share},
};
use crate::Fault;

/// Where a list of operations stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// In a drawing, which may use so many symbols.
    Visual {
        /// The number of symbols in the answer.
        symbols: usize,
    },
    /// In a symbol, which holds no text and no symbols.
    Symbol,
}

/// A group whose end is still to come.
struct Open {
    part: Option<String>,
    transform: Affine,
    clip: Option<BezPath>,
    opacity: f64,
    /// What was drawn before it.
    before: Vec<Primitive>,
}

/// Reads operations; every group that begins must end.
pub(super) fn primitives(
    flat: Vec<drawing::Primitive>,
    place: Place,
    budget: &mut Budget<'_>,
) -> Result<Vec<Primitive>, Fault> {
    budget.pay(flat.len())?;
    let mut open: Vec<Open> = Vec::new();
    let mut current = Vec::new();
    for drawing::Primitive { part, operation } in flat {
        let part = part.map(|part| budget.name(part)).transpose()?;
        match operation {
            drawing::Operation::BeginGroup(group) => {
                if open.len() == budget.limits.nesting {
                    let limit = budget.limits.nesting;
                    return Err(nonsense(format!("groups nest deeper than {limit}")));
                }
                open.push(begin(part, group, std::mem::take(&mut current), budget)?);
            }
            drawing::Operation::EndGroup => {
                let Some(group) = open.pop() else {
                    return Err(nonsense("a group ends that did not begin"));
                };
                let primitives = std::mem::replace(&mut current, group.before);
                current.push(Primitive {
                    part: group.part,
                    operation: Operation::Group {
                        transform: group.transform,
                        clip: group.clip,
                        opacity: group.opacity,
                        primitives,
                    },
                });
            }
            leaf => {
                let operation = read(leaf, place, budget)?;
                current.push(Primitive { part, operation });
            }
        }
    }
    if open.is_empty() {
        Ok(current)
    } else {
        Err(nonsense("a group begins that does not end"))
    }
}

fn begin(
    part: Option<String>,
    group: drawing::Group,
    before: Vec<Primitive>,
    budget: &mut Budget<'_>,
) -> Result<Open, Fault> {
    let clip = group.clip.map(|clip| budget.shape(clip)).transpose()?;
    Ok(Open {
        part,
        transform: group.transform.map_or(Ok(Affine::IDENTITY), affine)?,
        clip: clip.map(|clip| clip.to_path()),
        opacity: share(group.opacity)?,
        before,
    })
}

fn read(
    operation: drawing::Operation,
    place: Place,
    budget: &mut Budget<'_>,
) -> Result<Operation, Fault> {
    match (operation, place) {
        (drawing::Operation::Paint(painted), _) => Ok(Operation::Paint(Painted {
            shape: budget.shape(painted.shape)?,
            fill: budget.paint(painted.fill)?,
            stroke: painted
                .stroke
                .map(|stroke| budget.stroke(stroke))
                .transpose()?,
            opacity: share(painted.opacity)?,
            shadow: painted.shadow,
        })),
        (drawing::Operation::Text(run), Place::Visual { .. }) => {
            Ok(Operation::Text(text(run, budget)?))
        }
        (drawing::Operation::Symbol(symbol), Place::Visual { symbols }) => {
            let number = symbol.symbol as usize;
            if number >= symbols {
                return Err(nonsense(format!("it uses symbol {number} of {symbols}")));
            }
            Ok(Operation::Symbol {
                symbol: SymbolIx::new(number),
                frame: rect(symbol.frame)?,
                tint: budget.paint(symbol.tint)?,
                opacity: share(symbol.opacity)?,
            })
        }
        (drawing::Operation::Text(_) | drawing::Operation::Symbol(_), Place::Symbol) => {
            Err(nonsense("a symbol holds text or a symbol"))
        }
        (drawing::Operation::BeginGroup(_) | drawing::Operation::EndGroup, _) => {
            unreachable!("groups are read by `primitives`")
        }
    }
}

fn text(run: drawing::TextRun, budget: &mut Budget<'_>) -> Result<TextRun, Fault> {
    Ok(TextRun {
        content: budget.text(run.content)?,
        at: point(run.at)?,
        h: match run.h {
            drawing::HAlign::Start => HAlign::Start,
            drawing::HAlign::Middle => HAlign::Middle,
            drawing::HAlign::End => HAlign::End,
        },
        v: match run.v {
            drawing::VAlign::Top => VAlign::Top,
            drawing::VAlign::Middle => VAlign::Middle,
            drawing::VAlign::Baseline => VAlign::Baseline,
            drawing::VAlign::Bottom => VAlign::Bottom,
        },
        font: measurable(run.font)?,
        fill: budget.paint(run.fill)?,
        max_width: run.max_width.map(length).transpose()?,
        max_lines: run.max_lines,
    })
}
