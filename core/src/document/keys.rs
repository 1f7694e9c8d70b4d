//! Every key of the format, in the order in which the reference lists them.

use crate::style::Role;

/// Keys of the file.
pub(crate) const FILE: &[&str] = &[
    "diagram",
    "subtitle",
    "description",
    "direction",
    "theme",
    "dark",
    "layout",
    "packs",
    "styles",
    "legend",
    "nodes",
    "edges",
    "motion",
    "positions",
];

/// Keys of a node. Any other key is a parameter of its kind.
pub(crate) const NODE: &[&str] = &[
    "kind",
    "label",
    "caption",
    "badge",
    "color",
    "style",
    "class",
    "tags",
    "ports",
    "rank",
    "size",
    "description",
    "link",
    "nodes",
    "direction",
    "layout",
    "params",
];

/// Keys of a badge.
pub(crate) const BADGE: &[&str] = &["text", "color"];

/// Keys of an edge in its long form.
pub(crate) const EDGE: &[&str] = &[
    "from", "to", "label", "style", "class", "color", "width", "line", "opacity", "weight",
    "heads", "async", "flow",
];

/// Keys beside an edge in its short form, whose arrow says the rest.
pub(crate) const EDGE_PROPERTIES: &[&str] = &[
    "label", "style", "class", "color", "width", "line", "opacity", "weight", "flow",
];

/// Keys of a style.
pub(crate) const STYLE: &[&str] = &[
    "color", "fill", "stroke", "text", "width", "line", "opacity", "shadow",
];

/// Keys of a style that mean something on an edge.
pub(crate) const EDGE_STYLE: &[&str] = &["color", "width", "line", "opacity"];

/// Keys of `motion`.
pub(crate) const MOTION: &[&str] = &["flow", "speed", "duration", "entrance", "story"];

/// Keys of a step of a story.
pub(crate) const STEP: &[&str] = &["show", "trace", "focus", "say", "for"];

/// Keys of a theme file.
pub(crate) const THEME: &[&str] = &[
    "description",
    "extends",
    "background",
    "ink",
    "roles",
    "colors",
    "fills",
    "accents",
    "containers",
    "edges",
    "shadow",
    "fonts",
    "corner-radius",
    "stroke-width",
    "wobble",
    "padding",
    "grid",
    "margin",
];

/// Keys of a theme's `accents`.
pub(crate) const ACCENTS: &[&str] = &["chroma", "lightness"];

/// Keys of a theme's `containers`.
pub(crate) const CONTAINERS: &[&str] = &["lightness", "chroma", "step"];

/// Keys of a theme's `edges`.
pub(crate) const EDGES: &[&str] = &["color", "text", "width", "radius"];

/// Keys of a theme's `shadow`.
pub(crate) const SHADOW: &[&str] = &["color", "below", "blur"];

/// Keys of a theme's `fonts`.
pub(crate) const FONTS: &[&str] = &["label", "caption", "edge-label", "title", "subtitle"];

/// Keys of one of a theme's fonts.
pub(crate) const FONT: &[&str] = &["family", "size", "weight", "italic"];

/// Keys of a theme's `roles`: what it stands on has a key of its own.
pub(crate) fn roles() -> impl Iterator<Item = &'static str> {
    let roles = Role::ALL.into_iter();
    roles
        .filter(|role| *role != Role::Background)
        .map(Role::name)
}

/// Words that other tools use for ours: what was written, where, and what it is here.
const SYNONYMS: &[(&str, &[&str], &str)] = &[
    ("title", FILE, "diagram"),
    ("name", FILE, "diagram"),
    ("connections", FILE, "edges"),
    ("links", FILE, "edges"),
    ("components", FILE, "nodes"),
    ("services", FILE, "nodes"),
    ("classes", FILE, "styles"),
    ("classes", NODE, "class"),
    ("rankdir", FILE, "direction"),
    ("title", NODE, "label"),
    ("name", NODE, "label"),
    ("text", NODE, "label"),
    ("type", NODE, "kind"),
    ("shape", NODE, "kind"),
    ("icon", NODE, "kind"),
    ("children", NODE, "nodes"),
    ("components", NODE, "nodes"),
    ("url", NODE, "link"),
    ("href", NODE, "link"),
    ("colour", NODE, "color"),
    ("subtitle", NODE, "caption"),
    ("tooltip", NODE, "description"),
    ("source", EDGE, "from"),
    ("target", EDGE, "to"),
    ("text", EDGE, "label"),
    ("title", EDGE, "label"),
    ("name", EDGE, "label"),
    ("kind", EDGE, "style"),
    ("arrow", EDGE, "heads"),
    ("text", EDGE_PROPERTIES, "label"),
    ("animation", FILE, "motion"),
    ("animate", FILE, "motion"),
    ("style", MOTION, "flow"),
    ("length", MOTION, "duration"),
    ("steps", MOTION, "story"),
    ("caption", STEP, "say"),
    ("text", STEP, "say"),
    ("highlight", STEP, "focus"),
    ("path", STEP, "trace"),
    ("appear", STEP, "show"),
    ("duration", STEP, "for"),
    ("hold", STEP, "for"),
    ("wait", STEP, "for"),
    ("background", STYLE, "fill"),
    ("palette", THEME, "colors"),
    ("colours", THEME, "colors"),
    ("base", THEME, "extends"),
    ("radius", THEME, "corner-radius"),
    ("type", THEME, "fonts"),
    ("typography", THEME, "fonts"),
    ("doc", THEME, "description"),
    ("border", STYLE, "stroke"),
    ("font-color", STYLE, "text"),
    ("dash", STYLE, "line"),
    ("stroke-width", STYLE, "width"),
];

/// What a word of another tool is called here.
pub(crate) fn synonym(written: &str, keys: &[&str]) -> Option<&'static str> {
    let found = SYNONYMS
        .iter()
        .find(|(word, home, _)| *word == written && *home == keys);
    found.map(|(_, _, here)| *here)
}

#[cfg(test)]
mod tests {
    use super::SYNONYMS;

    #[test]
    fn synonyms_lead_to_keys_and_are_none_themselves() {
        for (word, home, here) in SYNONYMS {
            assert!(
                home.contains(here),
                "{word} leads to {here}, which is no key there"
            );
            assert!(!home.contains(word), "{word} is a key already");
        }
    }
}
