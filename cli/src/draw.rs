//! From a diagram file to a scene, as the command line asks for it.

use std::{collections::BTreeMap, path::PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use kinograph_core::{
    Diagnostic, Direction, Document, Memory, Overrides, Stages, Toolkit, document::parse_with,
    draw_stages, has_errors, resolve, script::is_script, text::Fonts,
};
use kinograph_store::LockFile;

use crate::{
    failure::Failure,
    fonts,
    input::{Input, Source},
    limits::{Limit, Limits},
    packs::{Locking, check_pins, used_packs},
    report::Report,
    scripts::{Layouts, Shelf},
    themes::{Found, ThemeParser, Themes},
    toolkit::Plugins,
};

/// How diagrams are drawn, whatever becomes of the picture.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct DrawArgs {
    /// Use this theme or theme file, whatever the file says
    #[arg(long, value_name = "NAME", help_heading = "Look", value_parser = ThemeParser)]
    pub(crate) theme: Option<String>,

    /// Use this layout or script, whatever the file says; `kinograph layouts` lists layouts
    #[arg(long, value_name = "NAME", help_heading = "Look")]
    pub(crate) layout: Option<String>,

    /// Let diagrams name scripts in this folder too, not only beside themselves; repeatable
    #[arg(long, value_name = "FOLDER", help_heading = "Look")]
    pub(crate) scripts_from: Vec<PathBuf>,

    /// Let diagrams name theme files in this folder too, not only beside themselves; repeatable
    #[arg(long, value_name = "FOLDER", help_heading = "Look")]
    pub(crate) themes_from: Vec<PathBuf>,

    /// Let edges flow this way, whatever the file says
    #[arg(long, help_heading = "Look", value_parser = direction_parser())]
    pub(crate) direction: Option<Direction>,

    /// Also use the fonts of this file, for characters that the built-in ones lack; repeatable
    #[arg(long, value_name = "FILE", help_heading = "Look")]
    pub(crate) font: Vec<PathBuf>,

    /// Also use the fonts of this computer; the picture may differ on others
    #[arg(long, help_heading = "Look")]
    pub(crate) system_fonts: bool,

    /// Fail unless the packs are those of the kinograph.lock beside the file
    #[arg(long, help_heading = "Packs")]
    pub(crate) locked: bool,

    /// Raise or lower a limit, such as nodes=20000; a wrong name lists them; repeatable
    #[arg(long, value_name = "NAME=NUMBER", help_heading = "Limits")]
    pub(crate) limit: Vec<Limit>,
}

fn direction_parser() -> impl TypedValueParser<Value = Direction> {
    PossibleValuesParser::new(Direction::ALL.map(Direction::name)).map(|name| {
        let is_named = |direction: &Direction| direction.name() == name;
        Direction::ALL
            .into_iter()
            .find(is_named)
            .expect("the values are the directions' names")
    })
}

impl DrawArgs {
    /// The usual limits but for those that are given.
    pub(crate) fn limits(&self) -> Limits {
        Limits::with(&self.limit)
    }
}

/// Everything that drawing needs, ready for any number of files.
pub(crate) struct Studio {
    plugins: Plugins,
    overrides: Overrides,
    limits: Limits,
    shelf: Shelf,
    themes: Themes,
    fonts: fonts::Supply,
    locking: Locking,
}

/// In which themes a diagram is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shades<'a> {
    /// In its own.
    One,
    /// Also for readers who prefer dark, if this or the file names a theme for them.
    Two(Option<&'a str>),
}

/// A diagram file that was read, and what came of it.
pub(crate) struct Drawing {
    pub(crate) source: Source,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// None when the file has errors.
    pub(crate) stages: Option<Stages>,
    /// The same for readers who prefer dark.
    pub(crate) dark: Option<Stages>,
    /// The scripts and themes that were looked for, whether or not they are there.
    pub(crate) named: Vec<PathBuf>,
    /// What its texts are set in.
    pub(crate) fonts: Fonts,
}

impl Studio {
    /// Gets everything ready that does not depend on a file. `aspect_ratio` is
    /// the wanted width of the pictures divided by their height.
    pub(crate) fn open(
        args: &DrawArgs,
        aspect_ratio: Option<f64>,
        report: &mut Report,
    ) -> Result<Self, Failure> {
        let limits = args.limits();
        let plugins = Plugins::open(limits.plugins.clone(), report)?;
        if let Some(name) = args.layout.as_ref().filter(|name| !is_script(name)) {
            plugins.layout(name)?;
        }
        let shelf = Shelf {
            chosen: args.layout.clone().filter(|name| is_script(name)),
            folders: args.scripts_from.clone(),
            most_bytes: limits.script_bytes,
        };
        let themes = Themes {
            folders: args.themes_from.clone(),
            limits: limits.document.clone(),
        };
        let overrides = Overrides {
            theme: args.theme.clone(),
            themes: BTreeMap::new(),
            layout: args.layout.clone(),
            direction: args.direction,
            aspect_ratio,
        };
        let fonts = fonts::Supply::open(&args.font, args.system_fonts)?;
        Ok(Self {
            plugins,
            overrides,
            limits,
            shelf,
            themes,
            fonts,
            locking: if args.locked {
                Locking::Required
            } else {
                Locking::Advised
            },
        })
    }

