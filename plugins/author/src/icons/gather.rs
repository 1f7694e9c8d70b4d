//! Which files become kinds.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use kinograph_plugin_icons::{Artwork, Fidelity, Ink};

use super::{
    Entry, Limits, Reason, Report, Vendor,
    names::{self, Ground, Name},
    picture,
};

/// A kind with its pictures, encoded.
#[derive(Debug)]
pub(super) struct Icon {
    pub(super) name: Name,
    pub(super) aliases: Vec<String>,
    /// A hex colour.
    pub(super) accent: Option<String>,
    pub(super) light: Vec<u8>,
    pub(super) dark: Option<Vec<u8>>,
}

/// A file that may become a kind.
struct Candidate<'a> {
    path: &'a str,
    name: Name,
    bytes: &'a [u8],
}

/// A file that becomes a kind.
struct Chosen<'a> {
    candidate: &'a Candidate<'a>,
    artwork: Artwork,
}

/// The kinds of some files, ordered by their names, and what became of each
/// file. The files are ordered by their paths.
pub(super) fn gather(entries: &[Entry], vendor: Vendor, limits: &Limits) -> (Vec<Icon>, Report) {
    let mut report = Report::default();
    let mut by_id: BTreeMap<String, Vec<Candidate<'_>>> = BTreeMap::new();
    for entry in entries {
        match candidate(entry, vendor) {
            Ok(candidate) => {
                let id = candidate.name.id.clone();
                by_id.entry(id).or_default().push(candidate);
            }
            Err(reason) => report.leave_out(&entry.path, reason),
        }
    }
    let mut icons: Vec<Icon> = Vec::new();
    let mut bytes = 0;
    for (id, candidates) in &by_id {
        let mut own = Report::default();
        let Some(icon) = icon(id, candidates, &mut own) else {
            report.left_out.append(&mut own.left_out);
            continue;
        };
        let size = icon.light.len() + icon.dark.as_ref().map_or(0, Vec::len);
        if icons.len() >= limits.kinds || bytes + size > limits.picture_bytes {
            for candidate in candidates {
                report.leave_out(candidate.path, Reason::Full);
            }
            continue;
        }
        bytes += size;
        icons.push(icon);
        report.taken.append(&mut own.taken);
        report.left_out.append(&mut own.left_out);
    }
    name_shortly(&mut icons, vendor);
    report.left_out.sort_by(|a, b| a.file.cmp(&b.file));
    (icons, report)
}

fn candidate(entry: &Entry, vendor: Vendor) -> Result<Candidate<'_>, Reason> {
    if let Some(reason) = names::unwanted(&entry.path) {
        return Err(reason);
    }
    let bytes = entry.content.as_ref().map_err(Clone::clone)?;
    let name = names::read(vendor, &entry.path).ok_or(Reason::BadName)?;
    Ok(Candidate {
        path: &entry.path,
        name,
        bytes,
    })
}

/// The icon of all files that are called the same.
fn icon(id: &str, candidates: &[Candidate<'_>], report: &mut Report) -> Option<Icon> {
    let light = best(id, candidates, Ground::Light, report);
    let dark = best(id, candidates, Ground::Dark, report);
    // An icon for dark ground alone is shown on both.
    let (chosen, dark) = match light {
        Some(light) => (light, dark),
        None => (dark?, None),
    };
    Some(Icon {
        name: chosen.candidate.name.clone(),
        aliases: Vec::new(),
        accent: accent(&chosen.artwork),
        light: picture::encode(&chosen.artwork),
        dark: dark.map(|dark| picture::encode(&dark.artwork)),
    })
}

/// The largest of the files for a ground that can be read, and the first of
/// several such; the others are left out.
fn best<'a>(
    id: &str,
    candidates: &'a [Candidate<'a>],
    ground: Ground,
    report: &mut Report,
) -> Option<Chosen<'a>> {
    let mut ranked: Vec<&Candidate<'_>> = candidates
        .iter()
        .filter(|candidate| candidate.name.ground == ground)
        .collect();
    ranked.sort_by_key(|candidate| (Reverse(candidate.name.size), candidate.path));
    let mut chosen: Option<Chosen<'a>> = None;
    for candidate in ranked {
        if let Some(Chosen {
            candidate: taken, ..
        }) = &chosen
        {
            let reason = if taken.name.size == candidate.name.size {
                Reason::SameName(taken.path.to_owned())
            } else {
                Reason::OtherSize(id.to_owned())
            };
            report.leave_out(candidate.path, reason);
            continue;
        }
        match artwork(candidate.bytes) {
            Ok(artwork) => {
                report.take(id, candidate.path);
                chosen = Some(Chosen { candidate, artwork });
            }
            Err(reason) => report.leave_out(candidate.path, Reason::Unreadable(reason)),
        }
    }
    chosen
}

fn artwork(bytes: &[u8]) -> Result<Artwork, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
    kinograph_plugin_icons::read(text, Fidelity::Near)
}

/// Gives kinds the names that people type, where these name nothing else.
fn name_shortly(icons: &mut [Icon], vendor: Vendor) {
    let ids: BTreeSet<String> = icons.iter().map(|icon| icon.name.id.clone()).collect();
    let mut wishes: BTreeMap<String, usize> = BTreeMap::new();
    for id in &ids {
        if let Some(short) = names::short(vendor, id) {
            *wishes.entry(short.to_owned()).or_default() += 1;
        }
    }
    for icon in icons {
        let short = names::short(vendor, &icon.name.id);
        let free = short.filter(|short| !ids.contains(*short) && wishes.get(*short) == Some(&1));
        icon.aliases.extend(free.map(str::to_owned));
    }
}

/// The first colour of an icon that is neither black, white nor grey.
fn accent(artwork: &Artwork) -> Option<String> {
    /// How far the channels of a colour lie apart at least.
    const COLOURFUL: u8 = 48;
    let mut colors = artwork.marks.iter().flat_map(|mark| match &mark.ink {
        Ink::Tint => Vec::new(),
        Ink::Color(color) => vec![*color],
        Ink::Gradient(gradient) => gradient.stops.iter().map(|(_, color)| *color).collect(),
    });
    let [r, g, b, _] =
        colors.find(|[r, g, b, _]| r.max(g).max(b) - r.min(g).min(b) >= COLOURFUL)?;
    Some(format!("#{r:02x}{g:02x}{b:02x}"))
}
