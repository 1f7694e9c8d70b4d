//! Path data: relative commands on a decimal grid.

use kinograph_core::geometry::{PathEl, Point};

use crate::number::{push_fixed, quantise};

/// The `d` attribute for `elements`, each coordinate multiplied by `scale` and
/// rounded to `decimals`. A path that does not begin with a move begins at the origin.
pub(crate) fn path_data(
    elements: impl IntoIterator<Item = PathEl>,
    scale: f64,
    decimals: u32,
) -> String {
    let mut data = PathData {
        scale,
        decimals,
        ..PathData::default()
    };
    for element in elements {
        data.push(element);
    }
    data.out
}

/// A point in grid steps.
type Steps = (i64, i64);

#[derive(Default)]
struct PathData {
    out: String,
    scale: f64,
    decimals: u32,
    command: Option<char>,
    current: Steps,
    start: Steps,
}

impl PathData {
    fn push(&mut self, element: PathEl) {
        if self.command.is_none() && !matches!(element, PathEl::MoveTo(_)) {
            self.push(PathEl::MoveTo(Point::ORIGIN));
        }
        match element {
            PathEl::MoveTo(to) => {
                let to = self.steps(to);
                if self.command.is_none() {
                    self.command('M');
                    self.number(to.0);
                    self.number(to.1);
                    self.current = to;
                } else {
                    self.points('m', [to]);
                }
                self.start = to;
            }
            PathEl::LineTo(to) => self.line(to),
            PathEl::QuadTo(control, to) => {
                let points = [self.steps(control), self.steps(to)];
                self.points('q', points);
            }
            PathEl::CurveTo(first, second, to) => {
                let points = [self.steps(first), self.steps(second), self.steps(to)];
                self.points('c', points);
            }
            PathEl::ClosePath => {
                self.command('z');
                self.current = self.start;
            }
        }
    }

    fn line(&mut self, to: Point) {
        let to = self.steps(to);
        let (dx, dy) = (to.0 - self.current.0, to.1 - self.current.1);
        if dy == 0 {
            self.command('h');
            self.number(dx);
        } else if dx == 0 {
            self.command('v');
            self.number(dy);
        } else {
            self.command('l');
            self.number(dx);
            self.number(dy);
        }
        self.current = to;
    }

    fn points<const N: usize>(&mut self, command: char, points: [Steps; N]) {
        self.command(command);
        let from = self.current;
        for point in points {
            self.number(point.0 - from.0);
            self.number(point.1 - from.1);
            self.current = point;
        }
    }

    /// Writes the letter unless it only repeats: `m` must, for its repetition is a line.
    fn command(&mut self, letter: char) {
        if self.command != Some(letter) || matches!(letter, 'm' | 'z') {
            self.out.push(letter);
        }
        self.command = Some(letter);
    }

    fn number(&mut self, steps: i64) {
        let follows_number = self.out.ends_with(|last: char| last.is_ascii_digit());
        if follows_number && steps >= 0 {
            self.out.push(' ');
        }
        push_fixed(&mut self.out, steps, self.decimals);
    }

    fn steps(&self, point: Point) -> Steps {
        (
            quantise(point.x * self.scale, self.decimals),
            quantise(point.y * self.scale, self.decimals),
        )
    }
}

#[cfg(test)]
mod tests {
    use kinograph_core::BezPath;

    use super::*;
    use crate::number::LENGTH;

    fn data(path: &str) -> String {
        path_data(BezPath::from_svg(path).expect("a path"), 1.0, LENGTH)
    }

    #[test]
    fn commands_are_relative_and_short() {
        let cases = [
            ("M0 0 L10 0 L10 10 Z", "M0 0h10v10z"),
            ("M5 5 L7 8 L9 11", "M5 5l2 3 2 3"),
            ("M1.5 -2 L.25 0", "M1.5-2l-1.25 2"),
            (
                "M0 0 C1 2 3 4 5 6 C7 8 9 10 11 12",
                "M0 0c1 2 3 4 5 6 2 2 4 4 6 6",
            ),
            ("M0 0 Q1 1 2 0 Z M5 5 L5 9", "M0 0q1 1 2 0zm5 5v4"),
            ("M0 0 M1 1 M2 2 L2 2", "M0 0m1 1m1 1h0"),
        ];
        for (path, expected) in cases {
            assert_eq!(data(path), expected, "{path}");
        }
    }

    #[test]
    fn rounding_does_not_add_up() {
        let mut path = BezPath::new();
        path.move_to((0.0, 0.0));
        for step in 1..=300 {
            path.line_to((f64::from(step) * 0.333, f64::from(step)));
        }
        let length = data_end(&path_data(path, 1.0, LENGTH));
        assert!((length - 99.9).abs() < 0.01, "{length}");
    }

    /// The x where a path of one `l` command ends.
    fn data_end(data: &str) -> f64 {
        let numbers = data.strip_prefix("M0 0l").expect("one command");
        numbers
            .split(' ')
            .step_by(2)
            .map(|x| x.parse::<f64>().expect("a number"))
            .sum()
    }

    #[test]
    fn a_path_without_a_move_begins_at_the_origin() {
        let line = [PathEl::LineTo(Point::new(3.0, 4.0))];
        assert_eq!(path_data(line, 1.0, LENGTH), "M0 0l3 4");
    }
}
