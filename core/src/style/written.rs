//! A theme as the text of a theme file.

use std::fmt::Write as _;

use crate::{
    document::keys,
    style::{Background, Ground, Role, Theme},
    text::{Font, FontFamily},
};

impl Theme {
    /// The theme as a theme file that says all there is to say, and extends the
    /// theme that is named.
    ///
    /// ```
    /// let text = kinograph_core::style::Theme::default().to_yaml("paper");
    /// assert!(text.starts_with("extends: paper\n"));
    /// ```
    #[must_use]
    pub fn to_yaml(&self, extends: &str) -> String {
        let mut text = format!("extends: {extends}\n");
        let description = serde_json::Value::from(self.doc.as_str());
        line(&mut text, &format!("description: {description}"));
        line(
            &mut text,
            &format!("background: {}", background(self.background)),
        );
        self.write_colors(&mut text);
        self.write_derivation(&mut text);
        self.write_lines(&mut text);
        let fonts = [
            self.label,
            self.caption,
            self.edge_label,
            self.title,
            self.subtitle,
        ];
        line(&mut text, "fonts:");
        for (name, type_of) in keys::FONTS.iter().zip(fonts) {
            line(&mut text, &format!("  {name}: {}", font(type_of)));
        }
        for (name, length) in [
            ("corner-radius", self.corner_radius),
            ("stroke-width", self.stroke_width),
            ("wobble", self.wobble),
            ("padding", self.padding),
            ("grid", self.grid),
            ("margin", self.margin),
        ] {
            line(&mut text, &format!("{name}: {length}"));
        }
        text
    }

    fn write_colors(&self, text: &mut String) {
        line(text, "roles:");
        for role in Role::ALL {
            if role != Role::Background {
                let color = self.neutral[role];
                line(text, &format!("  {}: \"{color}\"", role.name()));
            }
        }
        line(text, "colors:");
        for (name, color) in &self.palette {
            line(text, &format!("  {name}: \"{color}\""));
        }
    }

    /// What becomes of a node's own colour.
    fn write_derivation(&self, text: &mut String) {
        let ramp = &self.ramp;
        let fills = match ramp.ground {
            Ground::Tinted => "tinted",
            Ground::Fixed => "plain",
        };
        line(text, &format!("fills: {fills}"));
        let (least, greatest) = ramp.accent_lightness;
        let chroma = ramp.accent_chroma;
        line(
            text,
            &format!("accents: {{chroma: {chroma}, lightness: [{least}, {greatest}]}}"),
        );
        let (tone, step) = (ramp.container, ramp.container_step);
        let (lightness, chroma) = (tone.lightness, tone.chroma);
        line(
            text,
            &format!("containers: {{lightness: {lightness}, chroma: {chroma}, step: {step}}}"),
        );
    }

    fn write_lines(&self, text: &mut String) {
        let edge = &self.edge;
        line(
            text,
            &format!(
                "edges: {{color: \"{}\", text: \"{}\", width: {}, radius: {}}}",
                edge.color, edge.text, edge.width, edge.radius
            ),
        );
        let shadow = self.shadow.map_or("none".to_owned(), |shadow| {
            let (color, below, blur) = (shadow.color, shadow.dy, shadow.blur);
            format!("{{color: \"{color}\", below: {below}, blur: {blur}}}")
        });
        line(text, &format!("shadow: {shadow}"));
    }
}

fn line(text: &mut String, line: &str) {
    let _ = writeln!(text, "{line}");
}

fn background(background: Background) -> String {
    match background {
        Background::Plain(color) => format!("\"{color}\""),
        Background::Gradient(top, bottom) => format!("{{gradient: [\"{top}\", \"{bottom}\"]}}"),
        Background::Dots(ground, dots) => format!("{{dots: [\"{ground}\", \"{dots}\"]}}"),
        Background::Grid(ground, lines) => format!("{{grid: [\"{ground}\", \"{lines}\"]}}"),
        Background::Transparent => "none".to_owned(),
    }
}

