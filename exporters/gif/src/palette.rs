//! The palette that all frames share.

use crate::color::{Lab, Rgb, distance};

/// The most colours; the last index of a palette is for pixels that stay as
/// they are.
const MAX_COLORS: usize = 255;
/// Colours that are told apart while the palette is sought. More take longer
/// and change nothing that could be seen.
const MAX_ENTRIES: usize = 4096;
/// After so many rounds the palette hardly moves.
const ROUNDS: usize = 6;

/// How often each colour is seen.
pub(crate) struct Histogram {
    /// Open-addressed, its size a power of two and at most half full.
    slots: Vec<Option<(Rgb, u64)>>,
    len: usize,
}

/// The colours of all frames.
pub(crate) struct Palette {
    colors: Vec<Rgb>,
    labs: Vec<Lab>,
    /// The nearest colours of some that were asked for, by their hash.
    known: Vec<Option<(Rgb, u8)>>,
}

/// Colours that are treated as one.
#[derive(Clone, Copy)]
struct Entry {
    color: Rgb,
    lab: Lab,
    /// How much it counts: the root of how often it is seen, so that icons and
    /// text have colours too, and not only what is large.
    weight: f32,
}

impl Histogram {
    pub(crate) fn new() -> Self {
        Self {
            slots: vec![None; 1 << 12],
            len: 0,
        }
    }

    /// Counts `times` more pixels of a colour.
    pub(crate) fn add(&mut self, color: Rgb, times: u64) {
        let slot = self.slot(color);
        if let Some((_, count)) = &mut self.slots[slot] {
            *count += times;
            return;
        }
        self.slots[slot] = Some((color, times));
        self.len += 1;
        if self.len * 2 > self.slots.len() {
            let larger = vec![None; self.slots.len() * 2];
            for (color, times) in std::mem::replace(&mut self.slots, larger)
                .into_iter()
                .flatten()
            {
                let slot = self.slot(color);
                self.slots[slot] = Some((color, times));
            }
        }
    }

    fn slot(&self, color: Rgb) -> usize {
        let mut slot = hash(color, self.slots.len());
        while self.slots[slot].is_some_and(|(other, _)| other != color) {
            slot = (slot + 1) % self.slots.len();
        }
        slot
    }

    /// All colours, in the order of their numbers.
    fn sorted(self) -> Vec<(Rgb, u64)> {
        let mut all: Vec<_> = self.slots.into_iter().flatten().collect();
        all.sort_unstable();
        all
    }
}

/// A number below `size`, which is a power of two. Fibonacci hashing: the top
/// bits of a product with 2^32 over the golden ratio.
fn hash(color: Rgb, size: usize) -> usize {
    (color.0.wrapping_mul(0x9e37_79b9) >> (32 - size.trailing_zeros())) as usize
}

impl Palette {
    /// The best colours for what was seen; exactly those when they are few.
    pub(crate) fn new(seen: Histogram) -> Self {
        let seen = seen.sorted();
        let colors = if seen.len() <= MAX_COLORS {
            seen.into_iter().map(|(color, _)| color).collect()
        } else {
            reduced(&entries(seen))
        };
        Self {
            labs: colors.iter().map(|color| color.lab()).collect(),
            colors,
            known: vec![None; 1 << 14],
        }
    }

    /// Red, green and blue of each colour. There is one more than there are
    /// colours, for [`Palette::transparent`].
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let colors = self.colors.iter().flat_map(|color| color.channels());
        colors.chain([0; 3]).collect()
    }

    /// The index of pixels that stay as they are.
    pub(crate) fn transparent(&self) -> u8 {
        u8::try_from(self.colors.len()).expect("there are at most 255 colours")
    }

    /// The index of the nearest colour.
    pub(crate) fn nearest(&mut self, color: Rgb) -> u8 {
        let slot = hash(color, self.known.len());
        if let Some((_, index)) = self.known[slot].filter(|(known, _)| *known == color) {
            return index;
        }
        let nearest = nearest(&self.labs, color.lab());
        let index = u8::try_from(nearest).expect("there are at most 255 colours");
        self.known[slot] = Some((color, index));
        index
    }
}

fn nearest(labs: &[Lab], lab: Lab) -> usize {
    let mut best = (0, f32::INFINITY);
    for (index, other) in labs.iter().enumerate() {
        let distance = distance(*other, lab);
        if distance < best.1 {
            best = (index, distance);
        }
    }
    best.0
}

/// At most [`MAX_ENTRIES`]: colours that differ in their last bits only are one,
/// namely the one that is seen most.
fn entries(mut seen: Vec<(Rgb, u64)>) -> Vec<Entry> {
    let mut bits = 0;
    while seen.len() > MAX_ENTRIES {
        bits += 1;
        let coarse = |color: Rgb| color.channels().map(|channel| channel >> bits);
        seen.sort_by_key(|(color, times)| (coarse(*color), std::cmp::Reverse(*times), *color));
        seen.dedup_by(|next, first| {
            let same = coarse(next.0) == coarse(first.0);
            if same {
                first.1 += next.1;
            }
            same
        });
    }
    let entry = |(color, times): (Rgb, u64)| Entry {
        color,
        lab: color.lab(),
        weight: root(times),
    };
    seen.into_iter().map(entry).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a weight need not be exact"
)]
fn root(times: u64) -> f32 {
    (times as f64).sqrt() as f32
}

