//! Placement to scene: the last stage that knows themes.

mod artist;
mod edges;
mod heading;
mod lines;
mod paint;
mod shadow;
#[cfg(test)]
mod tests;
mod trunk;
mod words;

use crate::{
    Affine, ContainerIx, Diagram, EdgeIx, NodeIx, Placement, Point, Rect, Size, Table, Vec2,
    Visual, Visuals,
    diagram::{Container, Item, Node},
    scene::{
        BACKGROUND_PART, Brush, Element, Group, Opacity, PathElement, Pen, Role, Scene, Subject,
    },
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
    let mut elements = Vec::from_iter(heading);
    elements.extend(containers(
        &mut artist,
        diagram,
        visuals,
        placement,
        &panels,
        origin,
    ));
    elements.extend(edges::lines(diagram, placement, origin));
    elements.extend(nodes(&mut artist, diagram, visuals, placement, origin));
    elements.extend(labels(
        &mut artist,
        diagram,
        visuals,
        placement,
        &panels,
        origin,
    ));

    let (glyphs, symbols) = artist.finish();
    let room = room(size, diagram.aspect_ratio);
    Scene {
        size: room,
        background: background(theme.background, room),
        title: diagram.title.clone(),
        description: words::description(diagram),
        elements: pattern(theme, room)
            .into_iter()
            .chain(centred(elements, size, room))
            .collect(),
        symbols,
        glyphs,
    }
}

fn containers(
    artist: &mut Artist<'_>,
    diagram: &Diagram,
    visuals: &Visuals,
    placement: &Placement,
    panels: &Table<ContainerIx, Panel>,
    origin: Vec2,
) -> Vec<Element> {
    let draw = |(index, container): (ContainerIx, &Container)| {
        let colors = Colors::new(&container.item.style, panels[index].roles);
        let corner = placement.containers[index].origin() + origin;
        let visual = &visuals.containers[index];
        thing(
            artist,
            Role::Container,
            &container.item,
            visual,
            &colors,
            corner,
        )
    };
    diagram.containers.enumerate().map(draw).collect()
}

fn nodes(
    artist: &mut Artist<'_>,
    diagram: &Diagram,
    visuals: &Visuals,
    placement: &Placement,
    origin: Vec2,
) -> Vec<Element> {
    let draw = |(index, node): (NodeIx, &Node)| {
        let colors = Colors::new(&node.item.style, diagram.theme.roles(node.item.style.color));
        let corner = placement.nodes[index].origin() + origin;
        thing(
            artist,
            Role::Node,
            &node.item,
            &visuals.nodes[index],
            &colors,
            corner,
        )
    };
    diagram.nodes.enumerate().map(draw).collect()
}

fn labels(
    artist: &mut Artist<'_>,
    diagram: &Diagram,
    visuals: &Visuals,
    placement: &Placement,
    panels: &Table<ContainerIx, Panel>,
    origin: Vec2,
) -> Vec<Element> {
    let draw = |edge: EdgeIx| {
        let (block, rect) = (visuals.labels[edge].as_ref()?, placement.labels[edge]?);
        let ground = ground(&diagram.theme, placement, panels, rect);
        Some(edges::label(
            artist,
            diagram,
            edge,
            block,
            rect + origin,
            ground,
        ))
    };
    diagram.edges.indices().filter_map(draw).collect()
}

/// The least room of the wanted shape that holds a picture.
fn room(size: Size, aspect_ratio: Option<f64>) -> Size {
    match aspect_ratio {
        Some(ratio) if ratio.is_finite() && ratio > 0.0 => Size::new(
            size.width.max(size.height * ratio),
            size.height.max(size.width / ratio),
        ),
        _ => size,
    }
}

/// Elements that fill `size`, in the middle of `room`.
fn centred(elements: Vec<Element>, size: Size, room: Size) -> Vec<Element> {
    if room == size {
        return elements;
    }
    let shift = (room.to_vec2() - size.to_vec2()) / 2.0;
    vec![Element::Group(Group {
        transform: Affine::translate(shift),
        elements,
        ..Group::default()
    })]
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

/// A node or a container: its kind's drawing in its colours.
fn thing(
    artist: &mut Artist<'_>,
    role: Role,
    item: &Item,
    visual: &Visual,
    colors: &Colors<'_>,
    corner: Point,
) -> Element {
    let subject = Subject {
        role,
        id: item.id.clone(),
        classes: item.classes.iter().chain(&item.tags).cloned().collect(),
        name: visual
            .accessible_name
            .clone()
            .unwrap_or_else(|| item.label.clone()),
        description: item.description.clone(),
        link: item.link.clone(),
    };
    Element::Group(Group {
        subject: Some(subject),
        opacity: item.style.opacity.map_or(Opacity::OPAQUE, Opacity::new),
        elements: artist.draw(&visual.primitives, colors, corner.to_vec2()),
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
        part: Some(BACKGROUND_PART.to_owned()),
        shape: Outline::Path {
            path,
            rule: crate::visuals::FillRule::Nonzero,
        },
        fill: None,
        stroke: Some(pen),
        opacity: Opacity::OPAQUE,
    })]
}
