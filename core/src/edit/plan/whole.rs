//! Plans that are about the diagram as a whole.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Change, Desk, judge};
use crate::{Diagnostic, document::keys};

type Plan = Result<Vec<Change>, Vec<Diagnostic>>;

/// What the file says about the whole in one value each.
const DIAGRAM_KEYS: [&str; 6] = [
    "diagram",
    "subtitle",
    "description",
    "direction",
    "theme",
    "dark",
];

/// What `motion` says in one value each.
const MOTION_KEYS: [&str; 4] = ["flow", "speed", "duration", "entrance"];

fn known(
    keys: &[&'static str],
    what: &str,
    written: &str,
) -> Result<&'static str, Vec<Diagnostic>> {
    let found = keys.iter().copied().find(|key| *key == written);
    found.ok_or_else(|| judge::unknown_key(what, written, keys))
}

impl Desk<'_> {
    pub(super) fn set_diagram(&self, key: &str, value: &Value) -> Plan {
        let key = known(&DIAGRAM_KEYS, "the diagram", key)?;
        let judged = judge::fragment(self.limits, &json!({key: value}))?;
        Ok(vec![Change::SetDiagram {
            key,
            value: value.clone(),
            judged,
        }])
    }

    pub(super) fn set_layout(&self, name: Option<&str>, params: &BTreeMap<String, Value>) -> Plan {
        let value = match name {
            None => Value::Null,
            Some(name) if params.is_empty() => json!(name),
            Some(name) => {
                let mut layout = Map::new();
                layout.insert("name".to_owned(), json!(name));
                layout.insert("params".to_owned(), json!(params));
                Value::Object(layout)
            }
        };
        let judged = judge::fragment(self.limits, &json!({"layout": value}))?.layout;
        Ok(vec![Change::SetLayout { value, judged }])
    }

    pub(super) fn set_style(&self, style: &str, key: &str, value: &Value) -> Plan {
        let key = known(keys::STYLE, "a style", key)?;
        let fragment = json!({"styles": {style: {key: value}}});
        let judged = judge::fragment(self.limits, &fragment)?;
        let judged = judged.styles.into_iter().next();
        let defined = self.document.styles.iter().any(|it| it.name.value == style);
        if value.is_null() && !defined {
            return Ok(Vec::new());
        }
        Ok(vec![Change::SetStyle {
            style: style.to_owned(),
            key,
            value: value.clone(),
            judged: judged
                .expect("a fragment without errors holds its style")
                .style,
        }])
    }

    pub(super) fn set_motion(&self, key: &str, value: &Value) -> Plan {
        let key = known(&MOTION_KEYS, "motion", key)?;
        let judged = judge::fragment(self.limits, &json!({"motion": {key: value}}))?;
        let still = |still: &crate::document::Motion| still.still && key != "flow";
        if value.is_null() && self.document.motion.as_ref().is_none_or(still) {
            return Ok(Vec::new());
        }
        Ok(vec![Change::SetMotion {
            key,
            value: value.clone(),
            judged: judged.motion.unwrap_or_default(),
        }])
    }
}
