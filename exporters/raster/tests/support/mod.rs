//! Scenes that move, made by hand, for the tests of everything that draws frames.
#![allow(dead_code, reason = "every test uses its part of it")]

use kinograph_core::{
    Affine, BezPath, Point, Rect, Scene, Size, Table, Timeline, Vec2,
    geometry::Shape as _,
    scene::{Brush, Element, Group, Opacity, PathElement, Pen, Role, Subject},
    style::{LineCap, LineJoin, Rgba},
    timeline::{Flow, Mark, Property, Target, Track},
    visuals::{Easing, FillRule, Keyframe, Outline},
};

/// The size of a cell of the grid that nodes stand in.
const CELL: Size = Size::new(240.0, 170.0);
const CARD: Size = Size::new(150.0, 70.0);
const GROUND: Rgba = Rgba::rgb(250, 249, 247);
const INK: Rgba = Rgba::rgb(60, 66, 82);

/// What runs along the edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Marks {
    /// Comets of several strokes.
    Beams,
    /// Dots with halos.
    Dots,
    /// Small heads that turn.
    Arrows,
}

/// A grid of cards with edges between neighbours, on which marks run.
pub(crate) fn network(columns: u32, rows: u32, marks: Marks) -> (Scene, Timeline) {
    let mut edges = Vec::new();
    let mut flows = Vec::new();
    for (number, (from, to)) in (0_u32..).zip(pairs(columns, rows)) {
        let id = format!("{from:?}->{to:?}");
        let way = way(centre(from), centre(to));
        edges.push(edge(&id, &way));
        let phase = f64::from(number) * 0.618 % 1.0;
        flows.push(flow(&id, way, marks, phase));
    }
    let cells = cells(columns, rows);
    let nodes = cells.map(|at| node(&format!("{at:?}"), centre(at)));
    let elements: Vec<Element> = edges.into_iter().chain(nodes).collect();
    let scene = Scene {
        size: Size::new(
            f64::from(columns) * CELL.width,
            f64::from(rows) * CELL.height,
        ),
        background: Some(Brush::Solid(GROUND)),
        title: None,
        description: String::new(),
        elements,
        symbols: Table::new(),
        glyphs: Table::new(),
    };
    let timeline = Timeline {
        duration_ms: 4000,
        poster_ms: 0,
        tracks: Vec::new(),
        flows,
    };
    (scene, timeline)
}

/// A track from 0 to 1 of the loop, with its values evenly apart.
pub(crate) fn track(
    role: Role,
    id: &str,
    part: Option<&str>,
    property: Property,
    values: &[f64],
) -> Track {
    let last = f64::from(u32::try_from(values.len() - 1).expect("few values"));
    let keyframes = (0_u32..).zip(values).map(|(number, value)| Keyframe {
        offset: f64::from(number) / last,
        value: *value,
        easing: Easing::EaseInOut,
    });
    Track {
        target: Target {
            role,
            id: id.to_owned(),
            part: part.map(str::to_owned),
        },
        property,
        origin: Point::new(200.0, 150.0),
        keyframes: keyframes.collect(),
        runs: 1,
    }
}

fn cells(columns: u32, rows: u32) -> impl Iterator<Item = (u32, u32)> {
    (0..rows).flat_map(move |row| (0..columns).map(move |column| (column, row)))
}

fn centre((column, row): (u32, u32)) -> Point {
    Point::new(
        (f64::from(column) + 0.5) * CELL.width,
        (f64::from(row) + 0.5) * CELL.height,
    )
}

/// To the right, down, and two steps aslant: 31 edges for 5 by 4 cells, some of
/// which cross others.
fn pairs(columns: u32, rows: u32) -> Vec<((u32, u32), (u32, u32))> {
    let mut pairs = Vec::new();
    for (column, row) in cells(columns, rows) {
        if column + 1 < columns {
            pairs.push(((column, row), (column + 1, row)));
        }
        if row + 1 < rows && (column + row) % 2 == 0 {
            pairs.push(((column, row), (column, row + 1)));
        }
        if column + 1 < columns && row + 1 < rows && column % 2 == 1 {
            pairs.push(((column, row), (column + 1, row + 1)));
        }
    }
    pairs
}

/// A way with two rounded bends from the right or lower side of one card to
/// the left or upper one of another.
pub(crate) fn way(from: Point, to: Point) -> BezPath {
    const RADIUS: f64 = 8.0;
    let mut way = BezPath::new();
    if (from.x - to.x).abs() < 1.0 {
        way.move_to((from.x, from.y + CARD.height / 2.0));
        way.line_to((to.x, to.y - CARD.height / 2.0));
        return way;
    }
    let (start, end) = (from.x + CARD.width / 2.0, to.x - CARD.width / 2.0);
    way.move_to((start, from.y));
    let drop = to.y - from.y;
    if drop.abs() > 1.0 {
        let middle = (start + end) / 2.0;
        let turn = RADIUS * drop.signum();
        way.line_to((middle - RADIUS, from.y));
        way.quad_to((middle, from.y), (middle, from.y + turn));
        way.line_to((middle, to.y - turn));
        way.quad_to((middle, to.y), (middle + RADIUS, to.y));
    }
    way.line_to((end, to.y));
    way
}

