//! The icons of this pack; the build script writes them from the files in `icons`.

include!(concat!(env!("OUT_DIR"), "/icons.rs"));
