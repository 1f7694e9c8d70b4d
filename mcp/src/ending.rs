//! How a server ends: when it is told to, and once what it does is done.

use std::{io, sync::Arc, time::Duration};

use tokio::{
    runtime::{Builder, Runtime},
    sync::{OwnedSemaphorePermit, Semaphore},
};
use tokio_util::sync::CancellationToken;

/// How many calls are worked on at once; others wait.
const CALLS_AT_ONCE: u32 = 4;

/// How long calls have to come to their end when the server ends. What is asked
/// to stop does so within a frame of a film; nothing else takes as long.
const GRACE: Duration = Duration::from_secs(5);

/// The calls that are worked on.
#[derive(Clone, Debug)]
pub(crate) struct Calls {
    turns: Arc<Semaphore>,
    /// Cancelled when the server ends.
    pub(crate) ending: CancellationToken,
}

impl Default for Calls {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(CALLS_AT_ONCE as usize)),
            ending: CancellationToken::new(),
        }
    }
}

impl Calls {
    /// Waits for a turn, which lasts until it is dropped.
    pub(crate) async fn turn(&self) -> OwnedSemaphorePermit {
        let turns = Arc::clone(&self.turns);
        turns.acquire_owned().await.expect("it is never closed")
    }

    /// Asks all calls to stop, and waits until they have or [`GRACE`] is over.
    pub(crate) async fn end(&self) {
        self.ending.cancel();
        // Whoever is still at work then loses nothing but its temporary file.
        let _ = tokio::time::timeout(GRACE, self.turns.acquire_many(CALLS_AT_ONCE)).await;
    }
}

/// What the protocol runs on: one thread, which no call is worked on.
pub(crate) fn runtime() -> io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}

/// Whoever tells the process to stop.
pub(crate) struct Signals {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
}

impl Signals {
    /// Listens from now on. Needs a runtime.
    pub(crate) fn listen() -> io::Result<Self> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            Ok(Self {
                terminate: signal(SignalKind::terminate())?,
                interrupt: signal(SignalKind::interrupt())?,
            })
        }
        #[cfg(not(unix))]
        Ok(Self {})
    }

    /// Waits until somebody does.
    pub(crate) async fn next(&mut self) {
        #[cfg(unix)]
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
        #[cfg(not(unix))]
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
