#![allow(clippy::unwrap_used, reason = "a test may fail anywhere")]

use kinograph_core::text::Fonts;
use kinograph_plugins::{Host, Options, Registry};

use super::*;

const ORANGE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" width="80" height="80">
    <defs><linearGradient id="g" x1="0" y1="1" x2="1" y2="0"><stop stop-color="#C8511B"/><stop offset="1" stop-color="#F90"/></linearGradient></defs>
    <g fill="none" fill-rule="evenodd"><path fill="url(#g)" d="M0 0h80v80H0z"/><path fill="#FFF" d="M20 20h40v40H20z"/></g></svg>"##;
const BLUE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18"><path fill="#0078d4" d="M1 1h16v16H1z"/></svg>"##;
const MASKED: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><mask id="m"><path d="M0 0h4v4z" fill="#fff"/></mask><path mask="url(#m)" d="M0 0h9v9z"/></svg>"##;

fn entry(path: &str, text: &str) -> Entry {
    Entry {
        path: path.to_owned(),
        content: Ok(text.as_bytes().to_vec()),
    }
}

/// An archive as Amazon lays it out.
fn amazon() -> Vec<Entry> {
    let services = "Architecture-Service-Icons_02072025/Arch_Compute";
    let groups = "Architecture-Group-Icons_02072025";
    vec![
        entry(&format!("{services}/16/Arch_Amazon-EC2_16.svg"), BLUE),
        entry(&format!("{services}/64/Arch_Amazon-EC2_64.svg"), ORANGE),
        entry(&format!("{services}/64/Arch_Amazon-EC2_64@5x.png"), "png"),
        entry(&format!("{services}/64/Arch_AWS-Lambda_64.svg"), ORANGE),
        entry(&format!("{services}/64/Arch_Odd_64.svg"), MASKED),
        entry(&format!("{groups}/Region_32.svg"), BLUE),
        entry(&format!("{groups}/Region_32_Dark.svg"), ORANGE),
        entry("Other/Arch_Compute/64/Arch_Amazon-EC2_64.svg", BLUE),
        entry("__MACOSX/._Arch_Amazon-EC2_64.svg", "litter"),
        entry("../../.ssh/Arch_Evil_64.svg", BLUE),
    ]
}

fn wanted(vendor: Vendor) -> Wanted {
    Wanted { vendor, id: None }
}

/// A registry of the built-in plugins and an imported one.
fn registry(pack: &Imported) -> Registry {
    let host = Host::new(Options::default());
    let mut plugins = kinograph_builtin::plugins(&host).unwrap();
    plugins.push(host.load(pack.bytes.clone()).unwrap());
    Registry::new(plugins).unwrap()
}

