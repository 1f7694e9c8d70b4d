//! Work that takes a while: how far it is, and how it is stopped.

use std::{
    ops::ControlFlow,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::{
    failure::{Failure, Status},
    report::Report,
};

/// Whether somebody is at work who looks at [`STOP`].
static BUSY: AtomicBool = AtomicBool::new(false);
/// Whether Ctrl-C was pressed since.
static STOP: AtomicBool = AtomicBool::new(false);

/// Work in steps. While there is one, Ctrl-C stops the work between two steps,
/// so that it can clean up; otherwise, and when a step does not end, Ctrl-C ends
/// the process.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// Whoever else can stop the work.
    stopped: Option<Box<dyn Fn() -> bool>>,
}

impl Progress {
    /// Begins work on `what`. A line on the terminal shows how far it is, once
    /// it takes longer than a moment.
    ///
    /// # Errors
    /// When the system lets nobody listen for Ctrl-C.
    pub(crate) fn begin(what: &str, report: &Report) -> Result<Self, Failure> {
        Self::drawn("{msg} {wide_bar} {percent:>3} %, {eta} left", what, report)
    }

    /// Begins to wait for `what`, nobody knows how long.
    ///
    /// # Errors
    /// As [`Progress::begin`].
    pub(crate) fn wait(what: &str, report: &Report) -> Result<Self, Failure> {
        Self::drawn("{spinner} {msg}, {elapsed}", what, report)
    }

    fn drawn(template: &str, what: &str, report: &Report) -> Result<Self, Failure> {
        listen()?;
        let target = if report.tells_progress() {
            ProgressDrawTarget::stderr_with_hz(10)
        } else {
            ProgressDrawTarget::hidden()
        };
        let style = ProgressStyle::with_template(template)
            .expect("the template is well-formed")
            .progress_chars("━━─");
        let bar = ProgressBar::with_draw_target(None, target).with_style(style);
        bar.set_message(what.to_owned());
        Ok(Self { bar, stopped: None })
    }

    /// Work that is done in a moment: nobody is told, and nothing listens.
    pub(crate) fn unnoticed() -> Self {
        Self {
            bar: ProgressBar::hidden(),
            stopped: None,
        }
    }

    /// Tells something else meanwhile, where the line on the terminal is not in its way.
    pub(crate) fn aside(&self, tell: impl FnOnce()) {
        self.bar.suspend(tell);
    }

    /// Work that nobody is told about, and that stops once `stopped` says so.
    pub(crate) fn until(stopped: impl Fn() -> bool + 'static) -> Self {
        let mut progress = Self::unnoticed();
        progress.stopped = Some(Box::new(stopped));
        progress
    }

    /// Tells that `done` of `total` steps are done, and whether to go on.
    pub(crate) fn step(&mut self, done: u32, total: u32) -> ControlFlow<()> {
        const MOMENT: Duration = Duration::from_millis(500);
        if self.bar.elapsed() > MOMENT {
            self.bar.set_length(total.into());
            self.bar.set_position(done.into());
        }
        self.go_on()
    }

    /// Tells that nothing happened yet, and whether to wait on.
    pub(crate) fn tick(&self) -> ControlFlow<()> {
        self.bar.tick();
        self.go_on()
    }

    fn go_on(&self) -> ControlFlow<()> {
        let stopped = self.stopped.as_ref().is_some_and(|stopped| stopped());
        if stopped || STOP.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        BUSY.store(false, Ordering::Relaxed);
        self.bar.finish_and_clear();
    }
}

fn listen() -> Result<(), Failure> {
    static LISTENS: AtomicBool = AtomicBool::new(false);
    STOP.store(false, Ordering::Relaxed);
    BUSY.store(true, Ordering::Relaxed);
    if LISTENS.swap(true, Ordering::Relaxed) {
        return Ok(());
    }
    ctrlc::set_handler(on_ctrl_c)
        .map_err(|error| Failure::new(format!("cannot listen for Ctrl-C: {error}")))
}

#[expect(
    clippy::exit,
    reason = "that is what Ctrl-C means when nobody is at work"
)]
fn on_ctrl_c() {
    if BUSY.load(Ordering::Relaxed) && !is_stuck() {
        STOP.store(true, Ordering::Relaxed);
    } else {
        std::process::exit(Status::Interrupted as i32);
    }
}

/// Whether the work was asked to stop before, and has had time enough to do so:
/// no step of ours takes as long, but one of somebody else's exporter may hang.
fn is_stuck() -> bool {
    const PATIENCE: Duration = Duration::from_secs(2);
    static ASKED: Mutex<Option<Instant>> = Mutex::new(None);
    let mut asked = ASKED.lock().unwrap_or_else(PoisonError::into_inner);
    if !STOP.load(Ordering::Relaxed) {
        *asked = Some(Instant::now());
    }
    asked.is_some_and(|asked| asked.elapsed() > PATIENCE)
}
