//! The layout of a sheet: categories below each other, their kinds in a grid.

use kinograph_core::{
    Arrangement, ContainerIx, Index as _, LayoutEngine, LayoutRequest, LayoutSpec, NodeIx,
    PluginError, Point, Rect, Size,
};

/// The width that a category's kinds are to fill, in pixels.
const WIDTH: f64 = 880.0;
/// Between kinds, in pixels.
const GAP: f64 = 24.0;
/// Between categories, in pixels.
const SECTION_GAP: f64 = 24.0;
/// The room in a container that holds nothing, in pixels.
const EMPTY: Size = Size::new(144.0, 24.0);

/// Arranges the diagrams that [`probe`](crate::probe) writes.
#[derive(Debug)]
pub(crate) struct Grid {
    specs: [LayoutSpec; 1],
}

impl Grid {
    pub(crate) const NAME: &str = "sheet";

    pub(crate) fn new() -> Self {
        Self {
            specs: [LayoutSpec {
                plugin: "author".to_owned(),
                id: Self::NAME.to_owned(),
                title: "Sheet".to_owned(),
                doc: "categories below each other".to_owned(),
                containers: true,
                max_nodes: None,
                params: Vec::new(),
                aliases: Vec::new(),
            }],
        }
    }
}

impl LayoutEngine for Grid {
    fn specs(&self) -> &[LayoutSpec] {
        &self.specs
    }

    fn arrange(&self, _: usize, request: &LayoutRequest) -> Result<Arrangement, PluginError> {
        let sections: Vec<Section> = request
            .containers
            .enumerate()
            .filter(|(_, container)| container.parent.is_none())
            .map(|(container, _)| Section::new(request, container))
            .collect();
        let width = sections.iter().map(Section::width).fold(0.0, f64::max);
        let mut arrangement = Arrangement {
            nodes: vec![Point::ZERO; request.nodes.len()],
            containers: vec![Rect::ZERO; request.containers.len()],
            ..Arrangement::default()
        };
        let mut top = 0.0;
        for section in &sections {
            top = section.place(request, &mut arrangement, top, width) + SECTION_GAP;
        }
        Ok(arrangement)
    }
}

/// What a section holds.
#[derive(Clone, Copy)]
enum Item {
    Node(NodeIx),
    Container(ContainerIx),
}

/// A top container and the grid of what it holds.
struct Section {
    container: ContainerIx,
    items: Vec<(Item, Size)>,
    columns: usize,
    /// The width of each column.
    column: f64,
    /// What the container needs around its grid.
    least: Size,
}

impl Section {
    fn new(request: &LayoutRequest, container: ContainerIx) -> Self {
        let nodes = request
            .nodes
            .enumerate()
            .filter(|(_, node)| node.parent == Some(container))
            .map(|(index, node)| (Item::Node(index), node.size));
        let containers = request
            .containers
            .enumerate()
            .filter(|(_, inner)| inner.parent == Some(container))
            .map(|(index, inner)| {
                let padding = inner.padding;
                let size = Size::new(
                    (EMPTY.width + padding.x0 + padding.x1).max(inner.min_size.width),
                    (EMPTY.height + padding.y0 + padding.y1).max(inner.min_size.height),
                );
                (Item::Container(index), size)
            });
        let items: Vec<(Item, Size)> = nodes.chain(containers).collect();
        let column = items.iter().map(|(_, size)| size.width).fold(1.0, f64::max);
        let fitting = (1..items.len().max(1) + 1)
            .rev()
            .find(|&columns| grid_width(columns, column) <= WIDTH);
        let own = &request.containers[container];
        Self {
            container,
            items,
            columns: fitting.unwrap_or(1),
            column,
            least: Size::new(own.min_size.width, own.padding.y0 + own.padding.y1),
        }
    }

    /// The width of the grid.
    fn width(&self) -> f64 {
        grid_width(self.columns, self.column).max(self.least.width)
    }

    /// Places the section below `top`; returns where it ends.
    fn place(
        &self,
        request: &LayoutRequest,
        arrangement: &mut Arrangement,
        top: f64,
        width: f64,
    ) -> f64 {
        let padding = request.containers[self.container].padding;
        let mut y = top + padding.y0;
        for row in self.items.chunks(self.columns) {
            let height = row.iter().map(|(_, size)| size.height).fold(0.0, f64::max);
            let mut x = padding.x0;
            for (item, size) in row {
                let at = Point::new(x, y + ((height - size.height) / 2.0).round());
                match *item {
                    Item::Node(node) => arrangement.nodes[node.position()] = at,
                    Item::Container(container) => {
                        arrangement.containers[container.position()] =
                            Rect::from_origin_size(at, *size);
                    }
                }
                x += self.column + GAP;
            }
            y += height + GAP;
        }
        let bottom = (y - GAP + padding.y1).max(top + self.least.height);
        let size = Size::new(width + padding.x0 + padding.x1, bottom - top);
        arrangement.containers[self.container.position()] =
            Rect::from_origin_size((0.0, top), size);
        bottom
    }
}

/// The width of so many columns.
fn grid_width(columns: usize, column: f64) -> f64 {
    let columns = f64::from(u16::try_from(columns).unwrap_or(u16::MAX));
    columns * (column + GAP) - GAP
}