fn subject(role: Role, id: &str) -> Subject {
    Subject {
        role,
        id: id.to_owned(),
        classes: Vec::new(),
        name: id.to_owned(),
        description: None,
        link: None,
    }
}

pub(crate) fn pen(color: Rgba, width: f64) -> Pen {
    Pen {
        brush: Brush::Solid(color),
        width,
        cap: LineCap::Butt,
        join: LineJoin::Round,
        dash: Vec::new(),
        dash_offset: 0.0,
    }
}

pub(crate) fn shape(shape: Outline, fill: Option<Rgba>, stroke: Option<Pen>) -> PathElement {
    PathElement {
        part: None,
        shape,
        fill: fill.map(Brush::Solid),
        stroke,
        opacity: Opacity::OPAQUE,
    }
}

fn edge(id: &str, way: &BezPath) -> Element {
    let path = Outline::Path {
        path: way.clone(),
        rule: FillRule::Nonzero,
    };
    let line = PathElement {
        part: Some("line".to_owned()),
        ..shape(path, None, Some(pen(Rgba::rgb(150, 156, 170), 2.0)))
    };
    Element::Group(Group {
        subject: Some(subject(Role::Edge, id)),
        elements: vec![Element::Path(line)],
        ..Group::default()
    })
}

/// A card with a shadow, a plate and two lines of something like text.
pub(crate) fn node(id: &str, centre: Point) -> Element {
    let frame = Rect::from_center_size(centre, CARD);
    let boxed = |rect: Rect, radius| Outline::Box(rect.to_rounded_rect(radius));
    let shadow = (1..=3).map(|step| {
        let reach = f64::from(step) * 1.5;
        let rect = frame.inflate(reach, reach) + Vec2::new(0.0, 3.0);
        shape(boxed(rect, 10.0), Some(Rgba { a: 10, ..INK }), None)
    });
    let card = shape(
        boxed(frame, 8.0),
        Some(Rgba::WHITE),
        Some(pen(Rgba::rgb(205, 208, 216), 1.25)),
    );
    let plate = Rect::from_origin_size(frame.origin() + Vec2::new(12.0, 17.0), (36.0, 36.0));
    let hue = id
        .bytes()
        .fold(0_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte));
    let plate = PathElement {
        part: Some("plate".to_owned()),
        ..shape(boxed(plate, 6.0), Some(Rgba::rgb(80, hue, 200)), None)
    };
    let text = [(24.0, 7), (42.0, 9)].map(|(y, letters)| {
        let mut path = BezPath::new();
        for letter in 0..letters {
            let at = frame.origin() + Vec2::new(60.0 + f64::from(letter) * 8.3, y);
            let ring = kinograph_core::geometry::Ellipse::new(at, (2.9, 3.7), 0.0);
            path.extend(ring.path_elements(0.1));
        }
        let path = Outline::Path {
            path,
            rule: FillRule::Nonzero,
        };
        shape(path, None, Some(pen(INK, 1.3)))
    });
    let parts = shadow.chain([card, plate]).chain(text);
    Element::Group(Group {
        subject: Some(subject(Role::Node, id)),
        elements: parts.map(Element::Path).collect(),
        ..Group::default()
    })
}

/// Marks along a way, three to the loop.
pub(crate) fn flow(id: &str, way: BezPath, marks: Marks, phase: f64) -> Flow {
    const GAP: f64 = 60.0;
    let blue = Rgba::rgb(46, 107, 255);
    let mark = match marks {
        Marks::Beams => Mark::Strokes(
            (0..5_u8)
                .map(|layer| {
                    let behind = f64::from(layer) * 6.0;
                    Pen {
                        dash: vec![8.0, GAP - 8.0],
                        dash_offset: behind,
                        ..pen(
                            Rgba {
                                a: 255 - layer * 48,
                                ..blue
                            },
                            2.5,
                        )
                    }
                })
                .collect(),
        ),
        Marks::Dots => {
            let dot = |radius: f64, a| {
                let outline = Outline::Ellipse {
                    center: Point::ORIGIN,
                    radii: Vec2::new(radius, radius),
                };
                shape(outline, Some(Rgba { a, ..blue }), None)
            };
            Mark::Stamp {
                elements: vec![dot(7.0, 40), dot(5.0, 70), dot(3.0, 255)],
                turns: false,
            }
        }
        Marks::Arrows => {
            let path = BezPath::from_svg("M-5 -4 L4 0 L-5 4 L-3 0 Z").expect("a path");
            let head = Outline::Path {
                path,
                rule: FillRule::Nonzero,
            };
            Mark::Stamp {
                elements: vec![shape(head, Some(blue), None)],
                turns: true,
            }
        }
    };
    Flow {
        edge: id.to_owned(),
        way,
        mark,
        gap: GAP,
        runs: 4,
        phase,
        visible: Vec::new(),
    }
}

/// A group of elements moved aside, as compositions of another shape have it.
pub(crate) fn shifted(mut scene: Scene, by: Vec2) -> Scene {
    scene.size += by.to_size() * 2.0;
    scene.elements = vec![Element::Group(Group {
        transform: Affine::translate(by),
        elements: scene.elements,
        ..Group::default()
    })];
    scene
}
