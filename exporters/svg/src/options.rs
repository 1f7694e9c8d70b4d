//! What the caller decides.

/// How a scene is written as SVG.
#[derive(Clone, Debug, PartialEq)]
pub struct SvgOptions {
    /// What every id in the file begins with; give each its own when several
    /// pictures share a page. Only ASCII letters, digits, `-` and `_` of it are used.
    pub id_prefix: String,
    /// The size of the picture on a page.
    pub size: SvgSize,
    /// How text is written.
    pub text: SvgText,
    /// Whether the scene's background is left out.
    pub transparent: bool,
}

impl Default for SvgOptions {
    fn default() -> Self {
        Self {
            id_prefix: "kg".to_owned(),
            size: SvgSize::Scaled(1.0),
            text: SvgText::default(),
            transparent: false,
        }
    }
}

/// The size of a picture on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SvgSize {
    /// The scene's size times this factor; a factor that is not positive and
    /// finite counts as 1.
    Scaled(f64),
    /// As large as the page around it makes it.
    Fluid,
}

/// How text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SvgText {
    /// As outlines that look the same everywhere, under invisible text that can
    /// be selected, searched and read aloud.
    #[default]
    Selectable,
    /// As outlines only.
    Outlines,
}