/// As many colours as a palette holds: k-means in OKLab.
fn reduced(entries: &[Entry]) -> Vec<Rgb> {
    let mut centres = spread(entries);
    let mut nearest_centre = vec![0; entries.len()];
    for _ in 0..ROUNDS {
        for (entry, its) in entries.iter().zip(&mut nearest_centre) {
            *its = nearest(&centres, entry.lab);
        }
        let mut sums = vec![([0.0_f32; 3], 0.0_f32); centres.len()];
        for (entry, its) in entries.iter().zip(&nearest_centre) {
            let (sum, weight) = &mut sums[*its];
            for (sum, value) in sum.iter_mut().zip(entry.lab) {
                *sum += value * entry.weight;
            }
            *weight += entry.weight;
        }
        for (centre, (sum, weight)) in centres.iter_mut().zip(sums) {
            if weight > 0.0 {
                *centre = sum.map(|sum| sum / weight);
            }
        }
    }
    let mut colors: Vec<Rgb> = (0..centres.len())
        .filter_map(|centre| {
            let members = entries.iter().zip(&nearest_centre);
            let members = members.filter(|(_, its)| **its == centre);
            typical(members.map(|(entry, _)| entry))
        })
        .collect();
    colors.sort_unstable();
    colors.dedup();
    colors
}

/// Colours far from each other to begin with: first the one that counts most,
/// then always the one that is worst served by those before.
fn spread(entries: &[Entry]) -> Vec<Lab> {
    let mut worst = (0, 0.0);
    for (index, entry) in entries.iter().enumerate() {
        if entry.weight > worst.1 {
            worst = (index, entry.weight);
        }
    }
    let mut errors = vec![f32::INFINITY; entries.len()];
    let mut centres = Vec::with_capacity(MAX_COLORS);
    while centres.len() < MAX_COLORS {
        let centre = entries[worst.0].lab;
        centres.push(centre);
        worst = (0, 0.0);
        for (index, (entry, error)) in entries.iter().zip(&mut errors).enumerate() {
            *error = error.min(entry.weight * distance(entry.lab, centre));
            if *error > worst.1 {
                worst = (index, *error);
            }
        }
        if worst.1 <= 0.0 {
            break;
        }
    }
    centres
}

/// The colour that stands for others: one of them if it counts for half of
/// them, so that plain areas keep their colour exactly, and else their mean.
fn typical<'a>(members: impl Iterator<Item = &'a Entry>) -> Option<Rgb> {
    let (mut sum, mut weight) = ([0.0_f32; 3], 0.0_f32);
    let mut heaviest: Option<&Entry> = None;
    for member in members {
        weight += member.weight;
        for (sum, channel) in sum.iter_mut().zip(member.color.channels()) {
            *sum += f32::from(channel) * member.weight;
        }
        if heaviest.is_none_or(|other| member.weight > other.weight) {
            heaviest = Some(member);
        }
    }
    let heaviest = heaviest?;
    if heaviest.weight * 2.0 >= weight {
        return Some(heaviest.color);
    }
    let [r, g, b] = sum.map(|sum| channel(sum / weight));
    Some(Rgb::of([r, g, b, 255]))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a mean of channels lies between them"
)]
fn channel(value: f32) -> u8 {
    value.round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(colors: impl IntoIterator<Item = (u32, u64)>) -> Histogram {
        let mut histogram = Histogram::new();
        for (color, times) in colors {
            histogram.add(Rgb(color), times);
        }
        histogram
    }

    #[test]
    fn few_colours_are_kept_exactly() {
        let colors: Vec<u32> = (0..255).map(|index| index * 65_793).collect();
        let mut palette = Palette::new(seen(colors.iter().map(|color| (*color, 1))));
        assert_eq!(palette.transparent(), 255);
        assert_eq!(palette.bytes().len(), 256 * 3);
        for (index, color) in (0..255).zip(colors) {
            assert_eq!(palette.nearest(Rgb(color)), index);
        }
    }

    #[test]
    fn what_is_seen_most_is_kept_exactly_among_many() {
        let many = (0..60_000_u32).map(|index| (index.wrapping_mul(2_654_435_761) >> 8, 1));
        let plain = [(0x00fa_f9f7, 1_000_000), (0x0012_3456, 500_000)];
        let mut palette = Palette::new(seen(many.chain(plain)));
        for (color, _) in plain {
            let index = usize::from(palette.nearest(Rgb(color)));
            assert_eq!(palette.colors[index], Rgb(color));
        }
    }

    #[test]
    fn every_colour_has_a_near_one() {
        let grid = || {
            let channels = [256, 16, 1].map(|unit| move |index: u32| index / unit % 16 * 17);
            (0..4096).map(move |index| {
                channels
                    .iter()
                    .fold(0, |color, channel| color * 256 + channel(index))
            })
        };
        let mut palette = Palette::new(seen(grid().map(|color| (color, 1))));
        for color in grid() {
            let index = usize::from(palette.nearest(Rgb(color)));
            let error = distance(palette.labs[index], Rgb(color).lab());
            assert!(error < 0.01, "{color:06x} is off by {error}");
        }
    }
}
