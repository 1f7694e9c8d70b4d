//! What a script answers, as its engine writes it.

use std::collections::HashMap;

use kinograph_core::{Curve, Point, ScriptError};
use serde::Deserialize;

use crate::{fault::printable, limits::Limits};

/// The answer of a script: places by the names of things, nothing checked yet.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    #[serde(default)]
    pub(super) nodes: Vec<Place>,
    #[serde(default)]
    pub(super) containers: Vec<Place>,
    #[serde(default)]
    pub(super) routes: Vec<Line>,
    /// How lines are drawn that have no route of their own.
    pub(super) curve: Option<String>,
    #[serde(default)]
    pub(super) reveal: Vec<Key>,
}

/// Where something stands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    pub(super) id: Key,
    /// The top left corner.
    x: Option<Number>,
    y: Option<Number>,
    /// The centre, for those who think in centres.
    cx: Option<Number>,
    cy: Option<Number>,
    width: Option<Number>,
    height: Option<Number>,
}

/// The way of an edge.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub(super) id: Key,
    #[serde(default)]
    points: Vec<[Option<Number>; 2]>,
    pub(super) curve: Option<String>,
}

/// What a thing is called: its id, or its position in the list of the request.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Key {
    Index(usize),
    Id(String),
}

/// A number, or what stands in place of one: `NaN`, `null`, `a text`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Number {
    Number(f64),
    Other(String),
}

impl Answer {
    /// Reads what an engine wrote.
    ///
    /// # Errors
    /// When it is too large, or the engine does not keep to the contract.
    pub(super) fn read(text: &str, limits: &Limits) -> Result<Self, ScriptError> {
        if text.len() > limits.script_answer_bytes {
            let most = limits.script_answer_bytes >> 20;
            return Err(ScriptError::new(format!(
                "the script answers with more than {most} MiB"
            )));
        }
        serde_json::from_str(text).map_err(|error| {
            let reason = printable(&error.to_string());
            ScriptError::new(format!("the script's answer cannot be read: {reason}"))
        })
    }
}

impl Place {
    /// The top left corner of something of this size.
    pub(super) fn corner(&self, what: &str, width: f64, height: f64) -> Result<Point, ScriptError> {
        Ok(Point::new(
            coordinate(what, ["x", "cx"], [&self.x, &self.cx], width)?,
            coordinate(what, ["y", "cy"], [&self.y, &self.cy], height)?,
        ))
    }

    /// The width and the height; none when there is neither.
    pub(super) fn size(&self, what: &str) -> Result<Option<(f64, f64)>, ScriptError> {
        let length = |name: &str, value: &Option<Number>| {
            let length = number(what, name, value.as_ref())?;
            if length > 0.0 {
                return Ok(length);
            }
            Err(ScriptError::new(format!("{what}: its {name} is {length}")))
        };
        if self.width.is_none() && self.height.is_none() {
            return Ok(None);
        }
        Ok(Some((
            length("width", &self.width)?,
            length("height", &self.height)?,
        )))
    }
}

impl Line {
    pub(super) fn points(&self, what: &str) -> Result<Vec<Point>, ScriptError> {
        let point = |[x, y]: &[Option<Number>; 2]| {
            Ok(Point::new(
                number(what, "x", x.as_ref())?,
                number(what, "y", y.as_ref())?,
            ))
        };
        self.points.iter().map(point).collect()
    }
}

/// How points are joined, by its name.
pub(super) fn curve(name: &str) -> Result<Curve, ScriptError> {
    const NAMES: [(&str, Curve); 4] = [
        ("straight", Curve::Straight),
        ("orthogonal", Curve::Orthogonal),
        ("rounded", Curve::Rounded),
        ("spline", Curve::Spline),
    ];
    let found = NAMES.iter().find(|(known, _)| *known == name);
    found.map(|(_, curve)| *curve).ok_or_else(|| {
        let name = printable(name);
        ScriptError::new(format!("there is no curve \"{name}\""))
            .hint("the curves are straight, orthogonal, rounded and spline")
    })
}

/// The least coordinate of something that is told by it or by its middle.
fn coordinate(
    what: &str,
    [corner, middle]: [&str; 2],
    values: [&Option<Number>; 2],
    length: f64,
) -> Result<f64, ScriptError> {
    match values {
        [None, Some(value)] => Ok(number(what, middle, Some(value))? - length / 2.0),
        [value, _] => number(what, corner, value.as_ref()),
    }
}

fn number(what: &str, name: &str, value: Option<&Number>) -> Result<f64, ScriptError> {
    /// Beyond it, single pixels are lost on the way to the picture.
    const FARTHEST: f64 = 1e6;
    let found = match value {
        Some(Number::Number(number)) if number.abs() <= FARTHEST => return Ok(*number),
        Some(Number::Number(number)) => format!("{number}, which is beyond ±{FARTHEST}"),
        Some(Number::Other(found)) => format!("{}, not a number", printable(found)),
        None => return Err(ScriptError::new(format!("{what} has no {name}"))),
    };
    Err(ScriptError::new(format!("{what}: its {name} is {found}")))
}

/// Things by what a script may call them.
pub(super) struct Directory<'a> {
    /// `node`, `container` or `edge`.
    word: &'static str,
    ids: Vec<&'a str>,
    positions: HashMap<&'a str, usize>,
}

impl<'a> Directory<'a> {
    pub(super) fn new(word: &'static str, ids: impl Iterator<Item = &'a str>) -> Self {
        let ids: Vec<&str> = ids.collect();
        let positions = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        Self {
            word,
            ids,
            positions,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// What a thing is called in messages.
    pub(super) fn name(&self, at: usize) -> String {
        format!("{} \"{}\"", self.word, self.ids[at])
    }

    /// The position of a thing.
    pub(super) fn find(&self, key: &Key) -> Result<usize, ScriptError> {
        let word = self.word;
        let (found, named) = match key {
            Key::Index(at) => (
                (*at < self.len()).then_some(*at),
                format!(
                    "there is no {word} number {at}: they count from 0, and there are {}",
                    self.len()
                ),
            ),
            Key::Id(id) => (
                self.positions.get(id.as_str()).copied(),
                format!("there is no {word} \"{}\"", printable(id)),
            ),
        };
        found.ok_or_else(|| {
            let error = ScriptError::new(named);
            let near = match key {
                Key::Id(id) => kinograph_core::diagnostic::nearest(id, self.ids.iter().copied()),
                Key::Index(_) => None,
            };
            match near {
                Some(near) => error.hint(format!("did you mean \"{near}\"?")),
                None => error,
            }
        })
    }

    /// What the script says of each thing, by position.
    ///
    /// # Errors
    /// When it names something unknown, or one thing twice.
    pub(super) fn sort<'b, T>(
        &self,
        given: &'b [T],
        key: impl Fn(&T) -> &Key,
    ) -> Result<Vec<Option<&'b T>>, ScriptError> {
        let mut sorted = Vec::new();
        sorted.resize_with(self.len(), || None);
        for item in given {
            let at = self.find(key(item))?;
            if sorted[at].replace(item).is_some() {
                let name = self.name(at);
                return Err(ScriptError::new(format!("the script places {name} twice")));
            }
        }
        Ok(sorted)
    }
}
