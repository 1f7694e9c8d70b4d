//! The stable text form of a scene, for tests.

use std::fmt::{self, Write as _};

use crate::{
    Affine, BezPath, Scene,
    geometry::{PathEl, Short},
    index::Index as _,
    scene::{Brush, Element, GlyphRun, Group, Opacity, PathElement, Pen, Subject, SymbolElement},
    style::{LineCap, LineJoin},
    text::FontFamily,
    visuals::{FillRule, Outline},
};

/// A scene as text, for tests and for people who compare two of them: one
/// element a line, numbers with at most two decimals.
///
/// Glyphs are counted, not listed: their text and width say what they are.
#[must_use]
pub fn dump(scene: &Scene) -> String {
    let mut dump = Dump {
        text: String::new(),
        depth: 0,
    };
    // Writing to a string cannot fail.
    let _ = dump.scene(scene);
    dump.text
}

struct Dump {
    text: String,
    depth: usize,
}

impl Dump {
    fn scene(&mut self, scene: &Scene) -> fmt::Result {
        writeln!(
            self.text,
            "scene {} {}",
            Short(scene.size.width),
            Short(scene.size.height)
        )?;
        if let Some(title) = &scene.title {
            writeln!(self.text, "title {title:?}")?;
        }
        writeln!(self.text, "description {:?}", scene.description)?;
        if let Some(background) = &scene.background {
            writeln!(self.text, "background {}", Paint(background))?;
        }
        writeln!(self.text, "glyphs {}", scene.glyphs.len())?;
        for (symbol, art) in scene.symbols.enumerate() {
            let view = [
                art.view.x0,
                art.view.y0,
                art.view.width(),
                art.view.height(),
            ];
            writeln!(
                self.text,
                "symbol {} view {}",
                symbol.position(),
                Numbers(&view)
            )?;
            self.elements(&art.elements)?;
        }
        writeln!(self.text, "elements")?;
        self.elements(&scene.elements)
    }

