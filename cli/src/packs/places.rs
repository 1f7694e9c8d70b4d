//! Where installed packs and what was compiled of them lie.

use std::{env, path::PathBuf};

use etcetera::{BaseStrategy as _, base_strategy::choose_native_strategy};
use kinograph_store::Store;

use crate::failure::Failure;

/// The environment variable that names one folder for everything.
pub(crate) const HOME: &str = "KINOGRAPH_HOME";

/// Where things lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Places {
    /// Installed packs.
    pub(crate) packs: PathBuf,
    /// What was compiled of them.
    pub(crate) code: PathBuf,
}

impl Places {
    /// The places that the environment names, else those of the platform.
    ///
    /// # Errors
    /// When nobody says where the user's own folder is.
    pub(crate) fn find() -> Result<Self, Failure> {
        if let Some(home) = env::var_os(HOME).filter(|home| !home.is_empty()) {
            let home = PathBuf::from(home);
            return Ok(Self {
                packs: home.join("packs"),
                code: home.join("cache"),
            });
        }
        let strategy = choose_native_strategy().map_err(|_| {
            Failure::new("there is no place for packs: nobody says where your own folder is")
                .hint(format!("{HOME} names a folder to keep them in"))
        })?;
        Ok(Self {
            packs: strategy.data_dir().join("kinograph").join("packs"),
            code: strategy.cache_dir().join("kinograph").join("code"),
        })
    }

    /// The installed packs.
    pub(crate) fn store(&self) -> Store {
        Store::at(&self.packs)
    }
}
