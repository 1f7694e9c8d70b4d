//! What is to be made.

/// What is to be made.
#[derive(Clone, Debug)]
pub struct Info<'a> {
    /// Pixels in a row: at least 1.
    pub width: u32,
    /// Rows: at least 1.
    pub height: u32,
    /// How many frames there will be: 1 for a still picture.
    pub frames: u32,
    /// How many are shown in a second.
    pub rate: Rate,
    /// How long all frames take in milliseconds; 0 for a still picture.
    pub duration_ms: u32,
    /// Whether the frames follow each other in time.
    pub moves: bool,
    /// Whether the first frame follows the last, for ever.
    pub loops: bool,
    /// Whether every opacity in every frame is 255.
    pub opaque: bool,
    /// What the diagram is called; may be empty.
    pub title: &'a str,
    /// What the command line says, as in `--exporter-option quality=90`.
    pub options: Options<'a>,
}

/// Frames per second, as a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// So many frames: at least 1.
    pub frames: u32,
    /// In so many seconds: at least 1.
    pub seconds: u32,
}

/// What the command line says to the exporter.
///
/// ```
/// # use kinograph_exporter_sdk::Options;
/// let options = Options::from(vec![("qualty", "90")]);
/// assert_eq!(options.get("quality"), None);
/// let error = options.only(&["quality", "speed"]).unwrap_err();
/// assert_eq!(error.to_string(), "unknown option \"qualty\"; the options are quality, speed");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options<'a>(Vec<(&'a str, &'a str)>);

impl<'a> From<Vec<(&'a str, &'a str)>> for Options<'a> {
    fn from(pairs: Vec<(&'a str, &'a str)>) -> Self {
        Self(pairs)
    }
}

impl<'a> Options<'a> {
    /// The value of an option, if it was given.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'a str> {
        let found = self.0.iter().find(|(known, _)| *known == key);
        found.map(|(_, value)| *value)
    }

    /// Every key with its value, as they were given; no key comes twice.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().copied()
    }

    /// Refuses all options but these.
    ///
    /// # Errors
    /// If another one was given.
    pub fn only(&self, known: &[&str]) -> Result<(), UnknownOption> {
        match self.0.iter().find(|(key, _)| !known.contains(key)) {
            None => Ok(()),
            Some((key, _)) => Err(UnknownOption {
                key: (*key).to_owned(),
                known: known.iter().map(|key| (*key).to_owned()).collect(),
            }),
        }
    }
}

/// An option that the exporter does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownOption {
    key: String,
    known: Vec<String>,
}

impl std::fmt::Display for UnknownOption {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "unknown option \"{}\"; ", self.key)?;
        if self.known.is_empty() {
            return f.write_str("there are none");
        }
        write!(f, "the options are {}", self.known.join(", "))
    }
}

impl std::error::Error for UnknownOption {}
