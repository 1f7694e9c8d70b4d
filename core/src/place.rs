//! Visuals to placement: the layout is asked, its answer checked.

mod check;
mod ends;
mod grid;
#[cfg(test)]
mod tests;
mod wires;

use crate::{
    Arrangement, Diagnostic, Diagram, EdgeIx, Insets, LayoutEngine, LayoutRequest, Memory, NodeIx,
    Orbit, Placement, PluginError, Rect, Route, ScriptCall, ScriptError, Table, Vec2, Visuals,
    diagram::Heads,
    layout::{
        LabelPlace, LayoutContainer, LayoutEdge, LayoutLabel, LayoutNode, LayoutPort, Spacing,
    },
    measure::{failure, label_size},
    router::{self, Board},
    script::ScriptChoice,
};

/// From a container's frame to its children where its kind says nothing, in pixels.
const CONTENT: Insets = Insets::uniform(24.0);
/// Room for the half of a line and for heads beside a route, in pixels.
const LINE_ROOM: f64 = 6.0;

/// Places every node, container, edge and label.
///
/// A layout or a script that fails, or whose answer fails its checks, becomes an
/// error, and everything is placed in plain rows. Routes and labels that the layout
/// leaves open come from the [`router`](crate::router), in the curve that the layout
/// names and otherwise with rounded bends.
pub fn place(
    diagnostics: &mut Vec<Diagnostic>,
    layouts: &dyn LayoutEngine,
    diagram: &Diagram,
    visuals: &Visuals,
) -> Placement {
    place_again(diagnostics, layouts, diagram, visuals, None)
}

/// Places everything as [`place`] does, and tells the layout where things
/// stood in an earlier drawing. What becomes of that is up to the layout.
pub fn place_again(
    diagnostics: &mut Vec<Diagnostic>,
    layouts: &dyn LayoutEngine,
    diagram: &Diagram,
    visuals: &Visuals,
    memory: Option<&Memory>,
) -> Placement {
    let request = LayoutRequest {
        previous: memory.and_then(|memory| memory.previous(diagram)),
        ..request(diagram, visuals)
    };
    let arrangement = match &diagram.layout.script {
        Some(choice) => run(layouts, choice, diagram, &request),
        None => arrange(layouts, diagram, &request).map_err(|error| {
            let hint = "everything is placed in plain rows instead";
            failure(&error).at(diagram.layout.span).hint(hint)
        }),
    };
    let arrangement = arrangement.unwrap_or_else(|problem| {
        diagnostics.push(problem);
        grid::arrange(&request)
    });
    finish(diagram, visuals, &request, arrangement)
}

/// What the layout is told.
fn request(diagram: &Diagram, visuals: &Visuals) -> LayoutRequest {
    let nodes = diagram
        .nodes
        .iter()
        .zip(&visuals.nodes)
        .map(|(node, visual)| LayoutNode {
            size: visual.size,
            margin: visual.bleed,
            parent: node.item.parent,
            pinned: node.pinned,
            rank: node.rank,
        });
    let ports = diagram
        .ports
        .iter()
        .zip(&visuals.ports)
        .map(|(port, place)| LayoutPort {
            node: port.node,
            at: place.at,
            side: place.side,
        });
    let containers =
        diagram
            .containers
            .iter()
            .zip(&visuals.containers)
            .map(|(container, visual)| LayoutContainer {
                parent: container.item.parent,
                padding: visual.content.unwrap_or(CONTENT),
                min_size: visual.size,
                direction: container.direction,
            });
    let edges = diagram.edges.iter().map(|edge| LayoutEdge {
        source: edge.source,
        target: edge.target,
        directed: edge.heads != Heads::None,
        weight: edge.weight,
        bundle: edge.bundle,
    });
    let labels = visuals.labels.enumerate().filter_map(|(edge, label)| {
        let size = label_size(label.as_ref()?);
        Some(LayoutLabel {
            edge,
            size,
            place: LabelPlace::Middle,
        })
    });
    LayoutRequest {
        nodes: nodes.collect(),
        ports: ports.collect(),
        containers: containers.collect(),
        edges: edges.collect(),
        labels: labels.collect(),
        direction: diagram.direction,
        spacing: Spacing::default(),
        aspect_ratio: diagram.aspect_ratio,
        previous: None,
        seed: 0,
        params: diagram.layout.params.clone(),
    }
}

fn arrange(
    layouts: &dyn LayoutEngine,
    diagram: &Diagram,
    request: &LayoutRequest,
) -> Result<Arrangement, PluginError> {
    let name = &diagram.layout.name;
    let fail = |message: String, fault| PluginError {
        plugin: name.clone(),
        message,
        fault,
    };
    let position = layouts
        .specs()
        .iter()
        .position(|spec| format!("{}/{}", spec.plugin, spec.id) == *name)
        .ok_or_else(|| fail("no such layout is installed".to_owned(), false))?;
    let arrangement = layouts.arrange(position, request)?;
    check::arrangement(request, &arrangement).map_err(|message| fail(message, true))?;
    Ok(arrangement)
}

