//! The checks that a drawing passes before anything else sees it.
//!
//! A kind may be a stranger's plugin. What it answers is believed only as far
//! as it is checked here; every fault is told in words that name it.

#[cfg(test)]
mod tests;

use crate::{
    Affine, BezPath, Insets, KindSpec, Point, Rect, Size, Table, Vec2,
    index::SymbolIx,
    style::{Gradient, Paint, Stroke},
    visuals::{
        Animation, Operation, Outline, Painted, PortPlace, Primitive, Symbol, TextRun, Visual,
    },
};

/// The greatest distance from the origin, in pixels.
const FARTHEST: f64 = 1e6;
/// The greatest width and height of a node, in pixels.
const LARGEST: f64 = 20_000.0;
/// The greatest size of type, in pixels.
const LARGEST_TYPE: f64 = 1000.0;
/// The deepest nesting of groups.
const DEEPEST: usize = 16;
/// How far a drawing may miss the frame that it was given, in pixels.
const FRAME_SLACK: f64 = 0.5;
/// How far a port may lie outside of its node's box, in pixels.
const PORT_SLACK: f64 = 1.0;

const MOST_PRIMITIVES: usize = 20_000;
const MOST_SEGMENTS: usize = 200_000;
const MOST_CHARACTERS: usize = 20_000;
const MOST_NAME_CHARACTERS: usize = 200;
const MOST_DASHES: usize = 32;
const MOST_STOPS: usize = 64;
const MOST_ANIMATIONS: usize = 256;
const MOST_KEYFRAMES: usize = 256;
const LONGEST_ANIMATION_MS: u32 = 3_600_000;

/// What is wrong with an answer: lower case, without a full stop.
type Fault = String;

/// Checks the drawing of one node.
///
/// `symbols` says of each symbol of the same answer whether it passed
/// [`symbol`]; `frame` is the size that the kind was told to draw at.
pub(crate) fn visual(
    visual: &Visual,
    spec: &KindSpec,
    symbols: &Table<SymbolIx, Result<(), Fault>>,
    frame: Option<Size>,
) -> Result<(), Fault> {
    size(visual.size, frame)?;
    insets("bleed", visual.bleed)?;
    if let Some(content) = visual.content {
        insets("content", content)?;
    }
    if let Some(outline) = &visual.outline {
        path("the outline", outline)?;
        if outline.is_empty() {
            return Err("the outline is empty".to_owned());
        }
    }
    for (name, place) in &visual.ports {
        port(name, place, spec, visual.size)?;
    }
    let mut walk = Walk {
        symbols: Some(symbols),
        ..Walk::default()
    };
    walk.primitives(&visual.primitives, 0)?;
    if visual.animations.len() > MOST_ANIMATIONS {
        return Err(format!("there are more than {MOST_ANIMATIONS} animations"));
    }
    visual.animations.iter().try_for_each(animation)?;
    visual
        .accessible_name
        .as_deref()
        .map_or(Ok(()), |name| short("the accessible name", name))
}

/// Checks artwork that drawings share.
pub(crate) fn symbol(symbol: &Symbol) -> Result<(), Fault> {
    rect("the view of a symbol", symbol.view)?;
    if symbol.view.width() <= 0.0 || symbol.view.height() <= 0.0 {
        return Err("the view of a symbol is empty".to_owned());
    }
    Walk::default().primitives(&symbol.primitives, 0)
}

fn size(size: Size, frame: Option<Size>) -> Result<(), Fault> {
    // How large a container must be is not its kind's to say.
    let largest = if frame.is_some() { FARTHEST } else { LARGEST };
    let good = |side: f64| side.is_finite() && side > 0.0 && side <= largest;
    let Size { width, height } = size;
    if !good(width) || !good(height) {
        return Err(format!(
            "the size {width} by {height} is not more than 0 and at most {largest} pixels"
        ));
    }
    match frame {
        Some(frame)
            if (frame.width - width).abs() > FRAME_SLACK
                || (frame.height - height).abs() > FRAME_SLACK =>
        {
            let Size {
                width: wanted_width,
                height: wanted_height,
            } = frame;
            Err(format!(
                "the size {width} by {height} is not that of the frame, \
                 {wanted_width} by {wanted_height}"
            ))
        }
        _ => Ok(()),
    }
}

fn port(name: &str, place: &PortPlace, spec: &KindSpec, size: Size) -> Result<(), Fault> {
    if !spec.ports.iter().any(|declared| declared.id == name) {
        let name: String = name.chars().take(MOST_NAME_CHARACTERS).collect();
        return Err(format!("the port {name:?} is not declared"));
    }
    point("a port", place.at)?;
    if !size
        .to_rect()
        .inflate(PORT_SLACK, PORT_SLACK)
        .contains(place.at)
    {
        return Err(format!("the port {name:?} lies outside of the node"));
    }
    Ok(())
}