    fn elements(&mut self, elements: &[Element]) -> fmt::Result {
        self.depth += 1;
        for element in elements {
            for _ in 0..self.depth {
                self.text.push_str("  ");
            }
            match element {
                Element::Group(group) => self.group(group)?,
                Element::Path(path) => self.path(path)?,
                Element::Text(run) => self.run(run)?,
                Element::Symbol(symbol) => self.symbol(symbol)?,
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn group(&mut self, group: &Group) -> fmt::Result {
        self.text.push_str("group");
        if let Some(subject) = &group.subject {
            self.subject(subject)?;
        }
        self.part(group.part.as_deref())?;
        if group.transform != Affine::IDENTITY {
            write!(
                self.text,
                " transform {}",
                Numbers(&group.transform.as_coeffs())
            )?;
        }
        self.opacity(group.opacity)?;
        if let Some(clip) = &group.clip {
            write!(self.text, " clip {}", Way(clip))?;
        }
        self.text.push('\n');
        self.elements(&group.elements)
    }

    fn subject(&mut self, subject: &Subject) -> fmt::Result {
        write!(
            self.text,
            " {} {} {:?}",
            subject.role.name(),
            subject.id,
            subject.name
        )?;
        if !subject.classes.is_empty() {
            write!(self.text, " classes {}", subject.classes.join(" "))?;
        }
        if let Some(description) = &subject.description {
            write!(self.text, " description {description:?}")?;
        }
        if let Some(link) = &subject.link {
            write!(self.text, " link {link:?}")?;
        }
        Ok(())
    }

    fn path(&mut self, path: &PathElement) -> fmt::Result {
        match &path.shape {
            Outline::Box(shape) => {
                let rect = shape.rect();
                let frame = [rect.x0, rect.y0, rect.width(), rect.height()];
                let radii = shape.radii();
                let radii = [
                    radii.top_left,
                    radii.top_right,
                    radii.bottom_right,
                    radii.bottom_left,
                ];
                write!(
                    self.text,
                    "box {} radii {}",
                    Numbers(&frame),
                    Numbers(&radii)
                )?;
            }
            Outline::Ellipse { center, radii } => {
                let numbers = [center.x, center.y, radii.x, radii.y];
                write!(self.text, "ellipse {}", Numbers(&numbers))?;
            }
            Outline::Path { path, rule } => {
                write!(self.text, "path {}", Way(path))?;
                if *rule == FillRule::Evenodd {
                    self.text.push_str(" evenodd");
                }
            }
        }
        self.part(path.part.as_deref())?;
        if let Some(fill) = &path.fill {
            write!(self.text, " fill {}", Paint(fill))?;
        }
        if let Some(stroke) = &path.stroke {
            self.pen(stroke)?;
        }
        self.opacity(path.opacity)?;
        writeln!(self.text)
    }

    fn pen(&mut self, pen: &Pen) -> fmt::Result {
        write!(
            self.text,
            " stroke {} {}",
            Paint(&pen.brush),
            Short(pen.width)
        )?;
        match pen.cap {
            LineCap::Butt => {}
            LineCap::Round => self.text.push_str(" round-cap"),
            LineCap::Square => self.text.push_str(" square-cap"),
        }
        match pen.join {
            LineJoin::Miter => {}
            LineJoin::Round => self.text.push_str(" round-join"),
            LineJoin::Bevel => self.text.push_str(" bevel-join"),
        }
        if !pen.dash.is_empty() {
            let from = Short(pen.dash_offset);
            write!(self.text, " dash {} from {from}", Numbers(&pen.dash))?;
        }
        Ok(())
    }

    fn run(&mut self, run: &GlyphRun) -> fmt::Result {
        let family = match run.font.family {
            FontFamily::Sans => "sans",
            FontFamily::Mono => "mono",
        };
        let at = [run.origin.x, run.origin.y, run.advance];
        let slant = if run.font.italic { " italic" } else { "" };
        let (size, weight) = (Short(run.font.size), run.font.weight);
        write!(
            self.text,
            "text {:?} {} {family} {size} {weight}",
            run.text,
            Numbers(&at)
        )?;
        let glyphs = run.glyphs.len();
        writeln!(
            self.text,
            "{slant} glyphs {glyphs} fill {}",
            Paint(&run.brush)
        )
    }

    fn symbol(&mut self, element: &SymbolElement) -> fmt::Result {
        write!(self.text, "symbol {}", element.symbol.position())?;
        self.part(element.part.as_deref())?;
        write!(
            self.text,
            " transform {}",
            Numbers(&element.transform.as_coeffs())
        )?;
        write!(self.text, " tint {}", Paint(&element.tint))?;
        self.opacity(element.opacity)?;
        writeln!(self.text)
    }

    fn part(&mut self, part: Option<&str>) -> fmt::Result {
        part.map_or(Ok(()), |part| write!(self.text, " part {part:?}"))
    }

    fn opacity(&mut self, opacity: Opacity) -> fmt::Result {
        if opacity.is_opaque() {
            return Ok(());
        }
        write!(self.text, " opacity {}", Short(opacity.get()))
    }
}

struct Numbers<'a>(&'a [f64]);

impl fmt::Display for Numbers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, number) in self.0.iter().enumerate() {
            let space = if position == 0 { "" } else { " " };
            write!(f, "{space}{}", Short(*number))?;
        }
        Ok(())
    }
}

struct Way<'a>(&'a BezPath);

impl fmt::Display for Way<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for element in self.0.elements() {
            match element {
                PathEl::MoveTo(a) => write!(f, "M{}", Numbers(&[a.x, a.y]))?,
                PathEl::LineTo(a) => write!(f, "L{}", Numbers(&[a.x, a.y]))?,
                PathEl::QuadTo(a, b) => write!(f, "Q{}", Numbers(&[a.x, a.y, b.x, b.y]))?,
                PathEl::CurveTo(a, b, c) => {
                    write!(f, "C{}", Numbers(&[a.x, a.y, b.x, b.y, c.x, c.y]))?;
                }
                PathEl::ClosePath => f.write_str("Z")?,
            }
        }
        Ok(())
    }
}

struct Paint<'a>(&'a Brush);

impl fmt::Display for Paint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Brush::Solid(color) => write!(f, "{color}"),
            Brush::Tint => f.write_str("tint"),
            Brush::Gradient {
                start,
                end,
                radial,
                stops,
            } => {
                let shape = if *radial { "radial" } else { "linear" };
                write!(f, "{shape}({}", Numbers(&[start.x, start.y, end.x, end.y]))?;
                for (offset, color) in stops {
                    write!(f, ", {} {color}", Short(*offset))?;
                }
                f.write_char(')')
            }
        }
    }
}
