//! Where the importer left the catalogue.

/// The bytes of the catalogue; none before an import.
#[cfg(target_family = "wasm")]
#[allow(
    unsafe_code,
    reason = "the importer puts the catalogue beside what the compiler knows of"
)]
pub(crate) fn catalogue() -> &'static [u8] {
    use kinograph_iconset::{MAGIC, Slot};

    #[used]
    static SLOT: Slot = Slot {
        magic: MAGIC,
        address: 0,
        length: 0,
    };

    // SAFETY: the slot is a static. It is read as if it could change, because
    // the importer changes it after the compiler has seen it.
    let Slot {
        address, length, ..
    } = unsafe { std::ptr::read_volatile(&raw const SLOT) };
    if length == 0 {
        return &[];
    }
    // SAFETY: the importer grows the first memory, fills so many bytes from
    // this address on with a data segment, and nothing else lies there.
    unsafe { std::slice::from_raw_parts(address as *const u8, length as usize) }
}

/// Built natively, there is no importer.
#[cfg(not(target_family = "wasm"))]
pub(crate) fn catalogue() -> &'static [u8] {
    &[]
}