/// What a walk through primitives has met so far.
#[derive(Default)]
struct Walk<'a> {
    /// None inside a symbol, which may hold neither symbols nor text.
    symbols: Option<&'a Table<SymbolIx, Result<(), Fault>>>,
    primitives: usize,
    segments: usize,
    characters: usize,
}

impl Walk<'_> {
    fn primitives(&mut self, primitives: &[Primitive], depth: usize) -> Result<(), Fault> {
        if depth > DEEPEST {
            return Err(format!("groups are nested deeper than {DEEPEST}"));
        }
        self.primitives = self.primitives.saturating_add(primitives.len());
        if self.primitives > MOST_PRIMITIVES {
            return Err(format!("there are more than {MOST_PRIMITIVES} primitives"));
        }
        for primitive in primitives {
            if let Some(part) = &primitive.part {
                short("the name of a part", part)?;
            }
            self.operation(&primitive.operation, depth)?;
        }
        Ok(())
    }

    fn operation(&mut self, operation: &Operation, depth: usize) -> Result<(), Fault> {
        match operation {
            Operation::Group {
                transform,
                clip,
                opacity,
                primitives,
            } => {
                affine(*transform)?;
                share("the opacity of a group", *opacity)?;
                if let Some(clip) = clip {
                    self.path("a clip", clip)?;
                }
                self.primitives(primitives, depth + 1)
            }
            Operation::Paint(painted) => self.painted(painted),
            Operation::Text(run) => self.text(run),
            Operation::Symbol {
                symbol,
                frame,
                tint,
                opacity,
            } => {
                let Some(symbols) = self.symbols else {
                    return Err("a symbol holds a symbol".to_owned());
                };
                rect("the frame of a symbol", *frame)?;
                share("the opacity of a symbol", *opacity)?;
                paint(tint)?;
                match symbols.get(*symbol) {
                    Some(checked) => checked.clone(),
                    None => Err("a symbol is used that does not exist".to_owned()),
                }
            }
        }
    }

    fn painted(&mut self, painted: &Painted) -> Result<(), Fault> {
        share("the opacity of a shape", painted.opacity)?;
        paint(&painted.fill)?;
        if let Some(line) = &painted.stroke {
            stroke(line)?;
        }
        match &painted.shape {
            Outline::Box(shape) => {
                rect("a box", shape.rect())?;
                let radii = shape.radii();
                let corners = [
                    radii.top_left,
                    radii.top_right,
                    radii.bottom_right,
                    radii.bottom_left,
                ];
                corners
                    .into_iter()
                    .try_for_each(|radius| length("a corner", radius))
            }
            Outline::Ellipse {
                center,
                radii: Vec2 { x, y },
            } => {
                point("an ellipse", *center)?;
                length("an ellipse", *x)?;
                length("an ellipse", *y)
            }
            Outline::Path { path, .. } => self.path("a path", path),
        }
    }

    fn path(&mut self, what: &str, shape: &BezPath) -> Result<(), Fault> {
        self.segments = self.segments.saturating_add(shape.elements().len());
        if self.segments > MOST_SEGMENTS {
            return Err(format!("the paths have more than {MOST_SEGMENTS} segments"));
        }
        path(what, shape)
    }

    fn text(&mut self, run: &TextRun) -> Result<(), Fault> {
        if self.symbols.is_none() {
            return Err("a symbol holds text".to_owned());
        }
        self.characters = self.characters.saturating_add(run.content.chars().count());
        if self.characters > MOST_CHARACTERS {
            return Err(format!(
                "the texts have more than {MOST_CHARACTERS} characters"
            ));
        }
        point("a text", run.at)?;
        paint(&run.fill)?;
        if let Some(width) = run.max_width {
            length("the width of a text", width)?;
        }
        let size = run.font.size;
        if !size.is_finite() || size <= 0.0 || size > LARGEST_TYPE {
            return Err(format!(
                "the type size {size} is not more than 0 and at most {LARGEST_TYPE} pixels"
            ));
        }
        Ok(())
    }
}

fn path(what: &str, shape: &BezPath) -> Result<(), Fault> {
    // A path may be built from elements in any order; drawing one that does
    // not begin with a move would be our own bug later.
    if shape
        .elements()
        .first()
        .is_some_and(|first| !matches!(first, kurbo::PathEl::MoveTo(_)))
    {
        return Err(format!("{what} does not begin with a move"));
    }
    // The control box would hide what is not a number.
    shape
        .elements()
        .iter()
        .try_for_each(|element| match *element {
            kurbo::PathEl::MoveTo(a) | kurbo::PathEl::LineTo(a) => point(what, a),
            kurbo::PathEl::QuadTo(a, b) => point(what, a).and_then(|()| point(what, b)),
            kurbo::PathEl::CurveTo(a, b, c) => point(what, a)
                .and_then(|()| point(what, b))
                .and_then(|()| point(what, c)),
            kurbo::PathEl::ClosePath => Ok(()),
        })
}

