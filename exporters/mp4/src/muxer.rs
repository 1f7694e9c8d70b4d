//! Writes pictures into a file whose header comes first, so that it plays
//! while it loads. The room for the header is known beforehand; it is filled
//! in at the end.

use std::io::{self, Seek, SeekFrom, Write};

use crate::{
    boxes::{Bytes, Header, file_type, movie},
    stream::{Parameters, Sample},
};

/// What is known before the first picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) width: u16,
    pub(crate) height: u16,
    /// How many pictures there will be.
    pub(crate) frames: u32,
    /// From one that stands alone to the next.
    pub(crate) period: u32,
    pub(crate) timescale: u32,
    pub(crate) delta: u32,
}

/// A file in the making.
pub(crate) struct Muxer<'a, W> {
    out: &'a mut W,
    plan: Plan,
    parameters: Parameters,
    /// Where the file begins in `out`.
    start: u64,
    /// The bytes before the header, and of the header with what fills its room.
    reserved: (u64, u64),
    /// From the start of the file.
    position: u64,
    sizes: Vec<u32>,
    standalone: Vec<u32>,
    chunks: Vec<u64>,
}

/// The bytes before the data: an empty box, which becomes part of a long
/// header if the data turns out to be long, and the short header.
const DATA_HEADER: u64 = 16;

impl<'a, W: Write + Seek> Muxer<'a, W> {
    /// Writes what comes before the pictures.
    ///
    /// # Errors
    /// If `out` cannot be written.
    pub(crate) fn new(out: &'a mut W, plan: Plan, parameters: Parameters) -> io::Result<Self> {
        let start = out.stream_position()?;
        let mut bytes = Bytes::default();
        file_type(&mut bytes);
        let before = bytes.0.len() as u64;
        let mut muxer = Self {
            out,
            plan,
            parameters,
            start,
            reserved: (before, 0),
            position: 0,
            sizes: Vec::new(),
            standalone: Vec::new(),
            chunks: Vec::new(),
        };
        let room = muxer.room();
        muxer.reserved.1 = room;
        bytes.boxed(b"free", |it| it.0.resize(it.0.len() + to_size(room) - 8, 0));
        muxer.position = before + room + DATA_HEADER;
        bytes.0.resize(to_size(muxer.position), 0);
        muxer.out.write_all(&bytes.0)?;
        Ok(muxer)
    }

    /// The longest that the header can become, with a box that fills the rest.
    fn room(&self) -> u64 {
        let sizes = vec![0; self.plan.frames as usize];
        let standalone: Vec<u32> = (0..self.plan.frames)
            .step_by(self.plan.period as usize)
            .collect();
        let chunks = vec![u64::MAX; standalone.len()];
        let mut bytes = Bytes::default();
        movie(
            &mut bytes,
            &self
                .plan
                .header(&self.parameters, &sizes, &standalone, &chunks),
        );
        bytes.0.len() as u64 + 8
    }

    /// Adds the next picture.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn add(&mut self, sample: &Sample) -> io::Result<()> {
        let index = u32::try_from(self.sizes.len()).expect("frames are counted in 32 bits");
        // There is room for those that are planned.
        if sample.standalone && index.is_multiple_of(self.plan.period) {
            self.standalone.push(index);
            self.chunks.push(self.position);
        }
        self.out.write_all(&sample.data)?;
        self.sizes
            .push(u32::try_from(sample.data.len()).expect("a picture is no gigabytes"));
        self.position += sample.data.len() as u64;
        Ok(())
    }

    /// Fills in the header.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn finish(self) -> io::Result<()> {
        let mut bytes = Bytes::default();
        movie(
            &mut bytes,
            &self.plan.header(
                &self.parameters,
                &self.sizes,
                &self.standalone,
                &self.chunks,
            ),
        );
        let (before, room) = self.reserved;
        let rest = to_size(room)
            .checked_sub(bytes.0.len())
            .filter(|rest| *rest >= 8)
            .expect("the room was made for the longest header");
        bytes.boxed(b"free", |it| it.0.resize(it.0.len() + rest - 8, 0));
        let data = self.position - before - room;
        bytes.raw(&data_header(data));
        self.out.seek(SeekFrom::Start(self.start + before))?;
        self.out.write_all(&bytes.0)?;
        self.out.seek(SeekFrom::Start(self.start + self.position))?;
        self.out.flush()
    }
}

impl Plan {
    fn header<'h>(
        &self,
        parameters: &'h Parameters,
        sizes: &'h [u32],
        standalone: &'h [u32],
        chunks: &'h [u64],
    ) -> Header<'h> {
        Header {
            width: self.width,
            height: self.height,
            timescale: self.timescale,
            delta: self.delta,
            parameters,
            sizes,
            standalone,
            chunks,
        }
    }
}

/// The header of `length` bytes of data, itself included.
fn data_header(length: u64) -> [u8; 16] {
    let mut header = [0; 16];
    if let Ok(short) = u32::try_from(length - 8) {
        header[..8].copy_from_slice(b"\0\0\0\x08free");
        header[8..12].copy_from_slice(&short.to_be_bytes());
        header[12..].copy_from_slice(b"mdat");
    } else {
        header[..8].copy_from_slice(b"\0\0\0\x01mdat");
        header[8..].copy_from_slice(&length.to_be_bytes());
    }
    header
}

fn to_size(bytes: u64) -> usize {
    usize::try_from(bytes).expect("headers fit in memory")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_four_gigabytes_of_data_have_a_long_header() {
        assert_eq!(&data_header(24), b"\0\0\0\x08free\0\0\0\x10mdat");
        let long = data_header((1 << 32) + 8);
        assert_eq!(&long[..8], b"\0\0\0\x01mdat");
        assert_eq!(long[8..], ((1_u64 << 32) + 8).to_be_bytes());
    }
}
