//! The sorts of things that a reader trips over.

use serde::Serialize;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Readers are misled, or cannot read it at all. A good drawing has none.
    Fault,
    /// Readers take longer. A good drawing may have some.
    Note,
}

macro_rules! codes {
    ($($name:ident $word:literal $level:ident $doc:literal, $hint:literal;)*) => {
        /// A stable word for a sort of finding; the order is that of reports.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Code {
            $(#[doc = $doc] $name,)*
        }

        impl Code {
            /// Every code, in the order of reports.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word for it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// How bad it is.
            #[must_use]
            pub fn level(self) -> Level {
                match self { $(Self::$name => Level::$level,)* }
            }

            /// What it is about: one sentence.
            #[must_use]
            pub fn doc(self) -> &'static str {
                match self { $(Self::$name => $doc,)* }
            }

            /// What to do about it: lower case, without a full stop.
            #[must_use]
            pub fn hint(self) -> &'static str {
                match self { $(Self::$name => $hint,)* }
            }
        }
    };
}

codes! {
    EdgeThroughNode "edge-through-node" Fault
        "A line runs behind a node that it does not join, as if it ended there.",
        "try another layout or direction, or fix the node's place under `positions`";
    EdgeThroughContainer "edge-through-container" Fault
        "A line runs through a container that holds neither of its ends.",
        "move the container's nodes, or try another layout";
    EdgeOverLabel "edge-over-label" Fault
        "A line runs behind the label of another, which then seems to be its own.",
        "shorten the label, or try another direction";
    EdgeOverTitle "edge-over-title" Fault
        "A line strikes through the title of a container.",
        "shorten the title, or try another direction";
    EdgesOverlap "edges-overlap" Fault
        "Two lines that do not belong together run in one, and nobody can tell which goes where.",
        "write edges that should share a trunk as one fan-out, such as `a -> b, c`";
    NodesOverlap "nodes-overlap" Fault
        "A node or container lies on another that does not hold it.",
        "move what has a place under `positions`, or try another layout";
    LabelOverlap "label-overlap" Fault
        "A label lies on a node, on another label, or across the frame of a container.",
        "shorten the label, or try another direction";
    TinyText "tiny-text" Fault
        "Text is too small to be read at the wanted size.",
        "make the picture larger, or split the diagram";
    LowContrast "low-contrast" Fault
        "Text does not stand out from what it stands on (WCAG 2.1, level AA).",
        "leave `text` to the theme, or choose a colour further from the fill";
    EdgeCrossing "edge-crossing" Note
        "Two lines cross; eyes that follow one of them slow down there.",
        "try another layout or direction, or draw fewer edges";
    ManyBends "many-bends" Note
        "A line turns so often that it is hard to follow.",
        "bring its ends nearer to each other, or try another direction";
    Lonely "lonely" Note
        "A node has no edges in a diagram with edges; perhaps one was forgotten.",
        "join it to what it belongs to, unless it stands for itself";
}

impl Code {
    /// The code with this name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}
