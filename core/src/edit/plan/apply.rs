//! Changes made to the document.

use super::{Change, Fate, NodeSetting, ids, keys::copy_style};
use crate::{
    Span,
    document::{Action, Document, EndRef, LegendDecl, Motion, Spanned, StyleDecl, StyleProps},
};

/// The part of a document that a change is about is there, because the plan found it.
const PLANNED: &str = "a plan changes what is there";

/// Makes a change. Places in the source are those of before.
pub(in crate::edit) fn apply(document: &mut Document, change: &Change) {
    match change {
        Change::AddNode { container, node } => {
            let nodes = ids::nodes_mut(document, container).expect(PLANNED);
            nodes.push(node.clone());
        }
        Change::RemoveNode { path } => drop(take(document, path)),
        Change::RenameNode { path, to } => {
            to.clone_into(&mut ids::node_mut(document, path).expect(PLANNED).id.value);
        }
        Change::MoveNode { path, container } => {
            let node = take(document, path);
            let nodes = ids::nodes_mut(document, container).expect(PLANNED);
            nodes.push(node);
        }
        Change::SetNodes(settings) => {
            for NodeSetting {
                path, key, judged, ..
            } in settings
            {
                key.copy_node(ids::node_mut(document, path).expect(PLANNED), judged);
            }
        }
        Change::Refer(references) => {
            let mut references = references.iter();
            each_reference(document, &mut |end| {
                if let Some(Some(new)) = references.next() {
                    end.clone_from(new);
                }
            });
        }
        Change::Edges(fates) => replace(&mut document.edges, fates),
        Change::AddEdge(edge) => document.edges.push(edge.clone()),
        Change::SetEdges(settings) => {
            for setting in settings {
                let edge = &mut document.edges[setting.statement];
                setting.key.copy_edge(edge, &setting.judged);
            }
        }
        Change::Story(fates) => {
            replace(&mut document.motion.as_mut().expect(PLANNED).story, fates);
        }
        Change::AddStep { at, step } => moving(document).story.insert(*at, step.clone()),
        Change::SetStep { at, step } => moving(document).story[*at] = step.clone(),
        Change::AddPosition(position) => document.positions.push(position.clone()),
        Change::SetPosition { at, x, y } => {
            (document.positions[*at].x, document.positions[*at].y) = (*x, *y);
        }
        Change::Positions(stay) => {
            let mut stay = stay.iter();
            document
                .positions
                .retain(|_| stay.next().copied().unwrap_or(true));
        }
        Change::SetDiagram { key, judged, .. } => match *key {
            "diagram" => document.title.clone_from(&judged.title),
            "subtitle" => document.subtitle.clone_from(&judged.subtitle),
            "description" => document.description.clone_from(&judged.description),
            "direction" => document.direction.clone_from(&judged.direction),
            "theme" => document.theme.clone_from(&judged.theme),
            "dark" => document.dark.clone_from(&judged.dark),
            other => unreachable!("{other} is no key of a diagram that is set"),
        },
        Change::SetLayout { judged, .. } => document.layout.clone_from(judged),
        Change::SetStyle {
            style, key, judged, ..
        } => copy_style(key, named_style(document, style), judged),
        Change::RemoveStyle { style } => document.styles.retain(|it| it.name.value != *style),
        Change::Legend(stay) => keep_legend(document, stay),
        Change::SetMotion { key, judged, .. } => {
            let motion = moving(document);
            match *key {
                "flow" => motion.flow.clone_from(&judged.flow),
                "speed" => motion.speed.clone_from(&judged.speed),
                "duration" => motion.duration_ms.clone_from(&judged.duration_ms),
                "entrance" => motion.entrance.clone_from(&judged.entrance),
                other => unreachable!("{other} is no key of motion that is set"),
            }
        }
    }
}

fn take(document: &mut Document, path: &[String]) -> crate::document::NodeDecl {
    let (last, container) = path.split_last().expect("a path is never empty");
    let nodes = ids::nodes_mut(document, container).expect(PLANNED);
    let at = nodes.iter().position(|node| node.id.value == *last);
    nodes.remove(at.expect(PLANNED))
}

fn replace<T: Clone>(items: &mut Vec<T>, fates: &[Fate<T>]) {
    let old = std::mem::take(items);
    for (item, fate) in old.into_iter().zip(fates) {
        match fate {
            Fate::Kept => items.push(item),
            Fate::Becomes(pieces) => items.extend(pieces.iter().cloned()),
        }
    }
}

/// What moves: once something is said about that, it is no longer that nothing does.
fn moving(document: &mut Document) -> &mut Motion {
    let motion = document.motion.get_or_insert_default();
    motion.still = false;
    motion
}

fn keep_legend(document: &mut Document, stay: &[bool]) {
    if let Some(LegendDecl::Entries(entries)) = &mut document.legend {
        let mut stay = stay.iter();
        entries.retain(|_| stay.next().copied().unwrap_or(true));
        if entries.is_empty() {
            document.legend = None;
        }
    }
}

fn named_style<'d>(document: &'d mut Document, name: &str) -> &'d mut StyleProps {
    let styles = &mut document.styles;
    let found = styles.iter().position(|style| style.name.value == name);
    let at = found.unwrap_or_else(|| {
        styles.push(StyleDecl {
            name: Spanned {
                value: name.to_owned(),
                span: Span::default(),
            },
            style: StyleProps::default(),
        });
        styles.len() - 1
    });
    &mut styles[at].style
}

/// Everything that refers to a node: edges, then the story, then positions.
pub(in crate::edit) fn references(document: &Document) -> impl Iterator<Item = &EndRef> {
    let edges = document.edges.iter().flat_map(|edge| &edge.ends).flatten();
    let motion = document.motion.iter().flat_map(|motion| &motion.story);
    let story = motion.flat_map(|step| step.action.ends());
    let positions = document.positions.iter().map(|position| &position.node);
    edges.chain(story).chain(positions)
}

/// As [`references`], to be changed.
fn each_reference(document: &mut Document, visit: &mut impl FnMut(&mut EndRef)) {
    let edges = &mut document.edges;
    edges
        .iter_mut()
        .flat_map(|edge| &mut edge.ends)
        .flatten()
        .for_each(&mut *visit);
    for step in document.motion.iter_mut().flat_map(|it| &mut it.story) {
        match &mut step.action {
            Action::Pause => {}
            Action::Show(ends) | Action::Trace(ends) | Action::Focus(ends) => {
                ends.iter_mut().for_each(&mut *visit);
            }
        }
    }
    let positions = document.positions.iter_mut();
    positions.map(|it| &mut it.node).for_each(visit);
}
