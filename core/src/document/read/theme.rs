//! Theme files.

use super::{Reader, values};
use crate::{
    Diagnostic,
    diagnostic::{Problems, code, shorten},
    document::{
        AccentsDecl, ContainersDecl, EdgesDecl, FontDecl, Limits, ShadowDecl, Spanned, ThemeDecl,
        keys,
        yaml::{Data, Entry, Tree, Value},
    },
    style::{Background, Ground, Rgba, Role},
    text::FontFamily,
};

/// The greatest length of a theme in pixels.
const LONGEST: f64 = 200.0;
/// No colour of a screen reaches a chroma beyond this.
const STRONGEST: f64 = 0.4;

const START: &str = "begin with `extends: paper`";

const FILLS: [(&str, Ground); 2] = [("tinted", Ground::Tinted), ("plain", Ground::Fixed)];

const FAMILIES: [(&str, FontFamily); 2] = [("sans", FontFamily::Sans), ("mono", FontFamily::Mono)];

/// Reads a whole theme file.
pub(in crate::document) fn theme(
    problems: &mut Problems,
    limits: &Limits,
    source: &str,
    tree: &Tree,
) -> ThemeDecl {
    let mut reader = Reader {
        problems,
        limits,
        source,
        nodes: 0,
        edges: 0,
        incomplete: tree.incomplete,
    };
    let mut theme = ThemeDecl::default();
    match tree.root.as_ref().map(|root| (root, &root.data)) {
        None | Some((_, Data::Null)) if tree.incomplete => {}
        None | Some((_, Data::Null)) => {
            let empty = Diagnostic::error(code::EMPTY, "the file holds no theme");
            reader.problems.push(empty.hint(START));
        }
        Some((_, Data::Map(entries))) => {
            for entry in entries {
                reader.theme_section(&mut theme, entry);
            }
        }
        Some((root, data)) => {
            let found = values::describe(data);
            let span = reader.first_line(root.span);
            let message = format!("a theme file is a mapping, not {found}");
            reader.error(code::WRONG_TYPE, message, span, START);
        }
    }
    theme
}

