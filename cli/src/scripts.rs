//! Layouts that are scripts: where a diagram may have them from, and reading them.

use std::{
    cell::RefCell,
    path::{Component, Path, PathBuf},
};

use kinograph_core::{
    Arrangement, LayoutEngine, LayoutRequest, LayoutSpec, PluginError, Script, ScriptCall,
    ScriptError,
};

use crate::{failure::Failure, input, limits::SCRIPT_BYTES, toolkit::Plugins};

/// Which scripts may be read. A diagram may come from a stranger, and must not
/// make Kinograph read, and show in an error, what lies anywhere on this computer.
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
        if !is_chosen {
            self.shelf.check(self.folder, name, &path)?;
        }
        self.looked_for.borrow_mut().push(path.clone());
        if !path.exists() {
            let path = path.display();
            return Err(ScriptError::new(format!("there is no script {path}"))
                .hint(format!("`kinograph layouts new {path}` writes one")));
        }
        if !is_chosen {
            self.shelf.check_links(self.folder, name, &path)?;
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

impl Shelf {
    /// Refuses a path that leads out of the diagram's folder, before anybody
    /// looks whether there is anything.
    fn check(&self, folder: &Path, name: &str, path: &Path) -> Result<(), ScriptError> {
        let leads_out = Path::new(name)
            .components()
            .any(|part| !matches!(part, Component::Normal(_) | Component::CurDir));
        if leads_out && !self.holds(folder, path) {
            return Err(outside(name));
        }
        Ok(())
    }

    /// Refuses a link that leads out of the diagram's folder.
    fn check_links(&self, folder: &Path, name: &str, path: &Path) -> Result<(), ScriptError> {
        if self.holds(folder, path) {
            Ok(())
        } else {
            Err(outside(name))
        }
    }

    /// Whether a path leads to something in one of the folders.
    fn holds(&self, folder: &Path, path: &Path) -> bool {
        let Ok(real) = path.canonicalize() else {
            return false;
        };
        let folders = self.folders.iter().map(PathBuf::as_path).chain([folder]);
        folders
            .filter_map(|folder| folder.canonicalize().ok())
            .any(|folder| real.starts_with(folder))
    }
}

/// The path of a file that something in `folder` names.
fn inside(folder: &Path, name: &str) -> PathBuf {
    let name = name.strip_prefix("./").unwrap_or(name);
    if folder == Path::new(".") {
        PathBuf::from(name)
    } else {
        folder.join(name)
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