fn font(font: Font) -> String {
    let Font {
        family,
        size,
        weight,
        italic,
    } = font;
    let family = match family {
        FontFamily::Sans => "sans",
        FontFamily::Mono => "mono",
    };
    format!("{{family: {family}, size: {size}, weight: {weight}, italic: {italic}}}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostic::code,
        document::{Limits, parse_theme},
        style::Rgba,
    };

    fn read(text: &str) -> (crate::document::ThemeDecl, Vec<String>) {
        let mut found = Vec::new();
        let decl = parse_theme(&mut found, text, &Limits::default());
        let told = found.iter().map(|it| {
            let place = it.span.and_then(|span| text.get(span.range()));
            format!("{} {}: {}", it.code, place.unwrap_or("-"), it.message)
        });
        (decl, told.collect())
    }

    fn extended(base: &str, text: &str) -> Theme {
        let (decl, problems) = read(text);
        assert_eq!(problems, [""; 0], "{text}");
        let base = Theme::find(base).expect("it is built in");
        base.extended("own.yaml", &decl)
    }

    #[test]
    fn a_theme_that_is_written_and_read_is_the_same() {
        for theme in Theme::all() {
            let again = extended(&theme.name, &theme.to_yaml(&theme.name));
            let name = theme.name.clone();
            assert_eq!(Theme { name, ..again }, theme);
        }
    }

    #[test]
    fn what_a_short_file_leaves_out_follows_from_what_it_says() {
        let theme = extended("paper", "ink: \"#7a1f5c\"\ncorner-radius: 2\n");
        let paper = Theme::default();
        assert_eq!(theme.name, "own.yaml");
        assert_eq!(theme.corner_radius, 2.0);
        assert_eq!(theme.padding, paper.padding);
        let hue = theme.neutral[Role::Accent].to_oklch().h;
        assert!((hue - Rgba::rgb(0x7a, 0x1f, 0x5c).to_oklch().h).abs() < 3.0);
        assert_eq!(
            theme.hard_to_read(&crate::document::ThemeDecl::default()),
            []
        );
    }

    #[test]
    fn text_that_the_file_does_not_set_can_be_read_on_what_it_sets() {
        let dark = "roles: {surface: \"#202830\", surface-raised: \"#28323c\", \
                    accent-muted: \"#2c3844\"}\nbackground: \"#101418\"\n\
                    containers: {lightness: 0.2, step: 0.012}\n";
        let theme = extended("paper", dark);
        assert!(theme.dark);
        let (decl, _) = read(dark);
        let told = theme.hard_to_read(&decl);
        // What paper says of success and danger is for light ground, and is told.
        let text = told.iter().filter(|it| it.message.starts_with("text"));
        assert_eq!(text.count(), 0, "{told:?}");
        let roles = theme.roles(Some(Rgba::rgb(0xd0, 0x20, 0x40)));
        assert!(roles[Role::Surface].luminance() < 0.1, "tones follow roles");
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_ratio_and_something_better() {
        let text = "roles: {text-muted: \"#cccccc\"}\nedges: {text: \"#fff\"}\n";
        let (decl, _) = read(text);
        let theme = Theme::default().extended("own.yaml", &decl);
        let told = theme.hard_to_read(&decl);
        assert_eq!(told.len(), 2, "{told:?}");
        assert_eq!(told[0].code, code::LOW_CONTRAST);
        assert!(told[0].message.starts_with("text-muted on "), "{told:?}");
        assert!(told[0].message.contains("has a contrast of 1."), "{told:?}");
        let place = told[0].span.expect("it is written");
        assert_eq!(&text[place.range()], "\"#cccccc\"");
        assert!(told[1].message.starts_with("text of edges on "), "{told:?}");
    }

    #[test]
    fn mistakes_of_a_theme_file_are_told_where_they_are() {
        let cases = [
            (
                "rolse: {}",
                "unknown-key rolse: unknown key \"rolse\" in a theme",
            ),
            (
                "roles: {background: \"#fff\"}",
                "unknown-key background: unknown key \"background\" in \"roles\"",
            ),
            ("ink: blue", "unknown-color blue: unknown colour \"blue\""),
            (
                "ink: #fff",
                "syntax : \"ink\" has no value, because # begins a comment",
            ),
            (
                "ink: \"#ffffff80\"",
                "out-of-range \"#ffffff80\": \"ink\" takes an opaque colour",
            ),
            (
                "background: {dots: \"#fff\"}",
                "wrong-type \"#fff\": \"dots\" takes a list, not \"#fff\"",
            ),
            (
                "background: {dots: [\"#fff\"]}",
                "wrong-type [\"#fff\"]: \"dots\" takes two colours, not a list",
            ),
            (
                "grid: 0",
                "out-of-range 0: \"grid\" takes a number from 1 to 64, not 0",
            ),
            (
                "fonts: {label: {weight: 900}}",
                "out-of-range 900: \"weight\" takes a number from 400 to 700, not 900",
            ),
            (
                "fonts: {label: {family: Arial}}",
                "unknown-value Arial: \"family\" cannot be \"Arial\"",
            ),
            (
                "accents: {lightness: [0.8, 0.2]}",
                "out-of-range [0.8, 0.2]: the least lightness is greater than the greatest",
            ),
            (
                "- paper",
                "wrong-type - paper: a theme file is a mapping, not a list",
            ),
            ("# nothing", "empty -: the file holds no theme"),
        ];
        for (text, expected) in cases {
            let (_, problems) = read(text);
            assert!(
                problems.iter().any(|it| it == expected),
                "{text}: {problems:?}"
            );
        }
    }
}
