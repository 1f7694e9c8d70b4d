//! The page as one HTML document, which asks nothing of any network.

use std::{fmt::Write as _, io::Write as _};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use flate2::{Compression, write::GzEncoder};
use kinograph_core::style::{Role, Theme};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::source;

/// Nothing but what the page holds itself.
const POLICY: &str = "default-src 'none'; img-src blob:; style-src 'unsafe-inline'; \
                      script-src 'unsafe-inline'";

/// A diagram on the page.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Unlike that of every other entry.
    pub(super) name: String,
    pub(super) title: String,
    /// One sentence or none.
    pub(super) description: String,
    pub(super) tags: Vec<String>,
    /// The diagram file.
    pub(super) text: String,
    /// The command that begins with it, if there is one.
    pub(super) command: Option<String>,
    /// It in every theme of the page, as SVG.
    pub(super) pictures: Vec<String>,
}

/// What the page says and shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'a> {
    pub(super) title: &'a str,
    /// One sentence below the title.
    pub(super) lead: &'a str,
    pub(super) themes: &'a [Theme],
    /// The diagrams, each with a picture in every theme.
    pub(super) entries: &'a [Entry],
}

impl Page<'_> {
    /// The theme that readers of light, or of dark, pages see first.
    fn first(&self, dark: bool) -> &str {
        let fitting = self.themes.iter().find(|theme| theme.dark == dark);
        fitting
            .or(self.themes.first())
            .map_or("", |theme| &theme.name)
    }

    pub(super) fn html(&self) -> String {
        let Self {
            title,
            lead,
            themes,
            entries,
        } = *self;
        let (light, dark) = (self.first(false), self.first(true));
        html! {
            (DOCTYPE)
            html lang="en" data-light=(light) data-dark=(dark) data-theme=(light) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="generator" content="Kinograph";
                    title { (title) }
                    style { (PreEscaped(colors(themes))) (PreEscaped(include_str!("page.css"))) }
                }
                body {
                    header { div { h1 { (title) } p.lead { (lead) } } }
                    (bar(themes))
                    main {
                        noscript { p.lead { "The pictures need JavaScript; the sources do not." } }
                        p.none hidden role="status" { "Nothing here is like that." }
                        div.cards { @for entry in entries { (card(entry)) } }
                    }
                    dialog aria-label="The picture at full size" {
                        button type="button" aria-label="Close" { img alt=""; }
                    }
                    @for entry in entries {
                        @for (theme, picture) in themes.iter().zip(&entry.pictures) {
                            script type="application/gzip" id={ (entry.name) "/" (theme.name) } {
                                (PreEscaped(packed(picture)))
                            }
                        }
                    }
                    script { (PreEscaped(include_str!("page.js"))) }
                }
            }
        }
        .into_string()
    }
}

/// What finds and colours the diagrams.
fn bar(themes: &[Theme]) -> Markup {
    html! {
        div.bar { div {
            input type="search" placeholder="Find a diagram" aria-label="Find a diagram"
                aria-keyshortcuts="/";
            fieldset {
                legend { "Theme" }
                @for theme in themes {
                    label title=(theme.doc) {
                        input type="radio" name="theme" value=(theme.name);
                        span { (theme.name) }
                    }
                }
            }
        } }
    }
}

fn card(entry: &Entry) -> Markup {
    let words = [&entry.name, &entry.title, &entry.description];
    let words: Vec<&str> = words
        .into_iter()
        .chain(&entry.tags)
        .map(String::as_str)
        .collect();
    html! {
        article.card data-name=(entry.name) data-words=(words.join(" ").to_lowercase()) {
            button.picture type="button" aria-label={ "Enlarge: " (entry.title) } {
                img alt={ (entry.title) ": " (entry.description) };
            }
            div.words {
                h2 { (entry.title) }
                p.about { (entry.description) }
                @if let Some(command) = &entry.command {
                    div.start {
                        code { (command) }
                        button.copy type="button" { "Copy" }
                    }
                }
                details {
                    summary { "Source" }
                    button.copy type="button" { "Copy" }
                    pre { code { (PreEscaped(source::marked(&entry.text))) } }
                }
                @if !entry.tags.is_empty() {
                    ul.tags aria-label="Tags" {
                        @for tag in &entry.tags { li { button type="button" { (tag) } } }
                    }
                }
            }
        }
    }
}

/// The page in the colours of each theme.
fn colors(themes: &[Theme]) -> String {
    let mut css = String::new();
    for theme in themes {
        let roles = [
            ("background", Role::Background),
            ("surface", Role::Surface),
            ("tint", Role::AccentMuted),
            ("outline", Role::OutlineMuted),
            ("text", Role::Text),
            ("muted", Role::TextMuted),
            ("accent", Role::Accent),
        ];
        let scheme = if theme.dark { "dark" } else { "light" };
        let _ = write!(
            css,
            "[data-theme=\"{}\"]{{color-scheme:{scheme};",
            theme.name
        );
        for (name, role) in roles {
            let _ = write!(css, "--{name}:{};", theme.neutral[role]);
        }
        css.push_str("}\n");
    }
    css
}

/// A picture, compressed and in letters.
fn packed(svg: &str) -> String {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer
        .write_all(svg.as_bytes())
        .expect("memory takes everything");
    STANDARD.encode(packer.finish().expect("memory takes everything"))
}
