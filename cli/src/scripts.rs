//! Layouts that are scripts: where a diagram may have them from, and reading them.

use std::{
    cell::RefCell,
    path::{Path, PathBuf},
};

use kinograph_core::{
    Arrangement, LayoutEngine, LayoutRequest, LayoutSpec, PluginError, Script, ScriptCall,
    ScriptError,
};

use crate::{
    beside::{Folders, inside},
    failure::Failure,
    input,
    limits::SCRIPT_BYTES,
    toolkit::Plugins,
};

/// Which scripts may be read.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    /// The script that the command line names, which may lie anywhere.
    pub(crate) chosen: Option<String>,
    /// The folders that scripts may lie in, besides that of the diagram.
    pub(crate) folders: Vec<PathBuf>,
    /// How large a script may be.
    pub(crate) most_bytes: usize,
}

/// The layouts that are installed and the scripts that one diagram may name.
pub(crate) struct Layouts<'a> {
    plugins: &'a Plugins,
    shelf: &'a Shelf,
    /// The folder of the diagram.
    folder: &'a Path,
    looked_for: RefCell<Vec<PathBuf>>,
}

impl<'a> Layouts<'a> {
    /// For a diagram in `folder`.
    pub(crate) fn new(plugins: &'a Plugins, shelf: &'a Shelf, folder: &'a Path) -> Self {
        Self {
            plugins,
            shelf,
            folder,
            looked_for: RefCell::default(),
        }
    }

    /// The scripts that were looked for, whether or not they are there.
    pub(crate) fn into_looked_for(self) -> Vec<PathBuf> {
        self.looked_for.into_inner()
    }
}

impl LayoutEngine for Layouts<'_> {
    fn specs(&self) -> &[LayoutSpec] {
        self.plugins.layouts().specs()
    }

    fn arrange(&self, layout: usize, request: &LayoutRequest) -> Result<Arrangement, PluginError> {
        self.plugins.layouts().arrange(layout, request)
    }

    fn script(&self, name: &str) -> Result<Script, ScriptError> {
        let is_chosen = self.shelf.chosen.as_deref() == Some(name);
        let path = if is_chosen {
            PathBuf::from(name)
        } else {
            inside(self.folder, name)
        };
        let folders = Folders {
            own: self.folder,
            others: &self.shelf.folders,
        };
        if !is_chosen && !folders.lets_look(name, &path) {
            return Err(outside(name));
        }
        self.looked_for.borrow_mut().push(path.clone());
        if !path.exists() {
            let path = path.display();
            return Err(ScriptError::new(format!("there is no script {path}"))
                .hint(format!("`kinograph layouts new {path}` writes one")));
        }
        if !is_chosen && !folders.hold(&path) {
            return Err(outside(name));
        }
        let source = input::read_named(&path, SCRIPT_BYTES, self.shelf.most_bytes);
        let source = source.map_err(told)?;
        Ok(Script {
            name: source.name,
            source: source.text,
        })
    }

    fn run_script(&self, call: &ScriptCall<'_>) -> Result<Arrangement, ScriptError> {
        self.plugins.run_script(call)
    }
}

fn outside(name: &str) -> ScriptError {
    ScriptError::new(format!(
        "the script \"{name}\" is not in the folder of the diagram"
    ))
    .hint("--scripts-from FOLDER lets diagrams name scripts in another folder")
}

fn told(failure: Failure) -> ScriptError {
    match failure {
        Failure::Problem { message, hint } | Failure::Plugin { message, hint } => ScriptError {
            message,
            hint,
            at: None,
        },
        Failure::ReaderLeft | Failure::Interrupted => ScriptError::new("it was not read"),
    }
}
