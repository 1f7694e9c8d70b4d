//! Edges: lines, heads and labels.

use std::collections::BTreeSet;

use crate::{
    BezPath, Diagram, EdgeIx, Placement, Point, Rect, Table, Vec2,
    diagram::{Edge, End, Heads},
    geometry::Affine,
    measure::LABEL_PADDING,
    scene::{
        Brush, Element, Group, Opacity, PathElement, Pen, Role, Subject,
        compose::{
            artist::{Artist, filled},
            hand,
            lines::{path, tip, trimmed},
            trunk::{Shared, shared},
            words,
        },
    },
    style::{EdgeStyle, LineJoin, LinePattern, Rgba, Role as ColorRole, Theme, readable},
    text::TextBlock,
    visuals::{FillRule, HAlign, Outline},
};

/// Between the tip of a head and the outline that it points at, in pixels.
const TIP_GAP: f64 = 1.5;
/// The radius of a label's plate, in pixels.
const PLATE_RADIUS: f64 = 6.0;
/// The least contrast of a label with its plate (WCAG 2.1, level AA).
const TEXT_CONTRAST: f64 = 4.5;

/// Where an edge runs and what it is drawn with.
#[derive(Clone, Debug)]
pub(crate) struct Trail {
    /// From outline to outline, in the coordinates of the edge's group.
    pub(crate) way: BezPath,
    /// What another edge of its bundle shows already.
    pub(crate) shared: Shared,
    /// How much of the way lies beneath the nodes at its start and at its end, in pixels.
    pub(crate) hidden: [f64; 2],
    /// The colour of its line.
    pub(crate) color: Rgba,
    /// The width of its line.
    pub(crate) width: f64,
}

/// The trail of every edge. Spokes go on to the middle of what they join.
pub(super) fn trails(
    diagram: &Diagram,
    placement: &Placement,
    spokes: &BTreeSet<EdgeIx>,
    origin: Vec2,
) -> Table<EdgeIx, Trail> {
    let theme = &diagram.theme;
    let shared = shared(diagram, placement, theme.edge.radius);
    let trail = |(index, edge): (EdgeIx, &Edge)| {
        let route = &placement.routes[index];
        let middle = |end| match diagram.whole(end) {
            End::Node(node) if spokes.contains(&index) => Some(placement.nodes[node].center()),
            _ => None,
        };
        let mut points = route.points.clone();
        let mut hidden = [0.0; 2];
        if let ([first, .., last], Some(from), Some(to)) =
            (&points[..], middle(edge.source), middle(edge.target))
        {
            hidden = [from.distance(*first), to.distance(*last)];
            points.insert(0, from);
            points.push(to);
        }
        let ruled = Affine::translate(origin) * path(&points, route.curve, theme.edge.radius);
        let way = if theme.wobble > 0.0 {
            hand::line(&ruled, theme.wobble, hand::Pass::First)
        } else {
            ruled
        };
        Trail {
            way,
            shared: shared[index],
            hidden,
            color: color(theme, &edge.style),
            width: edge.style.width.unwrap_or(theme.edge.width),
        }
    };
    diagram.edges.enumerate().map(trail).collect()
}

/// Every edge: one group each. Edges that stand `apart` share no trunks.
pub(super) fn lines(diagram: &Diagram, trails: &Table<EdgeIx, Trail>, apart: bool) -> Vec<Element> {
    let line = |(edge, trail): (&Edge, &Trail)| {
        let shared = if apart {
            Shared::default()
        } else {
            trail.shared
        };
        Element::Group(Group {
            subject: Some(subject(edge, Role::Edge, words::edge(diagram, edge))),
            opacity: edge.style.opacity.map_or(Opacity::OPAQUE, Opacity::new),
            elements: strokes(edge.heads, edge.style.line, trail, shared),
            ..Group::default()
        })
    };
    diagram.edges.iter().zip(trails).map(line).collect()
}

/// A short edge of a style, as a legend shows it.
pub(super) fn sample(theme: &Theme, style: &EdgeStyle, way: BezPath) -> Vec<Element> {
    let trail = Trail {
        way,
        shared: Shared::default(),
        hidden: [0.0; 2],
        color: color(theme, style),
        width: style.width.unwrap_or(theme.edge.width),
    };
    strokes(Heads::Target, style.line, &trail, Shared::default())
}

/// The part of a label that is dimmed without its plate, which has to go on
/// masking the line.
pub(crate) const WORDS_PART: &str = "words";

