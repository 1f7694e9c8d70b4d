//! Panics, caught before they reach the host.

use std::{
    cell::{Cell, RefCell},
    mem,
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    sync::Once,
};

thread_local! {
    /// Whether this thread is inside of [`catch`].
    static INSIDE: Cell<bool> = const { Cell::new(false) };
    /// What the last panic inside said.
    static SAID: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Does `work`; what a panic in it says, and where it was.
pub(crate) fn catch<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    listen();
    INSIDE.set(true);
    // A value that a panic left half-way is only dropped, by the release that follows.
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    INSIDE.set(false);
    result.map_err(|payload| {
        // Dropping it might panic again, and the hook has read it already.
        mem::forget(payload);
        SAID.take()
    })
}

/// From now on, panics inside are noted rather than printed: the host tells about them.
fn listen() {
    static LISTENS: Once = Once::new();
    LISTENS.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if INSIDE.get() {
                SAID.set(said(info));
            } else {
                usual(info);
            }
        }));
    });
}

fn said(info: &PanicHookInfo<'_>) -> String {
    let message = info.payload_as_str().unwrap_or("no reason was given");
    match info.location() {
        Some(location) => format!("{message} ({location})"),
        None => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_with_its_place() {
        assert_eq!(catch(|| 7), Ok(7));
        let said = catch(|| panic!("no {}", "luck")).expect_err("it panics");
        assert!(said.starts_with("no luck ("), "{said}");
        assert!(said.contains("panics.rs:"), "{said}");
    }

    #[test]
    fn a_payload_that_panics_when_dropped_does_no_harm() {
        struct Bomb;
        impl Drop for Bomb {
            fn drop(&mut self) {
                panic!("again");
            }
        }
        let said = catch(|| panic::panic_any(Bomb)).expect_err("it panics");
        assert!(said.starts_with("no reason was given ("), "{said}");
    }
}