#[test]
fn an_archive_becomes_kinds_and_all_else_is_accounted_for() {
    let pack = import(amazon(), &wanted(Vendor::Aws)).unwrap();
    assert_eq!(pack.manifest.id, "aws-icons");
    let kinds = &pack.manifest.kinds;
    let told: Vec<String> = kinds
        .iter()
        .map(|kind| {
            let accent = kind.accent.as_deref().unwrap_or("none");
            let aliases = kind.aliases.join(" ");
            format!(
                "{} ({aliases}) {} {accent} {}",
                kind.id, kind.title, kind.container
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "amazon-ec2 (ec2) Amazon EC2 #c8511b false",
            "aws-lambda (lambda) AWS Lambda #c8511b false",
            "region () Region #0078d4 true",
        ]
    );
    let sorts: Vec<(&str, &str)> = pack
        .report
        .left_out
        .iter()
        .map(|it| (it.file.rsplit('/').next().unwrap(), it.reason.sort()))
        .collect();
    assert_eq!(
        sorts,
        [
            ("Arch_Evil_64.svg", "without a usable name"),
            (
                "Arch_Amazon-EC2_16.svg",
                "another size of an icon that was taken"
            ),
            ("Arch_Amazon-EC2_64@5x.png", "no SVG"),
            ("Arch_Odd_64.svg", "drawn with what icons cannot hold"),
            (
                "Arch_Amazon-EC2_64.svg",
                "called like an icon that was taken"
            ),
            ("._Arch_Amazon-EC2_64.svg", "litter of a file system"),
        ]
    );
    let all = pack.report.taken.len() + pack.report.left_out.len();
    assert_eq!(all, amazon().len());
}

#[test]
fn an_imported_pack_keeps_every_rule_and_can_be_drawn() {
    let pack = import(amazon(), &wanted(Vendor::Aws)).unwrap();
    let registry = registry(&pack);
    let plugin = registry
        .plugins()
        .iter()
        .find(|it| it.manifest().id == "aws-icons");
    let checked = crate::check(&registry, plugin.unwrap(), &Fonts::embedded());
    assert_eq!(checked.findings, []);
    let sheet = crate::sheet(&registry, &pack.manifest, &Fonts::embedded()).unwrap();
    assert!(!sheet.light.elements.is_empty());
}

#[test]
fn the_order_of_files_does_not_matter() {
    let mut reversed = amazon();
    reversed.reverse();
    let [a, b] = [amazon(), reversed].map(|it| import(it, &wanted(Vendor::Aws)).unwrap().bytes);
    assert!(a == b);
}

/// A catalogue of many pages, all of which must still be there when the plugin
/// has allocated memory of its own.
#[test]
fn a_thousand_icons_are_all_drawn() {
    let entries = (0..1_000).map(|number| {
        let color = format!("#{:06x}", 0x40_0000 + number);
        let filler = "M1 1h16v16H1z".repeat(40);
        let svg = BLUE
            .replace("#0078d4", &color)
            .replace("M1 1h16v16H1z", &filler);
        entry(
            &format!("Icons/compute/{number:05}-icon-service-Thing{number}.svg"),
            &svg,
        )
    });
    let pack = import(entries.collect(), &wanted(Vendor::Azure)).unwrap();
    assert_eq!(pack.manifest.kinds.len(), 1_000);
    assert!(pack.bytes.len() > 400_000, "{}", pack.bytes.len());
    let sheet = crate::sheet(&registry(&pack), &pack.manifest, &Fonts::embedded()).unwrap();
    let colors: std::collections::BTreeSet<String> = sheet
        .light
        .symbols
        .iter()
        .map(|symbol| format!("{symbol:?}"))
        .collect();
    assert_eq!(colors.len(), 1_000, "every icon has a colour of its own");
}

#[test]
fn nothing_to_take_is_an_error_that_says_why() {
    let entries = vec![entry("a.svg", MASKED), entry("b.txt", "text")];
    let Err(Error::NoIcons(report)) = import(entries, &wanted(Vendor::Other)) else {
        panic!("there is no icon")
    };
    assert_eq!(report.left_out.len(), 2);
    let named = Wanted {
        vendor: Vendor::Other,
        id: Some("Not A Name".to_owned()),
    };
    let error = import(vec![entry("a.svg", BLUE)], &named).unwrap_err();
    assert_eq!(error.to_string(), "\"Not A Name\" is no name for a pack");
}

/// A zip archive of files as they are: their paths, modes and contents.
fn zip(files: &[(&str, u32, &[u8])]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    let short = |value: usize| u16::try_from(value).unwrap().to_le_bytes();
    let long = |value: usize| u32::try_from(value).unwrap().to_le_bytes();
    for (path, mode, content) in files {
        let offset = long(archive.len());
        let mut header = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        header.extend(rawzip::crc32(content).to_le_bytes());
        header.extend([long(content.len()), long(content.len())].concat());
        header.extend([short(path.len()), short(0)].concat());
        archive.extend([b"PK\x03\x04", &header[..], path.as_bytes(), content].concat());
        // Made by a Unix, whose modes stand in the upper half of the attributes.
        directory.extend([b"PK\x01\x02", &[20, 3][..], &header, &[0; 6]].concat());
        directory.extend((mode << 16).to_le_bytes());
        directory.extend(offset);
        directory.extend(path.as_bytes());
    }
    let end = [short(files.len()), short(files.len())].concat();
    let place = [long(directory.len()), long(archive.len())].concat();
    archive.extend(directory);
    archive.extend([b"PK\x05\x06", &[0; 4][..], &end, &place, &[0; 2]].concat());
    archive
}

#[test]
fn archives_are_read_within_limits() {
    const FILE: u32 = 0o100_644;
    let bomb = vec![b' '; Limits::USUAL.svg_bytes + 1];
    let bytes = zip(&[
        ("icons/disk.svg", FILE, BLUE.as_bytes()),
        ("../evil.svg", FILE, BLUE.as_bytes()),
        ("readme.txt", FILE, b"not read"),
        ("folder/", 0o040_755, b""),
        ("link.svg", 0o120_777, b"/etc/passwd"),
        ("bomb.svg", FILE, &bomb),
    ]);
    let entries = archive(&bytes).unwrap();
    let read: Vec<(&str, Option<&Reason>)> = entries
        .iter()
        .map(|it| (it.path.as_str(), it.content.as_ref().err()))
        .collect();
    assert_eq!(
        read,
        [
            ("icons/disk.svg", None),
            ("../evil.svg", Some(&Reason::BadName)),
            ("readme.txt", Some(&Reason::NotSvg)),
            ("link.svg", Some(&Reason::Link)),
            ("bomb.svg", Some(&Reason::TooLarge)),
        ]
    );
    assert_eq!(entries[0].content.as_deref(), Ok(BLUE.as_bytes()));
    let cut = archive(&bytes[..bytes.len() / 2]);
    assert!(matches!(cut, Err(ArchiveError::NotZip(_))));
}

#[test]
fn a_file_that_is_damaged_in_an_archive_is_left_out_alone() {
    let mut bytes = zip(&[
        ("a.svg", 0o100_644, BLUE.as_bytes()),
        ("b.svg", 0o100_644, BLUE.as_bytes()),
    ]);
    let at = bytes.windows(7).position(|it| it == b"#0078d4").unwrap();
    bytes[at + 1] = b'f';
    let entries = archive(&bytes).unwrap();
    assert!(matches!(entries[0].content, Err(Reason::Closed(_))));
    assert_eq!(entries[1].content.as_deref(), Ok(BLUE.as_bytes()));
}