impl Reader<'_> {
    fn theme_section(&mut self, theme: &mut ThemeDecl, entry: &Entry) {
        let value = &entry.value;
        match entry.key.text() {
            "description" => theme.description = self.text("description", value),
            "extends" => theme.extends = self.name("extends", value),
            "background" => theme.background = self.background(value),
            "ink" => theme.ink = self.opaque("ink", value),
            "roles" => theme.roles = self.roles(value),
            "colors" => theme.colors = self.palette(value),
            "fills" => theme.fills = self.choice("fills", &FILLS, value).map(|it| it.value),
            "accents" => self.accents(&mut theme.accents, value),
            "containers" => self.container_fills(&mut theme.containers, value),
            "edges" => self.edge_look(&mut theme.edges, value),
            "shadow" => theme.shadow = self.shadow(value),
            "fonts" => self.fonts(theme, value),
            "corner-radius" => theme.corner_radius = self.length("corner-radius", 0.0, value),
            "stroke-width" => theme.stroke_width = self.length("stroke-width", 0.0, value),
            "wobble" => theme.wobble = self.within("wobble", 0.0, 8.0, value),
            "padding" => theme.padding = self.length("padding", 0.0, value),
            "grid" => theme.grid = self.within("grid", 1.0, 64.0, value),
            "margin" => theme.margin = self.length("margin", 0.0, value),
            _ => self.unknown_key("a theme", keys::THEME, &entry.key),
        }
    }

    fn background(&mut self, value: &Value) -> Option<Spanned<Background>> {
        const HINT: &str = "write a colour, none, or one of gradient, dots and grid with two \
                            colours, as in {dots: [\"#ffffff\", \"#e0e0e0\"]}";
        let span = self.first_line(value.span);
        let found = match &value.data {
            Data::Scalar(scalar) if scalar.text == "none" => Background::Transparent,
            Data::Map(entries) => {
                let [entry] = entries.as_slice() else {
                    self.error(
                        code::WRONG_TYPE,
                        "\"background\" takes one pattern",
                        span,
                        HINT,
                    );
                    return None;
                };
                let make = match entry.key.text() {
                    "gradient" => Background::Gradient,
                    "dots" => Background::Dots,
                    "grid" => Background::Grid,
                    _ => {
                        self.unknown_key(
                            "\"background\"",
                            &["gradient", "dots", "grid"],
                            &entry.key,
                        );
                        return None;
                    }
                };
                let [one, two] = self.list(entry.key.text(), HINT, &entry.value) else {
                    self.wrong_type(entry.key.text(), "two colours", &entry.value);
                    return None;
                };
                let [one, two] = [one, two].map(|value| self.opaque(entry.key.text(), value));
                make(one?.value, two?.value)
            }
            _ => Background::Plain(self.opaque("background", value)?.value),
        };
        Some(Spanned { value: found, span })
    }

    fn roles(&mut self, value: &Value) -> Vec<(Role, Spanned<Rgba>)> {
        const HINT: &str = "write one line `role: \"#rrggbb\"` for each";
        let names: Vec<&str> = keys::roles().collect();
        let mut roles = Vec::new();
        for entry in self.entries("roles", HINT, value) {
            let written = entry.key.text();
            let known = names.contains(&written);
            let role = Role::ALL.into_iter().find(|role| role.name() == written);
            match role.filter(|_| known) {
                Some(role) => {
                    let color = self.opaque(written, &entry.value);
                    roles.extend(color.map(|color| (role, color)));
                }
                None => self.unknown_key("\"roles\"", &names, &entry.key),
            }
        }
        roles
    }

    fn palette(&mut self, value: &Value) -> Vec<(String, Rgba)> {
        const HINT: &str = "write one line `name: \"#rrggbb\"` for each";
        let mut colors = Vec::new();
        for entry in self.entries("colors", HINT, value) {
            let name = entry.key.text();
            let color = self.opaque(name, &entry.value);
            colors.extend(color.map(|color| (name.to_owned(), color.value)));
        }
        colors
    }

    fn accents(&mut self, accents: &mut AccentsDecl, value: &Value) {
        for entry in self.entries("accents", "as in {chroma: 0.2}", value) {
            let value = &entry.value;
            match entry.key.text() {
                "chroma" => accents.chroma = self.within("chroma", 0.0, STRONGEST, value),
                "lightness" => {
                    let pair = self.pair("lightness", ["least", "greatest"], 0.0..=1.0, value);
                    if pair.is_some_and(|[least, greatest]| least > greatest) {
                        let message = "the least lightness is greater than the greatest";
                        let hint = "write the least first";
                        self.error(code::OUT_OF_RANGE, message, value.span, hint);
                        continue;
                    }
                    accents.lightness = pair;
                }
                _ => self.unknown_key("\"accents\"", keys::ACCENTS, &entry.key),
            }
        }
    }

    fn container_fills(&mut self, fills: &mut ContainersDecl, value: &Value) {
        for entry in self.entries("containers", "as in {lightness: 0.95}", value) {
            let value = &entry.value;
            match entry.key.text() {
                "lightness" => fills.lightness = self.within("lightness", 0.0, 1.0, value),
                "chroma" => fills.chroma = self.within("chroma", 0.0, STRONGEST, value),
                "step" => fills.step = self.within("step", -0.2, 0.2, value),
                _ => self.unknown_key("\"containers\"", keys::CONTAINERS, &entry.key),
            }
        }
    }

    fn edge_look(&mut self, edges: &mut EdgesDecl, value: &Value) {
        for entry in self.entries("edges", "as in {color: \"#667788\"}", value) {
            let value = &entry.value;
            match entry.key.text() {
                "color" => edges.color = self.opaque("color", value),
                "text" => edges.text = self.opaque("text", value),
                "width" => edges.width = self.within("width", 0.0, super::style::WIDEST, value),
                "radius" => edges.radius = self.length("radius", 0.0, value),
                _ => self.unknown_key("\"edges\"", keys::EDGES, &entry.key),
            }
        }
    }

    fn shadow(&mut self, value: &Value) -> Option<ShadowDecl> {
        const HINT: &str = "write none, or as in {color: \"#00000030\", below: 2, blur: 9}";
        if matches!(&value.data, Data::Scalar(scalar) if scalar.text == "none") {
            return Some(ShadowDecl::None);
        }
        let (mut color, mut below, mut blur) = (None, None, None);
        for entry in self.entries("shadow", HINT, value) {
            let value = &entry.value;
            match entry.key.text() {
                "color" => color = self.hex("color", value).map(|it| it.value),
                "below" => below = self.length("below", 0.0, value),
                "blur" => blur = self.length("blur", 0.0, value),
                _ => self.unknown_key("\"shadow\"", keys::SHADOW, &entry.key),
            }
        }
        matches!(value.data, Data::Map(_)).then_some(ShadowDecl::Soft { color, below, blur })
    }

    fn fonts(&mut self, theme: &mut ThemeDecl, value: &Value) {
        for entry in self.entries("fonts", "as in {label: {weight: 700}}", value) {
            let font = match entry.key.text() {
                "label" => &mut theme.label,
                "caption" => &mut theme.caption,
                "edge-label" => &mut theme.edge_label,
                "title" => &mut theme.title,
                "subtitle" => &mut theme.subtitle,
                _ => {
                    self.unknown_key("\"fonts\"", keys::FONTS, &entry.key);
                    continue;
                }
            };
            self.font(font, entry);
        }
    }

    fn font(&mut self, font: &mut FontDecl, entry: &Entry) {
        for entry in self.entries(entry.key.text(), "as in {weight: 700}", &entry.value) {
            let value = &entry.value;
            match entry.key.text() {
                "family" => {
                    font.family = self.choice("family", &FAMILIES, value).map(|it| it.value);
                }
                "size" => font.size = self.within("size", 6.0, 96.0, value),
                "weight" => font.weight = self.weight(value),
                "italic" => font.italic = self.boolean("italic", value).map(|it| it.value),
                _ => self.unknown_key("a font", keys::FONT, &entry.key),
            }
        }
    }

    fn weight(&mut self, value: &Value) -> Option<u16> {
        self.number("weight", 400.0..=700.0, value)?;
        let weight = self.whole_number("weight", 700, value)?;
        u16::try_from(weight.value).ok()
    }

    /// A length from `least` pixels.
    fn length(&mut self, name: &str, least: f64, value: &Value) -> Option<f64> {
        self.within(name, least, LONGEST, value)
    }

    fn within(&mut self, name: &str, least: f64, greatest: f64, value: &Value) -> Option<f64> {
        let number = self.number(name, least..=greatest, value)?;
        Some(number.value)
    }

    /// A colour that hides what is under it.
    fn opaque(&mut self, name: &str, value: &Value) -> Option<Spanned<Rgba>> {
        let color = self.hex(name, value)?;
        if color.value.a == u8::MAX {
            return Some(color);
        }
        let message = format!("\"{name}\" takes an opaque colour");
        let hint = "write it with six digits; only a shadow is seen through";
        self.error(code::OUT_OF_RANGE, message, value.span, hint);
        None
    }

    /// A colour in hexadecimal: a theme is what gives the other names a meaning.
    fn hex(&mut self, name: &str, value: &Value) -> Option<Spanned<Rgba>> {
        let written = self.color(name, value)?;
        let Some(color) = Rgba::from_hex(&written.value) else {
            let message = format!("unknown colour \"{}\"", shorten(&written.value));
            let hint = "a theme says what colours are, as in \"#3366cc\"";
            self.error(code::UNKNOWN_COLOR, message, value.span, hint);
            return None;
        };
        Some(Spanned {
            value: color,
            span: written.span,
        })
    }
}
