//! One call of a plugin: a fresh instance, bounded in time and memory.

use std::cell::OnceCell;

use kinograph_core::text::Fonts;
use wasmtime::{Engine, ResourceLimiter, Store, Trap, UpdateDeadline};

use crate::{
    Fault, LoadError, clock,
    fault::printable,
    limits::{Allowance, Limits},
    log::{Log, LogSink},
    ticker::Ticker,
};

/// What a call runs with.
pub(crate) struct Setting<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) ticker: &'a Ticker,
    pub(crate) limits: &'a Limits,
    pub(crate) sink: Option<LogSink>,
    /// The id of the plugin, or what is known of it.
    pub(crate) plugin: &'a str,
}

/// What the host functions see of a call.
pub(crate) struct CallState {
    pub(crate) log: Log,
    pub(crate) text_bytes: usize,
    fonts: OnceCell<Fonts>,
    memory: Quota,
    table: Quota,
    instances: usize,
}

/// What is left of something.
struct Quota {
    left: usize,
    whole: usize,
}

impl CallState {
    /// The fonts of the picture, or the embedded ones for a call that has no picture.
    pub(crate) fn fonts(&self) -> &Fonts {
        self.fonts.get_or_init(Fonts::embedded)
    }
}

/// Runs `body` with a fresh store and stops it when it uses more than it is allowed.
///
/// # Errors
/// When it traps, exceeds a limit, or answers what cannot be read.
pub(crate) fn run<R>(
    setting: &Setting<'_>,
    allowance: Allowance,
    fonts: Option<&Fonts>,
    body: impl FnOnce(&mut Store<CallState>) -> wasmtime::Result<R>,
) -> Result<R, Fault> {
    let Setting {
        engine,
        ticker,
        limits,
        sink,
        plugin,
    } = setting;
    let mut store = Store::new(
        engine,
        CallState {
            log: Log::new(sink.clone(), plugin, limits.log_lines),
            text_bytes: limits.text_bytes,
            fonts: fonts.cloned().map_or_else(OnceCell::new, OnceCell::from),
            memory: Quota::new(allowance.memory_bytes),
            table: Quota::new(limits.table_elements),
            instances: limits.instances,
        },
    );
    store.limiter(|state| state);
    store.set_hostcall_fuel(limits.answer_bytes);

    let time = allowance.time;
    let deadline = clock::worked() + time;
    store.set_epoch_deadline(1);
    store.epoch_deadline_callback(move |_| {
        if clock::worked() < deadline {
            Ok(UpdateDeadline::Continue(1))
        } else {
            Err(Fault::Time(time).into())
        }
    });
    let _ticking = ticker
        .start(engine)
        .map_err(|error| LoadError::Host(format!("the clock does not start: {error}")))?;

    body(&mut store).map_err(|error| fault(error, limits, store.data_mut()))
}

/// What a failed call is told as.
fn fault(error: wasmtime::Error, limits: &Limits, state: &mut CallState) -> Fault {
    if let Some(fault) = error.downcast_ref::<Fault>() {
        return fault.clone();
    }
    match error.downcast_ref::<Trap>() {
        Some(Trap::StackOverflow) => Fault::Stack(limits.stack_bytes),
        Some(trap) => match state.log.panic() {
            Some(reason) => Fault::Panic(reason),
            None => Fault::Trap(printable(&trap.to_string())),
        },
        // Wasmtime has no type for this one.
        None if error.to_string().contains("fuel allocated for hostcalls") => Fault::Answer(
            format!("it hands over more than {} MiB", limits.answer_bytes >> 20),
        ),
        None => Fault::Answer(printable(&format!("{error:#}"))),
    }
}

impl Quota {
    fn new(whole: usize) -> Self {
        Self { left: whole, whole }
    }

    /// Takes the growth from `current` to `desired`, if there is so much left.
    fn grow(&mut self, current: usize, desired: usize) -> Option<()> {
        self.left = self.left.checked_sub(desired.saturating_sub(current))?;
        Some(())
    }
}

/// Growth beyond the limit traps rather than fails: a plugin that runs out of
/// memory cannot say so any more, and the error should.
impl ResourceLimiter for CallState {
    fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        _maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        let whole = self.memory.whole;
        self.memory
            .grow(current, desired)
            .ok_or(Fault::Memory(whole))?;
        Ok(true)
    }

    fn table_growing(
        &mut self,
        current: usize,
        desired: usize,
        _maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        let whole = self.table.whole;
        self.table
            .grow(current, desired)
            .ok_or(Fault::Table(whole))?;
        Ok(true)
    }

    fn instances(&self) -> usize {
        self.instances
    }

    fn memories(&self) -> usize {
        self.instances
    }

    fn tables(&self) -> usize {
        self.instances
    }
}
