//! A native exporter for Kinograph, as an example: still pictures in the Quite OK
//! Image format.
//!
//! ```sh
//! cargo build --release -p kinograph-exporter-qoi
//! kinograph render shop.yaml --exporter target/release/libkinograph_exporter_qoi.so -o shop.qoi
//! ```

use kinograph_exporter_sdk::{About, Error, Exporter, Frame, Info, Output, Takes, exporter};
use qoi::{ColorSpace, Encoder};

/// A picture in the making. There is one option: `colors=linear` labels the colours
/// as linear, for programs that expect that.
struct Qoi {
    colors: ColorSpace,
}

impl Exporter for Qoi {
    const ABOUT: About = About {
        opacity: true,
        ..About::new("QOI", "the Quite OK Image format", "qoi", Takes::Stills)
    };

    fn begin(info: &Info<'_>, _output: &mut Output<'_>) -> Result<Self, Error> {
        info.options.only(&["colors"])?;
        let colors = match info.options.get("colors") {
            None | Some("srgb") => ColorSpace::Srgb,
            Some("linear") => ColorSpace::Linear,
            Some(other) => {
                return Err(format!("unknown colors \"{other}\"; they are srgb or linear").into());
            }
        };
        Ok(Self { colors })
    }

    fn frame(&mut self, frame: &Frame<'_>, output: &mut Output<'_>) -> Result<(), Error> {
        let pixels = frame.rgba();
        Encoder::new(&pixels, frame.width, frame.height)?
            .with_colorspace(self.colors)
            .encode_to_stream(output)?;
        Ok(())
    }

    fn finish(self, _output: &mut Output<'_>) -> Result<(), Error> {
        Ok(())
    }
}

exporter!(Qoi);