fn paint(paint: &Paint) -> Result<(), Fault> {
    let Paint::Gradient(Gradient {
        start, end, stops, ..
    }) = paint
    else {
        return Ok(());
    };
    point("a gradient", *start)?;
    point("a gradient", *end)?;
    if stops.len() > MOST_STOPS {
        return Err(format!("a gradient has more than {MOST_STOPS} stops"));
    }
    if stops.is_empty() {
        return Err("a gradient has no stops".to_owned());
    }
    ascending(
        "the stops of a gradient",
        stops.iter().map(|(offset, _)| *offset),
    )
}

fn stroke(stroke: &Stroke) -> Result<(), Fault> {
    paint(&stroke.paint)?;
    length("the width of a stroke", stroke.width)?;
    number("a dash offset", stroke.dash_offset)?;
    if stroke.dash.len() > MOST_DASHES {
        return Err(format!("a dash list has more than {MOST_DASHES} lengths"));
    }
    stroke
        .dash
        .iter()
        .try_for_each(|dash| length("a dash", *dash))?;
    if !stroke.dash.is_empty() && stroke.dash.iter().sum::<f64>() < 0.1 {
        return Err("a dash list is shorter than a tenth of a pixel".to_owned());
    }
    Ok(())
}

fn animation(animation: &Animation) -> Result<(), Fault> {
    if let Some(part) = &animation.part {
        short("the part of an animation", part)?;
    }
    let frames = &animation.keyframes;
    if frames.is_empty() || frames.len() > MOST_KEYFRAMES {
        return Err(format!(
            "an animation has not 1 to {MOST_KEYFRAMES} keyframes"
        ));
    }
    if !(1..=LONGEST_ANIMATION_MS).contains(&animation.duration_ms)
        || animation.delay_ms > LONGEST_ANIMATION_MS
    {
        return Err(format!(
            "an animation takes no time, or over {LONGEST_ANIMATION_MS} ms"
        ));
    }
    frames
        .iter()
        .try_for_each(|frame| number("a keyframe", frame.value))?;
    ascending(
        "the keyframes of an animation",
        frames.iter().map(|frame| frame.offset),
    )
}

fn ascending(what: &str, offsets: impl Iterator<Item = f64>) -> Result<(), Fault> {
    let mut last = 0.0;
    for offset in offsets {
        share(what, offset)?;
        if offset < last {
            return Err(format!("{what} are not in order"));
        }
        last = offset;
    }
    Ok(())
}

fn insets(what: &str, insets: Insets) -> Result<(), Fault> {
    [insets.x0, insets.y0, insets.x1, insets.y1]
        .into_iter()
        .try_for_each(|inset| length(what, inset).and_then(|()| at_most(what, inset, LARGEST)))
}

fn affine(affine: Affine) -> Result<(), Fault> {
    affine
        .as_coeffs()
        .into_iter()
        .try_for_each(|value| number("a transform", value))
}

fn rect(what: &str, rect: Rect) -> Result<(), Fault> {
    point(what, rect.origin())?;
    point(what, Point::new(rect.x1, rect.y1))?;
    if rect.width() < 0.0 || rect.height() < 0.0 {
        return Err(format!("{what} has a negative size"));
    }
    Ok(())
}

fn point(what: &str, point: Point) -> Result<(), Fault> {
    number(what, point.x).and_then(|()| number(what, point.y))
}

fn length(what: &str, value: f64) -> Result<(), Fault> {
    number(what, value)?;
    if value < 0.0 {
        Err(format!("{what} is {value}, which is negative"))
    } else {
        Ok(())
    }
}

fn at_most(what: &str, value: f64, most: f64) -> Result<(), Fault> {
    if value > most {
        Err(format!("{what} is {value}, more than {most}"))
    } else {
        Ok(())
    }
}

fn number(what: &str, value: f64) -> Result<(), Fault> {
    if value.is_finite() && value.abs() <= FARTHEST {
        Ok(())
    } else {
        Err(format!(
            "{what} has the number {value}, which is not between ±{FARTHEST}"
        ))
    }
}

fn share(what: &str, value: f64) -> Result<(), Fault> {
    if (0.0..=1.0).contains(&value) {
        Ok(())
    } else {
        Err(format!(
            "{what} has the number {value}, which is not between 0 and 1"
        ))
    }
}

fn short(what: &str, text: &str) -> Result<(), Fault> {
    if text.chars().nth(MOST_NAME_CHARACTERS).is_some() {
        return Err(format!(
            "{what} is longer than {MOST_NAME_CHARACTERS} characters"
        ));
    }
    Ok(())
}
