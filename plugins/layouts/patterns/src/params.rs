//! What may be written beside the name of a layout, and what was.

use kinograph_plugin_sdk::{
    ParamError, PluginError,
    layout::{Curve, Request},
    params::{self, Param, ParamSpec, ParamType, Value},
};

use crate::{diagram::Spacing, input};

/// The longest gap that can be asked for, in pixels.
const LONGEST: f64 = 1000.0;

/// The declaration of the least gap between neighbours.
pub(crate) fn node_spacing() -> ParamSpec {
    pixels("node-spacing", "the least gap between neighbours in pixels")
}

/// The declaration of the least gap between stages, levels or rings.
pub(crate) fn rank_spacing(between: &str) -> ParamSpec {
    pixels(
        "rank-spacing",
        &format!("the least gap between {between} in pixels"),
    )
}

/// The declaration of the style of the edges; the first is the default.
pub(crate) fn edges(styles: [&str; 3]) -> ParamSpec {
    params::choice("edges", "how edges are drawn", &styles)
}

/// A length in pixels; what the diagram has elsewhere where nothing is said.
pub(crate) fn pixels(key: &str, doc: &str) -> ParamSpec {
    ParamSpec {
        default: None,
        ..params::number(key, doc, 0.0..=LONGEST, 0.0)
    }
}

/// The parameters of a request, with the defaults of a layout's declarations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given<'a> {
    pub(crate) specs: &'a [ParamSpec],
    pub(crate) params: &'a [Param],
}

impl<'a> Given<'a> {
    /// Reads and checks the parameters of a request.
    ///
    /// # Errors
    /// When one has another type, or is out of its range.
    pub(crate) fn new(specs: &'a [ParamSpec], request: &'a Request) -> Result<Self, PluginError> {
        let given = Self {
            specs,
            params: &request.params,
        };
        specs.iter().try_for_each(|spec| given.check(spec))?;
        Ok(given)
    }

    fn check(&self, spec: &ParamSpec) -> Result<(), PluginError> {
        let Some(value) = params::get(self.params, &spec.key) else {
            return Ok(());
        };
        let in_range = |number: f64| {
            number.is_finite()
                && spec.minimum.is_none_or(|least| number >= least)
                && spec.maximum.is_none_or(|most| number <= most)
        };
        let suits = match (spec.kind, value) {
            (ParamType::Boolean, Value::Boolean(_)) => true,
            (ParamType::Integer | ParamType::Number, Value::Integer(number)) => {
                i32::try_from(*number).is_ok_and(|number| in_range(number.into()))
            }
            (ParamType::Number, Value::Number(number)) => in_range(*number),
            (ParamType::Choice, Value::Text(text)) => spec.choices.contains(text),
            _ => false,
        };
        if suits {
            Ok(())
        } else {
            Err(PluginError::BadParam(ParamError {
                key: spec.key.clone(),
                message: format!("{value:?} is not what the parameter takes"),
            }))
        }
    }

    fn value(&self, key: &str) -> Option<&'a Value> {
        let spec = self.specs.iter().find(|spec| spec.key == key);
        params::get(self.params, key).or_else(|| spec?.default.as_ref())
    }

    /// Whether something is wanted.
    pub(crate) fn boolean(&self, key: &str) -> bool {
        self.value(key) == Some(&Value::Boolean(true))
    }

    /// A whole number with a default.
    pub(crate) fn integer(&self, key: &str) -> i32 {
        match self.value(key) {
            Some(&Value::Integer(number)) => i32::try_from(number).unwrap_or(0),
            _ => 0,
        }
    }

    /// A count with a default; less than nothing is nothing.
    pub(crate) fn count(&self, key: &str) -> usize {
        usize::try_from(self.integer(key)).unwrap_or(0)
    }

    /// A number, if there is one.
    pub(crate) fn number(&self, key: &str) -> Option<f64> {
        match *self.value(key)? {
            Value::Number(number) => Some(number),
            Value::Integer(number) => i32::try_from(number).ok().map(f64::from),
            _ => None,
        }
    }

    /// A choice, which always has a default.
    pub(crate) fn choice(&self, key: &str) -> &'a str {
        match self.value(key) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// A gap in whole pixels on the grid, or another where none was given.
    ///
    /// # Errors
    /// Never after the checks of [`Given::new`].
    pub(crate) fn gap(&self, key: &str, otherwise: i64) -> Result<i64, PluginError> {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "lengths are checked to be small"
        )]
        self.number(key)
            .map_or(Ok(otherwise), |pixels| input::gap(pixels as f32, key))
    }

    /// The gaps of a diagram as the author of the layout wants them.
    ///
    /// # Errors
    /// As [`Given::gap`].
    pub(crate) fn spacing(&self, spacing: Spacing) -> Result<Spacing, PluginError> {
        Ok(Spacing {
            node: self.gap("node-spacing", spacing.node)?,
            rank: self.gap("rank-spacing", spacing.rank)?,
            ..spacing
        })
    }

    /// How edges are to be drawn.
    pub(crate) fn curve(&self) -> Curve {
        match self.choice("edges") {
            "straight" => Curve::Straight,
            "curved" => Curve::Spline,
            _ => Curve::Rounded,
        }
    }
}
