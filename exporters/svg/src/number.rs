//! Numbers as short as SVG allows.
//!
//! Coordinates are rounded to a decimal grid first and kept as whole numbers of
//! grid steps, so that relative path commands add up without drift and nothing
//! is ever written as `-0` or with an exponent.

use std::fmt::Write as _;

/// Decimals of coordinates and lengths: a hundredth of a pixel.
pub(crate) const LENGTH: u32 = 2;
/// Decimals of opacities and gradient offsets: finer than an eighth of a channel step.
pub(crate) const SHARE: u32 = 3;
/// Decimals of the linear part of transforms, which multiplies coordinates.
pub(crate) const FACTOR: u32 = 6;

/// The nearest whole number of `10^-decimals`; what is not a number is 0.
pub(crate) fn quantise(value: f64, decimals: u32) -> i64 {
    /// The greatest magnitude at which every whole number is an `f64`.
    const LIMIT: f64 = 9_007_199_254_740_992.0;
    let steps = (value * 10_i64.pow(decimals) as f64)
        .round()
        .clamp(-LIMIT, LIMIT);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole and clamped to 53 bits above"
    )]
    let steps = steps as i64;
    steps
}

/// Appends `steps` of `10^-decimals`: no trailing zeros, no zero before the point.
pub(crate) fn push_fixed(out: &mut String, steps: i64, decimals: u32) {
    if steps < 0 {
        out.push('-');
    }
    let unit = 10_u64.pow(decimals);
    let (whole, mut fraction) = (steps.unsigned_abs() / unit, steps.unsigned_abs() % unit);
    if fraction == 0 {
        push_integer(out, whole, 1);
        return;
    }
    if whole > 0 {
        push_integer(out, whole, 1);
    }
    let mut places = decimals as usize;
    while fraction % 10 == 0 {
        fraction /= 10;
        places -= 1;
    }
    out.push('.');
    push_integer(out, fraction, places);
}

/// Appends `value` rounded to `decimals`.
pub(crate) fn push_number(out: &mut String, value: f64, decimals: u32) {
    push_fixed(out, quantise(value, decimals), decimals);
}

fn push_integer(out: &mut String, value: u64, places: usize) {
    write!(out, "{value:0places$}").expect("a string takes whatever it is given");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.004, "0"),
            (0.5, ".5"),
            (-0.25, "-.25"),
            (0.05, ".05"),
            (12.0, "12"),
            (12.3456, "12.35"),
            (100.10, "100.1"),
            (1e12, "1000000000000"),
            (1e300, "90071992547409.92"),
            (f64::NAN, "0"),
        ];
        for (value, expected) in cases {
            let mut out = String::new();
            push_number(&mut out, value, LENGTH);
            assert_eq!(out, expected, "{value}");
        }
    }
}
