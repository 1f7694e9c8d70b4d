//! Path data in as few characters as stay readable.

use std::fmt::Write as _;

use usvg::tiny_skia_path::{Path, PathSegment, Point};

/// The decimals that place a point within 1/2000 of a picture of this size.
pub(crate) fn decimals(size: f32) -> usize {
    let mut step = 1.0;
    let mut decimals = 0;
    while step * 2000.0 > size && decimals < 4 {
        step /= 10.0;
        decimals += 1;
    }
    decimals
}

/// Absolute path data: `M`, `L`, `H`, `V`, `Q`, `C` and `Z`, each with its letter.
pub(crate) fn compact(path: &Path, decimals: usize) -> String {
    let mut text = Writer {
        text: String::new(),
        decimals,
    };
    let mut last = (String::new(), String::new());
    for segment in path.segments() {
        let end = match segment {
            PathSegment::MoveTo(to) => {
                text.command('M', &[to]);
                to
            }
            PathSegment::LineTo(to) => {
                let (x, y) = text.rounded(to);
                if y == last.1 {
                    text.single('H', &x);
                } else if x == last.0 {
                    text.single('V', &y);
                } else {
                    text.command('L', &[to]);
                }
                to
            }
            PathSegment::QuadTo(control, to) => {
                text.command('Q', &[control, to]);
                to
            }
            PathSegment::CubicTo(first, second, to) => {
                text.command('C', &[first, second, to]);
                to
            }
            PathSegment::Close => {
                text.text.push('Z');
                continue;
            }
        };
        last = text.rounded(end);
    }
    text.text
}

struct Writer {
    text: String,
    decimals: usize,
}

impl Writer {
    fn rounded(&self, point: Point) -> (String, String) {
        (
            number(point.x, self.decimals),
            number(point.y, self.decimals),
        )
    }

    fn single(&mut self, letter: char, number: &str) {
        self.text.push(letter);
        self.text.push_str(number);
    }

    fn command(&mut self, letter: char, points: &[Point]) {
        self.text.push(letter);
        for (index, point) in points.iter().enumerate() {
            let (x, y) = self.rounded(*point);
            self.separate(&x, index == 0);
            self.separate(&y, false);
        }
    }

    /// A minus sign separates numbers as well as a space does.
    fn separate(&mut self, number: &str, first: bool) {
        if !first && !number.starts_with('-') {
            self.text.push(' ');
        }
        self.text.push_str(number);
    }
}

/// Path data as the SDK reads it fastest: the number of decimals, then letters,
/// each followed by its numbers as whole numbers of the last decimal, of 16 bits,
/// the low byte first. None when a number has more bits or more decimals.
pub(crate) fn packed(text: &str, decimals: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![u8::try_from(decimals).ok()?];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_alphabetic() {
            bytes.push(u8::try_from(first).ok()?);
        }
        // A number ends where the next minus sign, space or letter stands.
        let after = &rest[first.len_utf8()..];
        let is_part = |c: char| c.is_ascii_digit() || c == '.';
        let tail = after.trim_start_matches(is_part);
        if !first.is_ascii_alphabetic() || tail.len() < after.len() {
            let written = &rest[..rest.len() - tail.len()];
            let number = written.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
            bytes.extend(whole(number, decimals)?.to_le_bytes());
        }
        rest = tail;
    }
    Some(bytes)
}

/// A number such as `-1.5` in units of the last decimal.
fn whole(number: &str, decimals: usize) -> Option<i16> {
    let (integer, fraction) = number.split_once('.').unwrap_or((number, ""));
    let zeros = "0".repeat(decimals.checked_sub(fraction.len())?);
    format!("{integer}{fraction}{zeros}").parse().ok()
}

/// A number without trailing zeros and without the zero before the point.
pub(crate) fn number(value: f32, decimals: usize) -> String {
    let mut text = String::new();
    write!(text, "{value:.decimals$}").expect("writing to a string succeeds");
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    match text.as_str() {
        "-0" => "0".to_owned(),
        _ => match text.strip_prefix("-0.") {
            Some(fraction) => format!("-.{fraction}"),
            None => match text.strip_prefix("0.") {
                Some(fraction) => format!(".{fraction}"),
                None => text,
            },
        },
    }
}
