//! Plain rows: where everything stands when the layout fails.

use crate::{Arrangement, ContainerIx, LayoutRequest, NodeIx, Point, Rect, Size, Table, Vec2};

/// The distance between neighbours, in pixels.
const GAP: f64 = 32.0;

/// A node or a container in a row.
#[derive(Clone, Copy)]
enum Child {
    Node(NodeIx),
    Container(ContainerIx),
}

/// Places everything in rows, containers around their children.
pub(super) fn arrange(request: &LayoutRequest) -> Arrangement {
    let mut children: Table<ContainerIx, Vec<Child>> =
        vec![Vec::new(); request.containers.len()].into();
    let mut roots = Vec::new();
    let containers = request
        .containers
        .enumerate()
        .map(|(it, row)| (Child::Container(it), row.parent));
    let nodes = request
        .nodes
        .enumerate()
        .map(|(it, row)| (Child::Node(it), row.parent));
    for (child, parent) in nodes.chain(containers) {
        parent
            .map_or(&mut roots, |parent| &mut children[parent])
            .push(child);
    }

    // A container stands after its parent, so the reverse order sizes children first.
    let mut sizes: Table<ContainerIx, Size> = request
        .containers
        .iter()
        .map(|container| container.min_size)
        .collect();
    for container in request.containers.indices().rev() {
        let it = &request.containers[container];
        let (_, inner) = rows(request, &sizes, &children[container]);
        let size = &mut sizes[container];
        size.width = size.width.max(inner.width + it.padding.x_value());
        size.height = size.height.max(inner.height + it.padding.y_value());
    }

    let mut nodes: Table<NodeIx, Point> = vec![Point::ORIGIN; request.nodes.len()].into();
    let mut frames: Table<ContainerIx, Rect> = sizes.iter().map(|size| size.to_rect()).collect();
    let mut put = |corner: Vec2, children: &[Child], frames: &mut Table<ContainerIx, Rect>| {
        let (places, _) = rows(request, &sizes, children);
        for (child, place) in children.iter().zip(places) {
            match child {
                Child::Node(node) => nodes[*node] = place + corner,
                Child::Container(it) => frames[*it] = frames[*it] + (place.to_vec2() + corner),
            }
        }
    };
    put(Vec2::ZERO, &roots, &mut frames);
    for container in request.containers.indices() {
        let padding = request.containers[container].padding;
        let corner = frames[container].origin().to_vec2() + Vec2::new(padding.x0, padding.y0);
        put(corner, &children[container], &mut frames);
    }
    Arrangement {
        nodes: nodes.into_iter().collect(),
        containers: frames.into_iter().collect(),
        ..Arrangement::default()
    }
}

/// The corners of children in rows of about as many as there are rows, and the size of all.
fn rows(
    request: &LayoutRequest,
    sizes: &Table<ContainerIx, Size>,
    children: &[Child],
) -> (Vec<Point>, Size) {
    let columns = (1..).find(|n| n * n >= children.len()).unwrap_or(1).max(1);
    let mut places = Vec::new();
    let mut all = Size::ZERO;
    for row in children.chunks(columns) {
        let top = if all.height > 0.0 {
            all.height + GAP
        } else {
            0.0
        };
        let (mut x, mut height) = (0.0, 0.0_f64);
        for child in row {
            let size = match child {
                Child::Node(node) => request.nodes[*node].size,
                Child::Container(container) => sizes[*container],
            };
            places.push(Point::new(x, top));
            x += size.width + GAP;
            height = height.max(size.height);
        }
        all = Size::new(all.width.max(x - GAP), top + height);
    }
    (places, all)
}
