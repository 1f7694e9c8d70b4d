//! The H.264 encoder: Cisco's OpenH264, built from its sources.
#![allow(unsafe_code, reason = "the encoder is a C++ library")]

use std::{ffi::c_int, mem, ptr, slice};

use kinograph_raster::Rate;
use kinograph_y4m::Planes;
use openh264_sys2::{
    CAMERA_VIDEO_REAL_TIME, CONSTANT_ID, ENCODER_OPTION_TRACE_LEVEL, ISVCEncoder,
    MEDIUM_COMPLEXITY, PRO_HIGH, RC_OFF_MODE, SEncParamExt, SFrameBSInfo, SM_SINGLE_SLICE,
    SSourcePicture, WELS_LOG_QUIET, source::APILoader, videoFormatI420, videoFrameTypeSkip,
};

/// What the colour description of a stream calls BT.709: primaries, transfer
/// and matrix alike.
pub(crate) const BT_709: u8 = 1;

/// Calls a method of the encoder.
macro_rules! call {
    ($encoder:expr, $method:ident $(, $argument:expr)*) => {{
        let encoder: *mut ISVCEncoder = $encoder;
        // SAFETY: `encoder` was made by `WelsCreateSVCEncoder` and not destroyed;
        // what it points to is a table of methods that live as long as the program.
        let method = unsafe { (**encoder).$method }.expect("the table has every method");
        // SAFETY: the encoder is used from one thread at a time, because every
        // call needs `&mut Encoder`; arguments are valid as each call below says.
        unsafe { method(encoder $(, $argument)*) }
    }};
}

/// The encoder did not do what it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the h.264 encoder fails with code {0}")]
pub struct CodecError(pub i32);

/// How pictures are encoded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) rate: Rate,
    /// From 0 to 51: how coarse everything is.
    pub(crate) quantizer: u8,
    /// Frames from one that stands alone to the next.
    pub(crate) period: u32,
}

/// Pictures to H.264.
pub(crate) struct Encoder {
    raw: *mut ISVCEncoder,
    settings: Settings,
    info: Box<SFrameBSInfo>,
}

impl Encoder {
    /// # Errors
    /// If the encoder does not take the settings.
    pub(crate) fn new(settings: Settings) -> Result<Self, CodecError> {
        let mut raw = ptr::null_mut();
        // SAFETY: the function writes one pointer to where it is told.
        check(unsafe { APILoader::WelsCreateSVCEncoder(&raw mut raw) })?;
        // From here on dropping destroys what was made.
        let encoder = Self {
            raw,
            settings,
            info: Box::default(),
        };
        let mut level: c_int = WELS_LOG_QUIET;
        let option = (&raw mut level).cast();
        // The option is an integer that is read at once.
        check(call!(raw, SetOption, ENCODER_OPTION_TRACE_LEVEL, option))?;
        let mut parameters = SEncParamExt::default();
        // The parameters are filled in, and copied when they are given back.
        check(call!(raw, GetDefaultParams, &raw mut parameters))?;
        settings.apply(&mut parameters);
        check(call!(raw, InitializeExt, &raw const parameters))?;
        Ok(encoder)
    }

    /// Encodes a picture and hands every unit of the stream to `unit`, without
    /// the code that separates units.
    ///
    /// # Errors
    /// If the encoder fails.
    ///
    /// # Panics
    /// If the planes are of another size than the settings say.
    pub(crate) fn encode(
        &mut self,
        planes: &Planes,
        mut unit: impl FnMut(&[u8]),
    ) -> Result<(), CodecError> {
        let side = |length: u32| c_int::try_from(length).expect("within the format's limits");
        let strides = planes.strides();
        let rows = [
            self.settings.height,
            self.settings.height / 2,
            self.settings.height / 2,
        ];
        for ((plane, stride), rows) in planes.planes().iter().zip(strides).zip(rows) {
            assert_eq!(
                plane.len(),
                stride as usize * rows as usize,
                "a plane of this video"
            );
        }
        assert_eq!(strides[0], self.settings.width, "planes of this video");
        let [y, u, v] = planes.planes();
        let picture = SSourcePicture {
            iColorFormat: videoFormatI420,
            iStride: [side(strides[0]), side(strides[1]), side(strides[2]), 0],
            // The encoder reads these and does not write.
            pData: [
                y.as_ptr().cast_mut(),
                u.as_ptr().cast_mut(),
                v.as_ptr().cast_mut(),
                ptr::null_mut(),
            ],
            iPicWidth: side(self.settings.width),
            iPicHeight: side(self.settings.height),
            ..SSourcePicture::default()
        };
        // The planes hold as many rows as the picture says, as was checked above.
        check(call!(
            self.raw,
            EncodeFrame,
            &raw const picture,
            &raw mut *self.info
        ))?;
        if self.info.eFrameType == videoFrameTypeSkip {
            return Err(CodecError(self.info.eFrameType));
        }
        let layers = usize::try_from(self.info.iLayerNum).unwrap_or(0);
        for layer in self.info.sLayerInfo.iter().take(layers) {
            let mut data = layer.pBsBuf.cast_const();
            for nal in 0..usize::try_from(layer.iNalCount).unwrap_or(0) {
                // SAFETY: the encoder says that there are so many lengths.
                let length = unsafe { *layer.pNalLengthInByte.add(nal) };
                let length = usize::try_from(length).expect("lengths are not negative");
                // SAFETY: the units lie one after another in a buffer of the
                // encoder, which it leaves alone until it is called again.
                let bytes = unsafe { slice::from_raw_parts(data, length) };
                unit(without_start_code(bytes));
                // SAFETY: as above; behind the last unit it is not read.
                data = unsafe { data.add(length) };
            }
        }
        Ok(())
    }
}

