//! What the commands that use the network share.

use std::{ops::ControlFlow, path::PathBuf};

use kinograph_store::Network;

use crate::{failure::Failure, input::Input, progress::Progress};

/// The largest file of certificates that is read, in bytes.
const MOST_BYTES: usize = 4 << 20;

/// How servers are spoken to.
#[derive(Debug, clap::Args)]
pub(super) struct NetworkArgs {
    /// Also trust the certificate authorities in this PEM file
    #[arg(long, value_name = "FILE", help_heading = "Network")]
    ca: Option<PathBuf>,
}

impl NetworkArgs {
    /// The network as these arguments want it.
    pub(super) fn open(&self) -> Result<Network, Failure> {
        let Some(path) = &self.ca else {
            return Ok(Network::default());
        };
        let pem = Input::File(path.clone()).read(MOST_BYTES)?;
        Network::trusting(&pem.text)
            .map_err(|error| Failure::new(format!("cannot use {}: {error}", path.display())))
    }
}

/// Shows how many bytes came, and stops when somebody presses Ctrl-C.
pub(super) fn watching(progress: &mut Progress) -> impl FnMut(u64, Option<u64>) -> ControlFlow<()> {
    let kilobytes = |bytes: u64| u32::try_from(bytes >> 10).unwrap_or(u32::MAX);
    move |done, total| match total {
        Some(total) => progress.step(kilobytes(done), kilobytes(total).max(1)),
        // A bar without an end says nothing but that something happens.
        None => progress.step(0, 1),
    }
}