/// The label of an edge on a plate that masks what lies beneath. Its words
/// stand `apart` from the plate where they are dimmed.
pub(super) fn label(
    artist: &mut Artist<'_>,
    diagram: &Diagram,
    index: EdgeIx,
    block: &TextBlock,
    rect: Rect,
    ground: Rgba,
    apart: bool,
) -> Element {
    let edge = &diagram.edges[index];
    let theme = &diagram.theme;
    let plate = PathElement {
        part: Some("plate".to_owned()),
        shape: Outline::Box(rect.to_rounded_rect(PLATE_RADIUS)),
        fill: Some(Brush::Solid(ground)),
        stroke: None,
        opacity: Opacity::OPAQUE,
    };
    let ink = if edge.style.color.is_some() {
        color(theme, &edge.style)
    } else {
        theme.edge.text
    };
    let brush = Brush::Solid(readable(ink, &[ground], TEXT_CONTRAST));
    let at = Point::new(rect.center().x, rect.y0 + LABEL_PADDING.y0);
    let mut elements = vec![Element::Path(plate)];
    let words = artist.block(block, theme.edge_label, at, HAlign::Middle, &brush);
    if apart {
        elements.push(Element::Group(Group {
            part: Some(WORDS_PART.to_owned()),
            elements: words,
            ..Group::default()
        }));
    } else {
        elements.extend(words);
    }
    let name = edge.label.clone().unwrap_or_default();
    Element::Group(Group {
        subject: Some(subject(edge, Role::EdgeLabel, name)),
        opacity: edge.style.opacity.map_or(Opacity::OPAQUE, Opacity::new),
        elements,
        ..Group::default()
    })
}

fn subject(edge: &Edge, role: Role, name: String) -> Subject {
    Subject {
        role,
        id: edge.id.clone(),
        classes: edge.classes.clone(),
        name,
        description: None,
        link: None,
    }
}

/// An author's colour is adapted to the theme as that of a node is.
fn color(theme: &Theme, style: &EdgeStyle) -> Rgba {
    style.color.map_or(theme.edge.color, |seed| {
        theme.roles(Some(seed))[ColorRole::Accent]
    })
}

/// The line and its heads along a path from outline to outline.
fn strokes(
    heads: Heads,
    pattern: Option<LinePattern>,
    trail: &Trail,
    shared: Shared,
) -> Vec<Element> {
    let (way, width) = (&trail.way, trail.width);
    let brush = Brush::Solid(trail.color);
    let head = Head::of(width);
    let has_heads = match heads {
        Heads::None => [false, false],
        Heads::Target => [false, true],
        Heads::Both => [true, true],
    };
    // Heads that two edges share are drawn with the first of them.
    let at_start = has_heads[0] && shared.start <= 0.0;
    let at_end = has_heads[1] && shared.end <= 0.0;
    let cut = |has_head, shared: f64, hidden: f64| {
        // What lies beneath a node needs no gap, and what turns may come out.
        if has_head && hidden <= 0.0 {
            head.line_gap()
        } else {
            shared
        }
    };
    let start = cut(at_start, shared.start, trail.hidden[0]);
    let end = cut(at_end, shared.end, trail.hidden[1]);
    let line = trimmed(way, start, end);
    let mut elements = Vec::new();
    if !line.is_empty() {
        let mut pen = Pen {
            join: LineJoin::Round,
            ..Pen::solid(brush.clone(), width)
        };
        if let Some(pattern) = pattern {
            pen = pen.patterned(pattern);
        }
        if !pen.dash.is_empty() {
            pen.dash_offset = shared.start;
        }
        elements.push(Element::Path(PathElement {
            part: Some("line".to_owned()),
            shape: Outline::Path {
                path: line,
                rule: FillRule::Nonzero,
            },
            fill: None,
            stroke: Some(pen),
            opacity: Opacity::OPAQUE,
        }));
    }
    let seen = match trail.hidden {
        [0.0, 0.0] => way.clone(),
        [start, end] => trimmed(way, start, end),
    };
    let ends = [(at_start, seen.reverse_subpaths()), (at_end, seen)];
    for (_, way) in ends.iter().filter(|(has_head, _)| *has_head) {
        elements.extend(head.at_end(way, &brush));
    }
    elements
}

/// A small filled triangle, in pixels.
struct Head {
    length: f64,
    half_width: f64,
    /// The stroke that rounds its corners.
    rounding: f64,
}

impl Head {
    /// The head of a line of this width.
    fn of(width: f64) -> Self {
        Self {
            length: 5.5 + 1.6 * width,
            half_width: 2.2 + 1.1 * width,
            rounding: 1.2,
        }
    }

    /// How far before the outline the line stops, so that it never shows beside the tip.
    fn line_gap(&self) -> f64 {
        TIP_GAP + self.length * 0.8
    }

    fn at_end(&self, way: &BezPath, brush: &Brush) -> Option<Element> {
        let (end, forward) = tip(way, TIP_GAP + self.length)?;
        let across = forward.turn_90() * self.half_width;
        let point = end - forward * (TIP_GAP + self.rounding / 2.0);
        let base = end - forward * (TIP_GAP + self.length);
        let mut path = BezPath::new();
        path.move_to(point);
        path.line_to(base + across);
        path.line_to(base - across);
        path.close_path();
        let mut head = filled(path, brush.clone());
        head.part = Some("head".to_owned());
        head.stroke = Some(Pen {
            join: LineJoin::Round,
            ..Pen::solid(brush.clone(), self.rounding)
        });
        Some(Element::Path(head))
    }
}