impl Drop for Encoder {
    fn drop(&mut self) {
        call!(self.raw, Uninitialize);
        // SAFETY: made by the function's counterpart, and not used any more.
        unsafe { APILoader::WelsDestroySVCEncoder(mem::replace(&mut self.raw, ptr::null_mut())) };
    }
}

impl Settings {
    /// Constant quality and nothing clever: pictures of diagrams are still for
    /// the most part, and what a rate control saves it takes from text.
    fn apply(self, parameters: &mut SEncParamExt) {
        let side = |length: u32| c_int::try_from(length).expect("within the format's limits");
        let quantizer = c_int::from(self.quantizer);
        parameters.iUsageType = CAMERA_VIDEO_REAL_TIME;
        parameters.iPicWidth = side(self.width);
        parameters.iPicHeight = side(self.height);
        parameters.fMaxFrameRate = per_second(self.rate);
        parameters.iRCMode = RC_OFF_MODE;
        parameters.iMinQp = quantizer;
        parameters.iMaxQp = quantizer;
        parameters.bEnableFrameSkip = false;
        parameters.iComplexityMode = MEDIUM_COMPLEXITY;
        parameters.uiIntraPeriod = self.period;
        // With ids that count up, everything after the second picture that
        // stands alone refers to parameters that the file does not hold.
        parameters.eSpsPpsIdStrategy = CONSTANT_ID;
        parameters.iEntropyCodingModeFlag = 1;
        // One thread: the same stream on every machine.
        parameters.iMultipleThreadIdc = 1;
        parameters.bEnableDenoise = false;
        parameters.bEnableBackgroundDetection = false;
        parameters.bEnableAdaptiveQuant = false;
        parameters.bEnableSceneChangeDetect = false;
        // What the filter smooths at these quantizers is the picture's own edges:
        // without it streams are smaller and made a fifth faster.
        parameters.iLoopFilterDisableIdc = 1;
        parameters.iTemporalLayerNum = 1;
        parameters.iSpatialLayerNum = 1;
        let layer = &mut parameters.sSpatialLayers[0];
        layer.iVideoWidth = side(self.width);
        layer.iVideoHeight = side(self.height);
        layer.fFrameRate = per_second(self.rate);
        layer.uiProfileIdc = PRO_HIGH;
        layer.iDLayerQp = quantizer;
        layer.sSliceArgument.uiSliceMode = SM_SINGLE_SLICE;
        layer.sSliceArgument.uiSliceNum = 1;
        layer.bVideoSignalTypePresent = true;
        layer.bFullRange = false;
        layer.bColorDescriptionPresent = true;
        layer.uiColorPrimaries = BT_709;
        layer.uiTransferCharacteristics = BT_709;
        layer.uiColorMatrix = BT_709;
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the encoder wants it so")]
fn per_second(rate: Rate) -> f32 {
    (f64::from(rate.frames.get()) / f64::from(rate.seconds.get())) as f32
}

fn check(code: c_int) -> Result<(), CodecError> {
    if code == 0 {
        Ok(())
    } else {
        Err(CodecError(code))
    }
}

/// Units are separated by at least two zeros and a one.
fn without_start_code(unit: &[u8]) -> &[u8] {
    let zeros = unit.iter().take_while(|byte| **byte == 0).count();
    match unit.get(zeros) {
        Some(1) if zeros >= 2 => &unit[zeros + 1..],
        _ => unit,
    }
}
