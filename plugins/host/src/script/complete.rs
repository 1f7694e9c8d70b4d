//! From a script's answer to an arrangement of everything.

use kinograph_core::{
    Arrangement, ContainerIx, Index, NodeIx, Point, Rect, ScriptCall, ScriptError, Size, Table,
    diagram::Item,
};

use super::{
    answer::{Answer, Directory, Place, curve},
    routes,
};

/// How far a child may stand out of a container that the script drew, in pixels.
const SLACK: f64 = 0.5;

/// The arrangement that an answer describes. Corners are rounded to whole
/// pixels, on which outlines are crisp.
pub(super) fn arrangement(
    call: &ScriptCall<'_>,
    answer: &Answer,
) -> Result<Arrangement, ScriptError> {
    let diagram = call.diagram;
    let nodes = Directory::new("node", diagram.nodes.iter().map(|it| id(&it.item)));
    let boxes = node_boxes(call, answer, &nodes)?;
    let containers = Directory::new(
        "container",
        diagram.containers.iter().map(|it| id(&it.item)),
    );
    let frames = frames(call, answer, &boxes, &containers)?;
    check_inside(call, &boxes, &frames, &nodes, &containers)?;
    let routes = routes::routes(call, answer, &boxes, &frames)?;
    Ok(Arrangement {
        nodes: boxes.iter().map(Rect::origin).collect(),
        containers: frames.into_iter().collect(),
        routes,
        labels: Vec::new(),
        reveal: reveal(answer, &nodes)?,
        orbits: Vec::new(),
    })
}

fn id(item: &Item) -> &str {
    &item.id
}

/// Where every node stands.
fn node_boxes(
    call: &ScriptCall<'_>,
    answer: &Answer,
    names: &Directory<'_>,
) -> Result<Table<NodeIx, Rect>, ScriptError> {
    let places = names.sort(&answer.nodes, |place| &place.id)?;
    let missing: Vec<usize> = (0..places.len())
        .filter(|at| places[*at].is_none())
        .collect();
    if let [first, rest @ ..] = missing.as_slice() {
        let others = match rest.len() {
            0 => String::new(),
            1 => " and 1 other".to_owned(),
            more => format!(" and {more} others"),
        };
        let first = names.name(*first);
        return Err(
            ScriptError::new(format!("the script gives no place to {first}{others}")).hint(
                "`layout` returns {x, y} for every node, by its id: {orders: {x: 0, y: 0}, …}",
            ),
        );
    }
    let sizes = call.request.nodes.iter().map(|node| node.size);
    let boxes = places.iter().flatten().zip(sizes).enumerate();
    boxes
        .map(|(at, (place, size))| {
            let corner = place.corner(&names.name(at), size.width, size.height)?;
            Ok(Rect::from_origin_size(corner.round(), size))
        })
        .collect()
}

/// The frames of all containers: those that the script gives, and around what
/// they hold where it gives none.
fn frames(
    call: &ScriptCall<'_>,
    answer: &Answer,
    boxes: &Table<NodeIx, Rect>,
    names: &Directory<'_>,
) -> Result<Table<ContainerIx, Rect>, ScriptError> {
    let places = names.sort(&answer.containers, |place| &place.id)?;
    let given = |at: usize| -> Result<Option<Rect>, ScriptError> {
        let Some(place) = places[at] else {
            return Ok(None);
        };
        frame(place, &names.name(at)).map(Some)
    };
    let request = call.request;
    let mut held: Table<ContainerIx, Option<Rect>> = vec![None; request.containers.len()].into();
    for (node, rect) in request.nodes.iter().zip(boxes) {
        if let Some(parent) = node.parent {
            // What hangs out of a node, such as a badge, is inside of its container too.
            hold(&mut held[parent], *rect + node.margin);
        }
    }
    let mut frames: Table<ContainerIx, Rect> = vec![Rect::ZERO; request.containers.len()].into();
    let mut empty = Vec::new();
    // A container stands after its parent, so the reverse order sizes children first.
    for container in request.containers.indices().rev() {
        let it = &request.containers[container];
        let given = given(container.position())?;
        let frame = given.or_else(|| Some(around(held[container]? + it.padding, it.min_size)));
        match (frame, it.parent) {
            (Some(frame), Some(parent)) => hold(&mut held[parent], frame),
            (Some(_), None) => {}
            (None, _) => empty.push(container),
        }
        frames[container] = frame.unwrap_or_default();
    }
    put_empty(call, boxes, &mut frames, &empty);
    Ok(frames)
}

