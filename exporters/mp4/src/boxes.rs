//! The boxes that an MP4 file is made of (ISO/IEC 14496-12 and -15).

use crate::{codec::BT_709, stream::Parameters};

/// What the header of a file says.
#[derive(Clone, Debug)]
pub(crate) struct Header<'a> {
    pub(crate) width: u16,
    pub(crate) height: u16,
    /// Units of time in a second.
    pub(crate) timescale: u32,
    /// Units of time that a picture is shown.
    pub(crate) delta: u32,
    pub(crate) parameters: &'a Parameters,
    /// The bytes of each picture.
    pub(crate) sizes: &'a [u32],
    /// Pictures that stand alone, counted from 0. Each begins a chunk.
    pub(crate) standalone: &'a [u32],
    /// Where each chunk begins in the file.
    pub(crate) chunks: &'a [u64],
}

/// The matrix of a picture that is neither turned nor scaled, in fixed point.
const IDENTITY: [u32; 9] = [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000];
/// "und", five bits a letter: no language.
const UNDETERMINED: u16 = 0x55c4;
/// 72 dots per inch in fixed point, which the format wants and nobody reads.
const RESOLUTION: u32 = 0x48_0000;
/// Bits of a colour pixel, which the format wants and nobody reads.
const DEPTH: u16 = 0x18;

/// Bytes, numbers in network order.
#[derive(Debug, Default)]
pub(crate) struct Bytes(pub(crate) Vec<u8>);

impl Bytes {
    /// A box of this kind with what `content` adds.
    pub(crate) fn boxed(&mut self, kind: &[u8; 4], content: impl FnOnce(&mut Self)) -> &mut Self {
        let start = self.0.len();
        self.u32s([0]).raw(kind);
        content(self);
        let size = u32::try_from(self.0.len() - start).expect("headers are no gigabytes");
        self.0[start..start + 4].copy_from_slice(&size.to_be_bytes());
        self
    }

    /// A box with a version of 0 and these flags.
    fn full(&mut self, kind: &[u8; 4], flags: u32, content: impl FnOnce(&mut Self)) -> &mut Self {
        self.boxed(kind, |it| {
            it.u32s([flags]);
            content(it);
        })
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }

    fn u16s<const N: usize>(&mut self, values: [u16; N]) -> &mut Self {
        for value in values {
            self.raw(&value.to_be_bytes());
        }
        self
    }

    fn u32s<const N: usize>(&mut self, values: [u32; N]) -> &mut Self {
        for value in values {
            self.raw(&value.to_be_bytes());
        }
        self
    }

    /// A table of numbers after their count.
    fn table(&mut self, values: impl ExactSizeIterator<Item = u32>) -> &mut Self {
        self.u32s([count(values.len())]);
        for value in values {
            self.u32s([value]);
        }
        self
    }
}

fn count(len: usize) -> u32 {
    u32::try_from(len).expect("frames are counted in 32 bits")
}

/// What kind of file it is.
pub(crate) fn file_type(bytes: &mut Bytes) {
    bytes.boxed(b"ftyp", |it| {
        it.raw(b"isom").u32s([512]).raw(b"isomiso2avc1mp41");
    });
}

/// Everything but the pictures.
pub(crate) fn movie(bytes: &mut Bytes, header: &Header<'_>) {
    let duration = count(header.sizes.len()) * header.delta;
    bytes.boxed(b"moov", |it| {
        it.full(b"mvhd", 0, |it| {
            it.u32s([0, 0, header.timescale, duration])
                // Rate and volume, as they are; the rest is reserved.
                .u32s([0x1_0000])
                .u16s([0x100, 0])
                .u32s([0, 0])
                .u32s(IDENTITY)
                .u32s([0; 6])
                // The number of the next track.
                .u32s([2]);
        });
        it.boxed(b"trak", |it| {
            // Enabled, and part of the movie.
            it.full(b"tkhd", 3, |it| {
                it.u32s([0, 0, 1, 0, duration, 0, 0])
                    .u16s([0; 4])
                    .u32s(IDENTITY)
                    .u32s([header.width, header.height].map(|side| u32::from(side) << 16));
            });
            it.boxed(b"mdia", |it| media(it, header, duration));
        });
    });
}

