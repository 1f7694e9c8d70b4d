//! What the end-to-end tests share: the toolkit as people have it, random
//! diagrams, and the faults that no drawing may have.

pub mod faults;
pub mod random;
pub mod tool;

use kinograph_core::{
    Diagnostic, Overrides, Scene, Stages, Toolkit, draw_stages, parse, text::Fonts,
};
use kinograph_plugins::{Host, Options, Registry};

/// The built-in plugins and the embedded fonts.
#[derive(Debug)]
pub struct Kit {
    registry: Registry,
    fonts: Fonts,
}

impl Kit {
    /// What people have who installed nothing.
    ///
    /// # Panics
    /// If the built-in plugins do not load.
    #[must_use]
    pub fn builtin() -> Self {
        let host = Host::new(Options::default());
        let plugins = kinograph_builtin::plugins(&host).expect("the built-in plugins load");
        let registry = Registry::new(plugins).expect("the built-in plugins have ids of their own");
        Self {
            registry,
            fonts: Fonts::embedded(),
        }
    }

    /// What core works with.
    #[must_use]
    pub fn toolkit(&self) -> Toolkit<'_> {
        Toolkit {
            kinds: &self.registry,
            layouts: &self.registry,
            fonts: &self.fonts,
        }
    }

    /// Every stage of the pipeline on `text`.
    ///
    /// # Errors
    /// The diagnostics, when there are any.
    pub fn draw(&self, text: &str, overrides: &Overrides) -> Result<Drawing, Vec<Diagnostic>> {
        let mut found = Vec::new();
        let document = parse(&mut found, text);
        match draw_stages(&mut found, self.toolkit(), &document, overrides, None) {
            Some(stages) if found.is_empty() => Ok(Drawing {
                scene: stages.still(&self.fonts),
                stages,
            }),
            _ => Err(found),
        }
    }
}

/// What there is of one drawing.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// What the stages left.
    pub stages: Stages,
    /// The still picture.
    pub scene: Scene,
}
