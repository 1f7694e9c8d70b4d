//! Placement to scene: the last stage that knows themes.

mod artist;
mod captions;
mod edges;
mod hand;
mod heading;
mod legend;
pub(crate) mod lines;
mod orbits;
mod paint;
mod shadow;
#[cfg(test)]
mod tests;
mod trunk;
mod words;

use std::collections::BTreeSet;

use crate::{
    Affine, ContainerIx, Diagram, EdgeIx, Placement, Point, Rect, Size, Table, Vec2, Visual,
    Visuals,
    diagram::Item,
    scene::{
        BACKGROUND_PART, Brush, Element, Group, Opacity, PathElement, Pen, Role, Scene, Subject,
    },
    style::{Background, LineCap, LineJoin, Rgba, Role as ColorRole, Theme},
    text::Fonts,
    visuals::Outline,
};

use artist::Artist;
use paint::Colors;

pub(crate) use edges::{Trail, WORDS_PART};

/// What a moving picture holds beside a still one. None of it can be seen until
/// a timeline shows it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extras {
    /// What a story says, each with the number of its step.
    pub(crate) captions: Vec<(usize, String)>,
    /// The nodes and containers that light up, by their ids.
    pub(crate) ringed: BTreeSet<String>,
    /// Whether every edge is drawn whole, and the words of its label apart from
    /// their plate, so that each can appear alone.
    pub(crate) apart: bool,
    /// The edges that turn with a node: they go on beneath what they join, which
    /// does not turn.
    pub(crate) spokes: BTreeSet<EdgeIx>,
}

/// A picture, and what it takes to move it.
#[derive(Debug)]
pub(crate) struct Composed {
    pub(crate) scene: Scene,
    /// From the coordinates of the placement to those of the scene's top level.
    pub(crate) shift: Vec2,
    pub(crate) trails: Table<EdgeIx, Trail>,
}

/// The part of a node that lights up.
pub(crate) const RING_PART: &str = "story-ring";

/// Composes the picture.
///
/// The ways of what circles and containers lie lowest, then edges, nodes and edge labels, each in the
/// order of the diagram, which is also the order of reading.
#[must_use]
pub fn compose(
    fonts: &Fonts,
    diagram: &Diagram,
    visuals: &Visuals,
    placement: &Placement,
) -> Scene {
    compose_with(fonts, diagram, visuals, placement, &Extras::default()).scene
}

/// Composes the picture with what a timeline needs beside it.
pub(crate) fn compose_with(
    fonts: &Fonts,
    diagram: &Diagram,
    visuals: &Visuals,
    placement: &Placement,
    extras: &Extras,
) -> Composed {
    let theme = &diagram.theme;
    let mut artist = Artist::new(fonts, theme, &visuals.symbols);
    let (heading, heading_size) = heading::compose(&mut artist, diagram, placement);
    let captions = captions::measure(fonts, theme, &extras.captions, placement.bounds.width());
    let legend = legend::measure(fonts, diagram, placement.bounds.width());
    let legend_size = legend.size;
    let body = placement.bounds.size();
    let wide = body.width.max(heading_size.width).max(legend_size.width);
    let width = wide.max(captions.size.width);
    // A diagram that is narrower than what is said of it stands in the middle.
    let origin = Vec2::new(
        theme.margin + (width - wide) / 2.0,
        theme.margin + heading_size.height,
    );
    let above = body.height + heading_size.height + legend_size.height;
    let size = Size::new(
        (width + 2.0 * theme.margin).ceil(),
        (above + captions.size.height + 2.0 * theme.margin).ceil(),
    );

    let panels = panels(diagram);
    let trails = edges::trails(diagram, placement, &extras.spokes, origin);
    let mut stage = Stage {
        artist: &mut artist,
        diagram,
        visuals,
        placement,
        extras,
        origin,
    };
    let mut elements = Vec::from_iter(heading);
    let mut orbits = orbits::circles(theme, placement, origin);
    let mut containers = stage.containers(&panels);
    let mut nodes = stage.nodes();
    if theme.wobble > 0.0 {
        hand::outlines(&mut orbits, theme.wobble);
        hand::outlines(&mut containers, theme.wobble);
        hand::outlines(&mut nodes, theme.wobble);
    }
    elements.append(&mut orbits);
    elements.append(&mut containers);
    elements.extend(edges::lines(diagram, &trails, extras.apart));
    elements.append(&mut nodes);
    elements.extend(stage.labels(&panels));
    let below = Point::new(origin.x, origin.y + body.height);
    elements.extend(legend.draw(&mut artist, theme, below));
    let top = Point::new(size.width / 2.0, theme.margin + above);
    elements.extend(captions.draw(&mut artist, theme, top));

    let (glyphs, symbols) = artist.finish();
    let room = room(size, diagram.aspect_ratio);
    let scene = Scene {
        size: room,
        background: background(theme.background, room),
        title: diagram.title.clone(),
        description: words::description(diagram, visuals),
        elements: pattern(theme, room)
            .into_iter()
            .chain(centred(elements, size, room))
            .collect(),
        symbols,
        glyphs,
    };
    Composed {
        scene,
        shift: origin + centring(size, room),
        trails,
    }
}