fn media(bytes: &mut Bytes, header: &Header<'_>, duration: u32) {
    bytes
        .full(b"mdhd", 0, |it| {
            it.u32s([0, 0, header.timescale, duration])
                .u16s([UNDETERMINED, 0]);
        })
        .full(b"hdlr", 0, |it| {
            it.u32s([0]).raw(b"vide").u32s([0; 3]).raw(b"video\0");
        })
        .boxed(b"minf", |it| {
            it.full(b"vmhd", 1, |it| {
                it.u16s([0; 4]);
            });
            it.boxed(b"dinf", |it| {
                it.full(b"dref", 0, |it| {
                    // The pictures are in this file.
                    it.u32s([1]).full(b"url ", 1, |_| {});
                });
            });
            it.boxed(b"stbl", |it| samples(it, header));
        });
}

/// Where the pictures are.
fn samples(bytes: &mut Bytes, header: &Header<'_>) {
    bytes
        .full(b"stsd", 0, |it| {
            it.u32s([1]).boxed(b"avc1", |it| description(it, header));
        })
        .full(b"stts", 0, |it| {
            it.u32s([1, count(header.sizes.len()), header.delta]);
        })
        .full(b"stss", 0, |it| {
            it.table(header.standalone.iter().map(|frame| frame + 1));
        })
        .full(b"stsc", 0, |it| chunk_lengths(it, header))
        .full(b"stsz", 0, |it| {
            it.u32s([0]).table(header.sizes.iter().copied());
        });
    let short: Option<Vec<u32>> = header
        .chunks
        .iter()
        .map(|offset| u32::try_from(*offset).ok())
        .collect();
    match short {
        Some(offsets) => bytes.full(b"stco", 0, |it| {
            it.table(offsets.into_iter());
        }),
        None => bytes.full(b"co64", 0, |it| {
            it.u32s([count(header.chunks.len())]);
            for offset in header.chunks {
                it.raw(&offset.to_be_bytes());
            }
        }),
    };
}

/// How many pictures are in each chunk: from which chunk on, how many, and
/// that they are described by the first description.
fn chunk_lengths(bytes: &mut Bytes, header: &Header<'_>) {
    let ends = header.standalone.iter().skip(1).copied();
    let ends = ends.chain([count(header.sizes.len())]);
    let mut runs: Vec<[u32; 3]> = Vec::new();
    for ((chunk, start), end) in (1..).zip(header.standalone).zip(ends) {
        if runs.last().is_none_or(|run| run[1] != end - start) {
            runs.push([chunk, end - start, 1]);
        }
    }
    bytes.u32s([count(runs.len())]);
    for run in runs {
        bytes.u32s(run);
    }
}

/// What the pictures are.
fn description(bytes: &mut Bytes, header: &Header<'_>) {
    bytes
        .u16s([0, 0, 0, 1])
        .u32s([0; 4])
        .u16s([header.width, header.height])
        .u32s([RESOLUTION, RESOLUTION, 0])
        .u16s([1])
        .raw(&[0; 32])
        .u16s([DEPTH, u16::MAX])
        .boxed(b"avcC", |it| configuration(it, header.parameters))
        .boxed(b"colr", |it| {
            // Primaries, transfer, matrix, and limited range.
            it.raw(b"nclx").u16s([u16::from(BT_709); 3]).raw(&[0]);
        })
        .boxed(b"pasp", |it| {
            it.u32s([1, 1]);
        });
}

/// The parameters of the stream, with what a player wants to know beforehand.
fn configuration(bytes: &mut Bytes, parameters: &Parameters) {
    let Parameters { sequence, picture } = parameters;
    // Profile, compatibility and level stand behind the type of the unit.
    let profile = sequence.get(1..4).unwrap_or(&[100, 0, 51]);
    bytes.raw(&[1]).raw(profile);
    // Lengths take four bytes; one unit of each kind follows.
    bytes.raw(&[0xff, 0xe1]).sized(sequence);
    bytes.raw(&[1]).sized(picture);
    if profile[0] >= 100 {
        // Colour at half the pixels, eight bits, no extensions.
        bytes.raw(&[0xfd, 0xf8, 0xf8, 0]);
    }
}

impl Bytes {
    /// A unit after its length in two bytes.
    fn sized(&mut self, unit: &[u8]) -> &mut Self {
        let length = u16::try_from(unit.len()).expect("parameters are short");
        self.u16s([length]).raw(unit)
    }
}
