//! Placement to scene: the last stage that knows themes.

mod artist;
mod edges;
mod heading;
mod lines;
mod paint;
mod shadow;
mod trunk;
mod words;

use crate::{
    ContainerIx, Diagram, Placement, Point, Rect, Size, Table, Vec2, Visual, Visuals,
    diagram::Item,
    scene::{Brush, Element, Group, Opacity, PathElement, Pen, Role, Scene, Subject},
    style::{Background, LineCap, Rgba, Role as ColorRole, Theme},
    text::Fonts,
    visuals::Outline,
};

use artist::Artist;
use paint::Colors;

/// Composes the picture.
///
/// Containers lie lowest, then edges, nodes and edge labels, each in the
/// order of the diagram, which is also the order of reading.
#[must_use]
pub fn compose(
    fonts: &Fonts,
    diagram: &Diagram,
    visuals: &Visuals,
    placement: &Placement,
) -> Scene {
    let theme = &diagram.theme;
    let mut artist = Artist::new(fonts, theme, &visuals.symbols);
    let (heading, heading_size) = heading::compose(&mut artist, diagram, placement);
    let origin = Vec2::new(theme.margin, theme.margin + heading_size.height);
    let body = placement.bounds.size();
    let size = Size::new(
        (body.width.max(heading_size.width) + 2.0 * theme.margin).ceil(),
        (body.height + heading_size.height + 2.0 * theme.margin).ceil(),
    );
    let panels = panels(diagram);

    let mut elements = pattern(theme, size);
    elements.extend(heading);
    for (container, it) in diagram.containers.enumerate() {
        let colors = Colors::new(&it.item.style, panels[container].roles);
        let corner = placement.containers[container].origin() + origin;
        let visual = &visuals.containers[container];
        let subject = item_subject(Role::Container, &it.item, visual);
        elements.push(thing(
            &mut artist,
            subject,
            &it.item,
            visual,
            &colors,
            corner,
        ));
    }
    let lines = edges::lines(diagram, placement, origin);
    elements.extend(lines);
    for (node, it) in diagram.nodes.enumerate() {
        let colors = Colors::new(&it.item.style, theme.roles(it.item.style.color));
        let corner = placement.nodes[node].origin() + origin;
        let visual = &visuals.nodes[node];
        let subject = item_subject(Role::Node, &it.item, visual);
        elements.push(thing(
            &mut artist,
            subject,
            &it.item,
            visual,
            &colors,
            corner,
        ));
    }
    for edge in diagram.edges.indices() {
        let (Some(block), Some(rect)) = (&visuals.labels[edge], placement.labels[edge]) else {
            continue;
        };
        let ground = ground(theme, placement, &panels, rect);
        elements.push(edges::label(
            &mut artist,
            diagram,
            edge,
            block,
            rect + origin,
            ground,
        ));
    }
    let (glyphs, symbols) = artist.finish();
    Scene {
        size,
        background: background(theme.background, size),
        title: diagram.title.clone(),
        description: words::description(diagram),
        elements,
        symbols,
        glyphs,
    }
}

/// The fill of a container, and what else its depth decides.
struct Panel {
    roles: crate::style::Roles,
    depth: u32,
}

fn panels(diagram: &Diagram) -> Table<ContainerIx, Panel> {
    let mut panels: Table<ContainerIx, Panel> = Table::new();
    for container in &diagram.containers {
        let depth = container
            .item
            .parent
            .map_or(0, |parent| panels[parent].depth + 1);
        let mut roles = diagram
            .theme
            .container_roles(container.item.style.color, depth);
        if let Some(fill) = container.item.style.fill {
            roles[ColorRole::Surface] = fill;
        }
        panels.push(Panel { roles, depth });
    }
    panels
}

/// The colour that lies under a box: that of the innermost container around its middle.
fn ground(
    theme: &Theme,
    placement: &Placement,
    panels: &Table<ContainerIx, Panel>,
    rect: Rect,
) -> Rgba {
    let plain = theme.neutral[ColorRole::Background];
    // Containers stand after their parents, so the last that fits is the innermost.
    placement
        .containers
        .enumerate()
        .rfind(|(_, frame)| frame.contains(rect.center()))
        .map_or(plain, |(container, _)| {
            panels[container].roles[ColorRole::Surface].over(plain)
        })
}

fn item_subject(role: Role, item: &Item, visual: &Visual) -> Subject {
    let classes = item.classes.iter().chain(&item.tags).cloned().collect();
    Subject {
        role,
        id: item.id.clone(),
        classes,
        name: visual
            .accessible_name
            .clone()
            .unwrap_or_else(|| item.label.clone()),
        description: item.description.clone(),
        link: item.link.clone(),
    }
}

/// A node or a container: its kind's drawing in its colours.
fn thing(
    artist: &mut Artist<'_>,
    subject: Subject,
    item: &Item,
    visual: &Visual,
    colors: &Colors<'_>,
    corner: Point,
) -> Element {
    let elements = artist.draw(&visual.primitives, colors, corner.to_vec2());
    Element::Group(Group {
        subject: Some(subject),
        opacity: item.style.opacity.map_or(Opacity::OPAQUE, Opacity::new),
        elements,
        ..Group::default()
    })
}

fn background(background: Background, size: Size) -> Option<Brush> {
    match background {
        Background::Plain(color) | Background::Dots(color, _) | Background::Grid(color, _) => {
            Some(Brush::Solid(color))
        }
        Background::Gradient(top, bottom) => Some(Brush::Gradient {
            start: Point::ORIGIN,
            end: Point::new(0.0, size.height),
            radial: false,
            stops: vec![(0.0, top), (1.0, bottom)],
        }),
        Background::Transparent => None,
    }
}

/// The dots or lines of a background, as one path.
fn pattern(theme: &Theme, size: Size) -> Vec<Element> {
    const GRID_UNITS: f64 = 3.0;
    let step = theme.grid * GRID_UNITS;
    let (color, width, cap, dash) = match theme.background {
        // A dash of nearly no length with round ends is a dot.
        Background::Dots(_, color) => (color, 2.0, LineCap::Round, vec![0.01, step - 0.01]),
        Background::Grid(_, color) => (color, 1.0, LineCap::Butt, Vec::new()),
        Background::Plain(_) | Background::Gradient(..) | Background::Transparent => {
            return Vec::new();
        }
    };
    let mut path = crate::BezPath::new();
    let along = |length: f64| {
        (1_u32..)
            .map(move |line| f64::from(line) * step)
            .take_while(move |at| *at < length)
    };
    for y in along(size.height) {
        path.move_to((if dash.is_empty() { 0.0 } else { step }, y));
        path.line_to((size.width, y));
    }
    if dash.is_empty() {
        for x in along(size.width) {
            path.move_to((x, 0.0));
            path.line_to((x, size.height));
        }
    }
    let pen = Pen {
        cap,
        dash,
        ..Pen::solid(Brush::Solid(color), width)
    };
    vec![Element::Path(PathElement {
        part: None,
        shape: Outline::Path {
            path,
            rule: crate::visuals::FillRule::Nonzero,
        },
        fill: None,
        stroke: Some(pen),
        opacity: Opacity::OPAQUE,
    })]
}