/// What drawing nodes, containers and labels needs.
struct Stage<'a, 'f> {
    artist: &'a mut Artist<'f>,
    diagram: &'a Diagram,
    visuals: &'a Visuals,
    placement: &'a Placement,
    extras: &'a Extras,
    origin: Vec2,
}

impl Stage<'_, '_> {
    fn containers(&mut self, panels: &Table<ContainerIx, Panel>) -> Vec<Element> {
        let containers = self.diagram.containers.enumerate();
        containers
            .map(|(index, container)| {
                let colors = Colors::new(
                    &self.diagram.theme,
                    &container.item.style,
                    panels[index].roles,
                );
                let corner = self.placement.containers[index].origin();
                let visual = &self.visuals.containers[index];
                self.thing(Role::Container, &container.item, visual, &colors, corner)
            })
            .collect()
    }

    fn nodes(&mut self) -> Vec<Element> {
        let nodes = self.diagram.nodes.enumerate();
        nodes
            .map(|(index, node)| {
                let roles = self.diagram.theme.roles(node.item.style.color);
                let colors = Colors::new(&self.diagram.theme, &node.item.style, roles);
                let corner = self.placement.nodes[index].origin();
                let visual = &self.visuals.nodes[index];
                self.thing(Role::Node, &node.item, visual, &colors, corner)
            })
            .collect()
    }

    fn labels(&mut self, panels: &Table<ContainerIx, Panel>) -> Vec<Element> {
        let (diagram, placement) = (self.diagram, self.placement);
        let draw = |edge: EdgeIx| {
            let (block, rect) = (self.visuals.labels[edge].as_ref()?, placement.labels[edge]?);
            let ground = ground(&diagram.theme, placement, panels, rect);
            let rect = rect + self.origin;
            let apart = self.extras.apart;
            Some(edges::label(
                self.artist,
                diagram,
                edge,
                block,
                rect,
                ground,
                apart,
            ))
        };
        diagram.edges.indices().filter_map(draw).collect()
    }

    /// A node or a container: its kind's drawing in its colours, with its corner
    /// where the placement has it.
    fn thing(
        &mut self,
        role: Role,
        item: &Item,
        visual: &Visual,
        colors: &Colors<'_>,
        corner: Point,
    ) -> Element {
        let name = visual.accessible_name.as_ref().unwrap_or(&item.label);
        let subject = Subject {
            role,
            id: item.id.clone(),
            classes: item.classes.iter().chain(&item.tags).cloned().collect(),
            name: name.clone(),
            description: item.description.clone(),
            link: item.link.clone(),
        };
        let at = corner.to_vec2() + self.origin;
        let mut elements = self.artist.draw(&visual.primitives, colors, at);
        if self.extras.ringed.contains(&item.id) {
            elements.push(ring(&self.diagram.theme, visual, colors, at));
        }
        Element::Group(Group {
            subject: Some(subject),
            opacity: item.style.opacity.map_or(Opacity::OPAQUE, Opacity::new),
            elements,
            ..Group::default()
        })
    }
}

/// The outline of a node in its accent, unseen.
fn ring(theme: &Theme, visual: &Visual, colors: &Colors<'_>, at: Vec2) -> Element {
    let shape = match &visual.outline {
        Some(path) => Outline::Path {
            path: Affine::translate(at) * path,
            rule: crate::visuals::FillRule::Nonzero,
        },
        None => {
            let frame = visual.size.to_rect() + at;
            Outline::Box(frame.to_rounded_rect(theme.corner_radius))
        }
    };
    let accent = Brush::Solid(colors.roles[ColorRole::Accent]);
    Element::Path(PathElement {
        part: Some(RING_PART.to_owned()),
        shape,
        fill: None,
        stroke: Some(Pen {
            join: LineJoin::Round,
            ..Pen::solid(accent, theme.stroke_width + 1.5)
        }),
        opacity: Opacity::new(0.0),
    })
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
    vec![Element::Group(Group {
        transform: Affine::translate(centring(size, room)),
        elements,
        ..Group::default()
    })]
}

/// How far what fills `size` is moved to the middle of `room`.
fn centring(size: Size, room: Size) -> Vec2 {
    (room.to_vec2() - size.to_vec2()) / 2.0
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