/// What the diagram's script answers.
fn run(
    layouts: &dyn LayoutEngine,
    choice: &ScriptChoice,
    diagram: &Diagram,
    request: &LayoutRequest,
) -> Result<Arrangement, Diagnostic> {
    let call = ScriptCall {
        choice,
        diagram,
        request,
    };
    let answer = layouts.run_script(&call).and_then(|arrangement| {
        check::arrangement(request, &arrangement).map_err(ScriptError::new)?;
        Ok(arrangement)
    });
    answer.map_err(|error| error.diagnostic(&choice.script, diagram.layout.span))
}

/// Makes a placement of a checked arrangement: completes it, ends routes on
/// outlines, and moves everything to the origin.
fn finish(
    diagram: &Diagram,
    visuals: &Visuals,
    request: &LayoutRequest,
    arrangement: Arrangement,
) -> Placement {
    let nodes = request
        .nodes
        .iter()
        .zip(&arrangement.nodes)
        .map(|(node, corner)| Rect::from_origin_size(*corner, node.size));
    let mut placement = Placement {
        nodes: nodes.collect(),
        containers: arrangement.containers.into(),
        ..Placement::default()
    };
    let board = wires::board(diagram, visuals, request, &placement, arrangement.routes);
    placement.routes = routes(diagram, visuals, &placement, &board);
    placement.labels = labels(request, &board, &placement.routes, &arrangement.labels);
    placement.reveal = if arrangement.reveal.is_empty() {
        placement.nodes.indices().collect()
    } else {
        arrangement.reveal
    };
    placement.orbits = arrangement.orbits;
    let ink = ink(visuals, &placement);
    // Whole pixels keep what the layout put on the grid crisp.
    let shift = Vec2::new(-ink.x0.floor(), -ink.y0.floor());
    move_by(&mut placement, shift);
    let ink = ink + shift;
    placement.bounds = Rect::new(0.0, 0.0, ink.x1.ceil(), ink.y1.ceil());
    placement
}

/// The routes, ended on outlines.
fn routes(
    diagram: &Diagram,
    visuals: &Visuals,
    placement: &Placement,
    board: &Board,
) -> Table<EdgeIx, Route> {
    let routes = router::route(board).into_iter().zip(&diagram.edges);
    routes
        .map(|(route, edge)| ends::clip(route, edge, visuals, placement))
        .collect()
}

fn labels(
    request: &LayoutRequest,
    board: &Board,
    routes: &Table<EdgeIx, Route>,
    given: &[crate::Point],
) -> Table<EdgeIx, Option<Rect>> {
    let found = if given.is_empty() {
        router::place_labels(board, routes, &wires::labels(request))
    } else {
        given.to_vec()
    };
    let mut boxes: Table<EdgeIx, Option<Rect>> = vec![None; request.edges.len()].into();
    for (label, center) in request.labels.iter().zip(found) {
        boxes[label.edge] = Some(Rect::from_center_size(center, label.size));
    }
    boxes
}

/// What holds everything that is drawn.
fn ink(visuals: &Visuals, placement: &Placement) -> Rect {
    let boxes = placement.nodes.iter().chain(&placement.containers);
    let drawn = visuals.nodes.iter().chain(&visuals.containers);
    let things = boxes.zip(drawn).map(|(rect, visual)| *rect + visual.bleed);
    let points = placement.routes.iter().flat_map(|route| &route.points);
    let lines =
        points.map(|point| Rect::from_center_size(*point, (2.0 * LINE_ROOM, 2.0 * LINE_ROOM)));
    let labels = placement.labels.iter().flatten().copied();
    let turns = placement.orbits.iter().flat_map(|orbit| {
        let swept = |node: &NodeIx| swept(visuals, placement, orbit, *node);
        orbit.nodes.iter().map(swept)
    });
    things
        .chain(lines)
        .chain(labels)
        .chain(turns)
        .reduce(|a, b| a.union(b))
        .unwrap_or_default()
}

/// What holds a node wherever on its orbit it is.
fn swept(visuals: &Visuals, placement: &Placement, orbit: &Orbit, node: NodeIx) -> Rect {
    let drawn = placement.nodes[node] + visuals.nodes[node].bleed;
    let middle = placement.nodes[node].center();
    let radius = middle.distance(orbit.center);
    // From the middle of the node to the farthest of what is drawn, each way.
    let reach_x = (drawn.x1 - middle.x).max(middle.x - drawn.x0);
    let reach_y = (drawn.y1 - middle.y).max(middle.y - drawn.y0);
    let size = ((radius + reach_x) * 2.0, (radius + reach_y) * 2.0);
    Rect::from_center_size(orbit.center, size)
}

fn move_by(placement: &mut Placement, by: Vec2) {
    let rects = placement
        .nodes
        .iter_mut()
        .chain(placement.containers.iter_mut());
    for rect in rects.chain(placement.labels.iter_mut().flatten()) {
        *rect = *rect + by;
    }
    for point in placement
        .routes
        .iter_mut()
        .flat_map(|route| &mut route.points)
    {
        *point += by;
    }
    for orbit in &mut placement.orbits {
        orbit.center += by;
    }
}
