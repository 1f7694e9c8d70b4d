//! The units of an H.264 stream, sorted into parameters and pictures.

/// The type of a unit that describes the stream.
const SEQUENCE_PARAMETERS: u8 = 7;
/// The type of a unit that describes pictures.
const PICTURE_PARAMETERS: u8 = 8;
/// The type of a unit of a picture that stands alone.
const STANDALONE: u8 = 5;

/// One encoded picture, as a file stores it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample {
    /// Its units, each after its length in four bytes.
    pub(crate) data: Vec<u8>,
    /// Whether playing may begin with it.
    pub(crate) standalone: bool,
    /// What came with it: parameters of the stream and of its pictures.
    pub(crate) parameters: Parameters,
}

/// What a decoder must know before the first picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parameters {
    pub(crate) sequence: Vec<u8>,
    pub(crate) picture: Vec<u8>,
}

impl Sample {
    /// Forgets the picture and keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.data.clear();
        self.standalone = false;
        self.parameters.sequence.clear();
        self.parameters.picture.clear();
    }

    /// Adds a unit.
    pub(crate) fn add(&mut self, unit: &[u8]) {
        // The lower five bits of the first byte are the type.
        let kind = unit.first().map_or(0, |byte| byte & 0x1f);
        match kind {
            SEQUENCE_PARAMETERS => self.parameters.sequence = unit.to_vec(),
            PICTURE_PARAMETERS => self.parameters.picture = unit.to_vec(),
            _ => {
                self.standalone |= kind == STANDALONE;
                let length = u32::try_from(unit.len()).expect("a picture is no gigabytes");
                self.data.extend_from_slice(&length.to_be_bytes());
                self.data.extend_from_slice(unit);
            }
        }
    }
}