    /// Reads a diagram file and draws it, near to where it stood when that is remembered.
    pub(crate) fn draw(&self, input: &Input, memory: Option<&Memory>) -> Result<Drawing, Failure> {
        self.draw_shades(input, memory, Shades::One)
    }

    /// As [`Studio::draw`], in these themes.
    pub(crate) fn draw_shades(
        &self,
        input: &Input,
        memory: Option<&Memory>,
        shades: Shades<'_>,
    ) -> Result<Drawing, Failure> {
        self.draw_source(input, self.read(input)?, memory, shades)
    }

    /// Reads a diagram file.
    pub(crate) fn read(&self, input: &Input) -> Result<Source, Failure> {
        input.read(self.limits.document.bytes)
    }

    /// Uses this theme from now on, whatever files say.
    pub(crate) fn set_theme(&mut self, name: &str) {
        self.overrides.theme = Some(name.to_owned());
    }

    /// Draws what a diagram file says, or will say, that lies where `input` says.
    pub(crate) fn draw_source(
        &self,
        input: &Input,
        source: Source,
        memory: Option<&Memory>,
        shades: Shades<'_>,
    ) -> Result<Drawing, Failure> {
        let mut diagnostics = Vec::new();
        let document = parse_with(&mut diagnostics, &source.text, &self.limits.document);
        let lock = self.locking.read(input)?;
        diagnostics.extend(check_pins(&document.packs, &self.plugins));
        let layouts = Layouts::new(&self.plugins, &self.shelf, input.folder());
        let found = self.find_themes(&document, input, shades);
        diagnostics.extend(found.diagnostics);
        let overrides = &Overrides {
            themes: found.themes,
            ..self.overrides.clone()
        };
        if let Some(lock) = &lock {
            diagnostics.extend(self.drift(lock, &layouts, &document, overrides));
        }
        let fonts = self.fonts.for_document(&document);
        let toolkit = Toolkit {
            kinds: self.plugins.kinds(),
            layouts: &layouts,
            fonts: &fonts,
        };
        let stages = draw_stages(&mut diagnostics, toolkit, &document, overrides, memory);
        let dark = self.dark_theme(shades, &document);
        let dark = stages.is_some().then_some(dark).flatten();
        let dark = dark.and_then(|theme| {
            let overrides = Overrides {
                theme: Some(theme.to_owned()),
                ..overrides.clone()
            };
            let mut again = Vec::new();
            let stages = draw_stages(&mut again, toolkit, &document, &overrides, memory);
            // What is wrong in both is told once.
            again.retain(|problem| !diagnostics.contains(problem));
            diagnostics.append(&mut again);
            stages
        });
        Ok(Drawing {
            source,
            diagnostics,
            stages,
            dark,
            named: [layouts.into_looked_for(), found.looked_for].concat(),
            fonts,
        })
    }

    /// The theme files that a diagram or the command line names.
    fn find_themes(&self, document: &Document, input: &Input, shades: Shades<'_>) -> Found {
        let asked = match shades {
            Shades::One => None,
            Shades::Two(asked) => asked,
        };
        let chosen: Vec<&str> = self
            .overrides
            .theme
            .as_deref()
            .into_iter()
            .chain(asked)
            .collect();
        self.themes.find(document, input.folder(), &chosen)
    }

    /// The theme for readers who prefer dark. The file's belongs to the file's
    /// own theme, which the command line may have replaced.
    fn dark_theme<'a>(&self, shades: Shades<'a>, document: &'a Document) -> Option<&'a str> {
        let Shades::Two(asked) = shades else {
            return None;
        };
        let written = document.dark.as_ref().map(|name| name.value.as_str());
        asked.or(written.filter(|_| self.overrides.theme.is_none()))
    }

    /// The packs that a diagram would be drawn with and should not.
    fn drift(
        &self,
        lock: &LockFile,
        layouts: &Layouts<'_>,
        document: &Document,
        overrides: &Overrides,
    ) -> Vec<Diagnostic> {
        // Known before anything is drawn, so that nothing else is even run.
        let mut mistakes = Vec::new();
        let diagram = resolve(
            &mut mistakes,
            self.plugins.kinds(),
            layouts,
            document,
            overrides,
        );
        let used = used_packs(&diagram, &document.packs, &self.plugins);
        let used = (!has_errors(&mistakes)).then_some(&used);
        let installed = self.plugins.installed();
        self.locking.check(lock, used, installed)
    }
}
