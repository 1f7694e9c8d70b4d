//! Pictures in the formats of other people: native exporters, which are loaded
//! when somebody names their file and at no other time.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    str::FromStr,
};

use kinograph_native::{ExportError, Exporter, LoadError, Motion, NativeOptions, Output};

use super::{ONLY_SVG, Picture, PictureArgs, failure, film::steps, time::Millis};
use crate::{
    failure::Failure,
    output::{Fault, Outlet, through_file},
    progress::Progress,
};

/// Which native exporter writes the picture.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct ExporterArgs {
    /// Have a native exporter write the picture. It is a shared library and runs unchecked, with
    /// all your rights: name only files that you trust
    #[arg(
        long,
        value_name = "FILE",
        help_heading = "Output",
        conflicts_with = "format"
    )]
    exporter: Option<PathBuf>,

    /// Tell the exporter something, such as quality=90; repeatable
    #[arg(
        long,
        value_name = "KEY=VALUE",
        help_heading = "Output",
        requires = "exporter"
    )]
    exporter_option: Vec<Choice>,
}

/// An option for the exporter.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice {
    key: String,
    value: String,
}

impl FromStr for Choice {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            Some((key, value)) if !key.is_empty() => Ok(Self {
                key: key.to_owned(),
                value: value.to_owned(),
            }),
            _ => Err("write a name and a value, such as quality=90".to_owned()),
        }
    }
}

/// A native exporter and what the command line tells it.
#[derive(Clone, Debug)]
pub(crate) struct Native {
    exporter: Exporter,
    choices: Vec<(String, String)>,
    most_bytes: u64,
}

impl ExporterArgs {
    /// The file of the exporter that was named, if any.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.exporter.as_deref()
    }

    /// The exporter that was named, if any. It may write so many bytes.
    ///
    /// # Errors
    /// When the file is no exporter, or an option is told twice.
    pub(crate) fn load(&self, most_bytes: u64) -> Result<Option<Native>, Failure> {
        let Some(path) = &self.exporter else {
            return Ok(None);
        };
        let mut keys = BTreeSet::new();
        if let Some(Choice { key, .. }) =
            self.exporter_option.iter().find(|it| !keys.insert(&it.key))
        {
            return Err(Failure::new(format!("the exporter is told {key} twice")));
        }
        #[allow(unsafe_code, reason = "only a person can vouch for native code")]
        // SAFETY: somebody named this file on the command line, whose help says that
        // what is in it runs unchecked.
        let loaded = unsafe { Exporter::load(path) };
        let exporter = loaded.map_err(|error| match error {
            LoadError::Read(error) => Failure::reading(path, &error),
            error => failure(
                &format!("cannot load {}: {error}", path.display()),
                error.hint(),
            ),
        })?;
        let choices = self.exporter_option.iter();
        Ok(Some(Native {
            exporter,
            choices: choices
                .map(|Choice { key, value }| (key.clone(), value.clone()))
                .collect(),
            most_bytes,
        }))
    }
}

impl Native {
    /// What files of this format usually end with.
    pub(super) fn extension(&self) -> &str {
        let usual = self.exporter.about().extensions.first();
        usual.expect("an exporter declares an extension")
    }
}

impl PictureArgs {
    /// Whether an exporter that takes both makes a moving picture: as with SVG,
    /// when it is asked to.
    pub(super) fn moves_with(&self, native: &Native) -> bool {
        let about = native.exporter.about();
        about.moving && (self.motion.animate || !about.stills)
    }

    /// What of the arguments has no meaning for an exporter, if anything.
    pub(super) fn check_native(&self, native: &Native) -> Result<(), Failure> {
        let about = native.exporter.about();
        let refuse = |argument: &str, taken: &str| {
            let message = format!("{argument} has no meaning for {}", about.name);
            Err(Failure::new(message).hint(format!("the exporter takes {taken} only")))
        };
        if self.dark.is_some() {
            let message = format!("--dark has no meaning for {}", about.name);
            return Err(Failure::new(message).hint(ONLY_SVG));
        }
        if self.motion.animate && !about.moving {
            return refuse("--animate", "still pictures");
        }
        if self.motion.at.is_some() && !about.stills {
            return refuse("--at", "pictures that move");
        }
        if self.motion.once && !about.moving {
            return refuse("--once", "still pictures");
        }
        if self.motion.once && !self.moves_with(native) {
            let message = "--once has no meaning for a still picture";
            return Err(Failure::new(message).hint("add --animate"));
        }
        if self.transparent && !about.opacity {
            return refuse("--transparent", "opaque pictures");
        }
        Ok(())
    }

    /// Has an exporter write the picture.
    pub(super) fn write_native(
        &self,
        native: &Native,
        picture: &Picture,
        outlet: Outlet<'_>,
        progress: &mut Progress,
    ) -> Result<(), Fault> {
        let motion = match (self.moves_with(native), self.motion.once) {
            (false, _) => Motion::Still,
            (true, true) => Motion::Once,
            (true, false) => Motion::Forever,
        };
        let usual = NativeOptions::default();
        let options = NativeOptions {
            size: self.size.frame(&picture.scene),
            rate: self.motion.fps.unwrap_or(usual.rate),
            motion,
            choices: native.choices.clone(),
            most_bytes: native.most_bytes,
            ..usual
        };
        let instant = self.motion.at.map(|Millis(at)| picture.at(at));
        let scene = instant.as_ref().unwrap_or(&picture.scene);
        let mut write = |output: Output<'_>| {
            let steps = &mut steps(progress);
            native
                .exporter
                .write(output, scene, &picture.timeline, &options, steps)
                .map(drop)
        };
        match outlet {
            Outlet::File(file) => write(Output::File(file))?,
            Outlet::Stream(stream) if native.exporter.about().write_at => {
                through_file(stream, |file| {
                    write(Output::File(file)).map_err(Fault::from)
                })?;
            }
            Outlet::Stream(stream) => write(Output::Stream(stream))?,
        }
        Ok(())
    }
}

impl From<ExportError> for Fault {
    fn from(error: ExportError) -> Self {
        let hint = error.hint();
        match error {
            ExportError::Write(error) => error.into(),
            ExportError::Cancelled => Failure::Interrupted.into(),
            ExportError::TooLarge { most_bytes, .. } => {
                let more = most_bytes.saturating_mul(2);
                let advice = format!("--limit exporter-bytes={more} allows more");
                Failure::plugin(error.to_string(), Some(advice)).into()
            }
            ExportError::Failed { .. }
            | ExportError::Panicked { .. }
            | ExportError::Breach { .. } => Failure::plugin(error.to_string(), hint).into(),
            ExportError::Raster(_) | ExportError::Unsuited { .. } | ExportError::Stream { .. } => {
                failure(&error, hint).into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_have_a_name_and_a_value() {
        let choice = |text: &str| text.parse().map(|Choice { key, value }| (key, value));
        let pair = |key: &str, value: &str| Ok((key.to_owned(), value.to_owned()));
        assert_eq!(choice("a=b=c"), pair("a", "b=c"));
        assert_eq!(choice("a="), pair("a", ""));
        for text in ["", "a", "=b"] {
            choice(text).expect_err(text);
        }
    }
}
