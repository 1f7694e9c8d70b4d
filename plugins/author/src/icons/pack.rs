//! A catalogue put into the plugin that draws it.
//!
//! The plugin was compiled without icons. Its memory is made larger, a data
//! segment fills the new room with the catalogue, and the slot that the plugin
//! reads says where that is. No code changes.

use kinograph_iconset::{Catalogue, Kind, MAGIC};
use wasm_encoder::{
    ComponentSectionId, ConstExpr, Encode as _, MemorySection, MemoryType, Module, RawSection,
    SectionId,
};
use wasmparser::{Parser, Payload};

use super::{Vendor, gather::Icon};
use crate::component::{Described, Error, described, without_manifest};

/// The plugin that draws any catalogue.
static GUEST: &[u8] = include_bytes!("../../data/iconset.wasm");

/// The bytes of a page of memory.
const PAGE: u64 = 64 << 10;

/// The pack of some icons.
pub(super) fn pack(id: &str, vendor: Vendor, icons: &[Icon]) -> Result<Described, Error> {
    let catalogue = kinograph_iconset::encode(&catalogue(id, vendor, icons));
    let plain = without_manifest(GUEST)?;
    let filled =
        spliced(&plain, &catalogue).expect("the plugin for icons has one slot for a catalogue");
    described(&filled)
}

fn catalogue<'a>(id: &'a str, vendor: Vendor, icons: &'a [Icon]) -> Catalogue<'a> {
    let kinds = icons.iter().map(|icon| Kind {
        id: &icon.name.id,
        title: &icon.name.title,
        category: &icon.name.category,
        aliases: icon.aliases.iter().map(String::as_str).collect(),
        accent: icon.accent.as_deref(),
        container: icon.name.container,
        icon: &icon.light,
        dark_icon: icon.dark.as_deref(),
    });
    Catalogue {
        id,
        version: env!("CARGO_PKG_VERSION"),
        title: match vendor {
            Vendor::Aws => "AWS icons",
            Vendor::Azure => "Azure icons",
            Vendor::Gcp => "Google Cloud icons",
            Vendor::Other => "Imported icons",
        },
        doc: "imported icons, which stay their owner's",
        license: "LicenseRef-Vendor",
        author: vendor.owner(),
        kinds: kinds.collect(),
    }
}

/// The component with the catalogue in the module that has a slot for it; none
/// when no module has one.
fn spliced(component: &[u8], catalogue: &[u8]) -> Option<Vec<u8>> {
    for payload in Parser::new(0).parse_all(component) {
        let Payload::ModuleSection {
            unchecked_range: range,
            ..
        } = payload.ok()?
        else {
            continue;
        };
        let Some(filled) = filled(&component[range.clone()], catalogue) else {
            continue;
        };
        // Before the module stand the id of its section and its length.
        let header = 1 + leb(range.len()).len();
        let mut result = component[..range.start - header].to_vec();
        result.push(ComponentSectionId::CoreModule.into());
        result.extend(leb(filled.len()));
        result.extend(filled);
        result.extend_from_slice(&component[range.end..]);
        return Some(result);
    }
    None
}

/// The module with the catalogue in its memory; none when it has no slot.
fn filled(module: &[u8], catalogue: &[u8]) -> Option<Vec<u8>> {
    let slot = find_once(module, &MAGIC)? + MAGIC.len();
    let mut memory = only_memory(module)?;
    let address = memory.minimum * PAGE;
    let length = u64::try_from(catalogue.len()).ok()?;
    memory.minimum += length.div_ceil(PAGE);

    let mut module = module.to_vec();
    module[slot..slot + 4].copy_from_slice(&u32::try_from(address).ok()?.to_le_bytes());
    module[slot + 4..slot + 8].copy_from_slice(&u32::try_from(length).ok()?.to_le_bytes());

    let mut result = Module::new();
    for payload in Parser::new(0).parse_all(&module) {
        let payload = payload.ok()?;
        let (id, data) = match &payload {
            Payload::MemorySection(_) => {
                result.section(MemorySection::new().memory(memory));
                continue;
            }
            Payload::DataCountSection { count, .. } => {
                let count = usize::try_from(*count).ok()?;
                (SectionId::DataCount.into(), leb(count + 1))
            }
            Payload::DataSection(section) => {
                let present = &module[section.range()];
                let count = usize::try_from(section.count()).ok()?;
                let address = i32::try_from(address).ok()?;
                let segments = with_segment(present, count, address, catalogue)?;
                (SectionId::Data.into(), segments)
            }
            _ => match payload.as_section() {
                Some((id, range)) => (id, module[range].to_vec()),
                None => continue,
            },
        };
        result.section(&RawSection { id, data: &data });
    }
    Some(result.finish())
}

/// The contents of a data section with one more segment in the first memory.
/// What is there is copied as it is.
fn with_segment(present: &[u8], count: usize, address: i32, data: &[u8]) -> Option<Vec<u8>> {
    /// An active segment of the first memory.
    const ACTIVE: u8 = 0;
    let mut contents = leb(count + 1);
    contents.extend_from_slice(present.get(leb(count).len()..)?);
    contents.push(ACTIVE);
    ConstExpr::i32_const(address).encode(&mut contents);
    contents.extend(leb(data.len()));
    contents.extend_from_slice(data);
    Some(contents)
}

/// The memory of a module that has one that may grow.
fn only_memory(module: &[u8]) -> Option<MemoryType> {
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::MemorySection(memories) = payload.ok()? {
            let mut memories = memories.into_iter();
            let memory = memories.next()?.ok()?;
            let is_plain = !memory.memory64 && !memory.shared && memory.maximum.is_none();
            return (is_plain && memories.next().is_none()).then_some(MemoryType {
                minimum: memory.initial,
                maximum: None,
                memory64: false,
                shared: false,
                page_size_log2: memory.page_size_log2,
            });
        }
    }
    None
}

/// Where a pattern lies, if it does so exactly once.
fn find_once(bytes: &[u8], pattern: &[u8]) -> Option<usize> {
    let mut found = bytes
        .windows(pattern.len())
        .enumerate()
        .filter(|(_, window)| *window == pattern)
        .map(|(at, _)| at);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// A length as WebAssembly writes it.
fn leb(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(value & 0x7f).expect("seven bits fit");
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}