fn hold(held: &mut Option<Rect>, rect: Rect) {
    *held = Some(held.map_or(rect, |held| held.union(rect)));
}

fn frame(place: &Place, what: &str) -> Result<Rect, ScriptError> {
    let (width, height) = place.size(what)?.ok_or_else(|| {
        ScriptError::new(format!("{what} has no width and no height"))
            .hint("leave a container out to let it wrap what it holds")
    })?;
    let corner = place.corner(what, width, height)?;
    Ok(Rect::from_origin_size(corner, (width, height)))
}

/// The rectangle, grown to a least size to all sides alike but upwards, where the header is.
fn around(rect: Rect, least: Size) -> Rect {
    let wider = (least.width - rect.width()).max(0.0) / 2.0;
    let higher = (least.height - rect.height()).max(0.0);
    Rect::new(
        (rect.x0 - wider).round(),
        rect.y0.round(),
        (rect.x1 + wider).round(),
        (rect.y1 + higher).round(),
    )
}

/// Puts containers without anything in them in a row below the rest.
fn put_empty(
    call: &ScriptCall<'_>,
    boxes: &Table<NodeIx, Rect>,
    frames: &mut Table<ContainerIx, Rect>,
    empty: &[ContainerIx],
) {
    let gap = call.request.spacing.container;
    let others = boxes.iter().chain(frames.iter());
    let all = others
        .copied()
        .filter(|rect| rect.area() > 0.0)
        .reduce(|a, b| a.union(b));
    let mut corner = all.map_or(Point::ORIGIN, |all| Point::new(all.x0, all.y1 + gap));
    // The list is in the reverse order of the diagram.
    for &container in empty.iter().rev() {
        let it = &call.request.containers[container];
        let padding = Size::new(it.padding.x_value(), it.padding.y_value());
        let size = it.min_size.max(padding);
        frames[container] = Rect::from_origin_size(corner, size);
        corner.x += size.width + gap;
    }
}

/// Checks that nothing stands out of a container that the script drew.
fn check_inside(
    call: &ScriptCall<'_>,
    boxes: &Table<NodeIx, Rect>,
    frames: &Table<ContainerIx, Rect>,
    nodes: &Directory<'_>,
    containers: &Directory<'_>,
) -> Result<(), ScriptError> {
    let check = |name: &dyn Fn() -> String, rect: Rect, parent: Option<ContainerIx>| {
        let Some(parent) = parent else { return Ok(()) };
        let room = frames[parent].inflate(SLACK, SLACK);
        if room.union(rect) == room {
            return Ok(());
        }
        let (name, parent) = (name(), containers.name(parent.position()));
        let message = format!("{name} is not inside the box that the script gives {parent}");
        Err(ScriptError::new(message).hint("leave a container out to let it wrap what it holds"))
    };
    for (node, it) in call.request.nodes.enumerate() {
        check(&|| nodes.name(node.position()), boxes[node], it.parent)?;
    }
    for (container, it) in call.request.containers.enumerate() {
        let name = || containers.name(container.position());
        check(&name, frames[container], it.parent)?;
    }
    Ok(())
}

/// The order in which nodes appear: those that the script names, then the others.
fn reveal(answer: &Answer, names: &Directory<'_>) -> Result<Vec<NodeIx>, ScriptError> {
    if answer.reveal.is_empty() {
        return Ok(Vec::new());
    }
    let mut seen = vec![false; names.len()];
    let mut order = Vec::with_capacity(names.len());
    for key in &answer.reveal {
        let at = names.find(key)?;
        if !std::mem::replace(&mut seen[at], true) {
            order.push(NodeIx::new(at));
        }
    }
    order.extend((0..names.len()).filter(|at| !seen[*at]).map(NodeIx::new));
    Ok(order)
}

/// How lines are drawn that have no route, if the script says.
pub(super) fn usual_curve(answer: &Answer) -> Result<Option<kinograph_core::Curve>, ScriptError> {
    answer.curve.as_deref().map(curve).transpose()
}
