//! What makes time pass for running plugins.
//!
//! Compiled code compares an epoch with its deadline at every loop and call, so
//! somebody must advance the epoch while a call runs, and only then: one thread
//! per host that sleeps on a condition variable between calls. The epoch only
//! makes the plugin look at the clock; the clock decides, so ticks need not be
//! exact.

use std::{
    io,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use wasmtime::{Engine, EngineWeak};

/// How often a running plugin looks at the clock.
const TICK: Duration = Duration::from_millis(10);

/// Advances the epoch of one engine while calls run.
#[derive(Debug)]
pub(crate) struct Ticker {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// The number of calls that run now.
    calls: usize,
    /// Whether the thread has been started.
    started: bool,
    /// Whether the host is gone.
    closed: bool,
}

/// Keeps the epoch of an engine advancing while it lives.
#[derive(Debug)]
pub(crate) struct Ticking<'a> {
    shared: &'a Shared,
}

impl Ticker {
    pub(crate) fn new() -> Self {
        Self {
            shared: Arc::default(),
        }
    }

    /// Lets time pass for calls on `engine`, which is the same one every time.
    pub(crate) fn start(&self, engine: &Engine) -> io::Result<Ticking<'_>> {
        let mut state = self.shared.lock();
        if !state.started {
            let (shared, engine) = (Arc::clone(&self.shared), engine.weak());
            thread::Builder::new()
                .name("plugin clock".into())
                .stack_size(128 << 10)
                .spawn(move || shared.tick(&engine))?;
            state.started = true;
        }
        state.calls += 1;
        self.shared.changed.notify_one();
        Ok(Ticking {
            shared: &self.shared,
        })
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.changed.notify_one();
    }
}

impl Drop for Ticking<'_> {
    fn drop(&mut self) {
        self.shared.lock().calls -= 1;
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // The state is three plain values that no panic can leave half changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tick(&self, engine: &EngineWeak) {
        loop {
            let mut state = self.lock();
            while state.calls == 0 && !state.closed {
                state = self
                    .changed
                    .wait(state)
                    .unwrap_or_else(PoisonError::into_inner);
            }
            if state.closed {
                return;
            }
            drop(state);
            thread::sleep(TICK);
            match engine.upgrade() {
                Some(engine) => engine.increment_epoch(),
                None => return,
            }
        }
    }
}
