//! What an exporter is told, with the texts that it points to.

use std::ffi::CString;

use kinograph_core::Scene;
use kinograph_exporter_abi as abi;
use kinograph_raster::Film;

use crate::{Motion, NativeOptions};

/// What an exporter is told. The texts stay where they are when this is moved.
#[derive(Debug)]
pub(crate) struct OwnedInfo {
    title: CString,
    choices: Vec<[CString; 2]>,
    /// Without its pointers.
    plain: abi::Info,
}

impl OwnedInfo {
    pub(crate) fn new(film: &Film<'_>, scene: &Scene, options: &NativeOptions) -> Self {
        let motion = match options.motion {
            Motion::Still => 0,
            Motion::Once => abi::MOVES,
            Motion::Forever => abi::MOVES | abi::LOOPS,
        };
        let opaque = if film.is_opaque() { abi::OPAQUE } else { 0 };
        let choices = options.choices.iter();
        Self {
            title: c_string(scene.title.as_deref().unwrap_or_default()),
            choices: choices
                .map(|(key, value)| [c_string(key), c_string(value)])
                .collect(),
            plain: abi::Info {
                size: abi::size_of_struct::<abi::Info>(),
                width: film.width(),
                height: film.height(),
                frames: film.frames(),
                rate_frames: options.rate.frames.get(),
                rate_seconds: options.rate.seconds.get(),
                duration_ms: film.duration_ms(),
                flags: motion | opaque,
                title: abi::Text::new(""),
                options: std::ptr::null(),
                option_count: 0,
            },
        }
    }

    /// Hands it to `reader`.
    pub(crate) fn read<T>(&self, reader: impl FnOnce(&abi::Info) -> T) -> T {
        let text = |text: &CString| abi::Text {
            data: text.as_ptr().cast(),
            length: text.as_bytes().len(),
        };
        let pair = |[key, value]: &[CString; 2]| abi::KeyValue {
            key: text(key),
            value: text(value),
        };
        let pairs: Vec<abi::KeyValue> = self.choices.iter().map(pair).collect();
        reader(&abi::Info {
            title: text(&self.title),
            options: pairs.as_ptr(),
            option_count: pairs.len(),
            ..self.plain
        })
    }
}

/// A text as strings in C are: without a NUL in it, and with one behind it.
fn c_string(text: &str) -> CString {
    CString::new(text.replace('\0', "")).expect("no NUL is left in it")
}
