//! Declarations, from the contract's types to core's.

use kinograph_core::{
    KindSpec, LayoutSpec, Param, ParamSpec, ParamType, PortSpec, Side, Value, style::Rgba,
};

use super::bindings::{
    exports::kinograph::plugin::{components, layouts, manifest},
    kinograph::plugin::{geometry, params, styling},
};
use crate::manifest::Manifest;

pub(super) fn manifest(
    info: manifest::PluginInfo,
    kinds: Vec<components::KindSpec>,
    layouts: Vec<layouts::LayoutSpec>,
) -> Manifest {
    let manifest::PluginInfo {
        id,
        version,
        title,
        doc,
        license,
        authors,
    } = info;
    Manifest {
        kinds: kinds.into_iter().map(|kind| kind_spec(kind, &id)).collect(),
        layouts: layouts
            .into_iter()
            .map(|layout| layout_spec(layout, &id))
            .collect(),
        id,
        version,
        title,
        doc,
        license,
        authors,
    }
}

fn kind_spec(spec: components::KindSpec, pack: &str) -> KindSpec {
    KindSpec {
        pack: pack.to_owned(),
        id: spec.id,
        title: spec.title,
        doc: spec.doc,
        category: spec.category,
        container: spec.container,
        accent: spec.accent,
        ports: spec.ports.into_iter().map(port_spec).collect(),
        params: spec.params.into_iter().map(param_spec).collect(),
        aliases: spec.aliases,
    }
}

fn port_spec(spec: components::PortSpec) -> PortSpec {
    PortSpec {
        id: spec.id,
        side: side(spec.side),
        doc: spec.doc,
    }
}

fn layout_spec(spec: layouts::LayoutSpec, plugin: &str) -> LayoutSpec {
    LayoutSpec {
        plugin: plugin.to_owned(),
        id: spec.id,
        title: spec.title,
        doc: spec.doc,
        containers: spec.containers,
        max_nodes: spec.max_nodes,
        params: spec.params.into_iter().map(param_spec).collect(),
        aliases: spec.aliases,
    }
}

fn param_spec(spec: params::ParamSpec) -> ParamSpec {
    ParamSpec {
        key: spec.key,
        kind: match spec.kind {
            params::ParamType::Boolean => ParamType::Boolean,
            params::ParamType::Integer => ParamType::Integer,
            params::ParamType::Number => ParamType::Number,
            params::ParamType::Text => ParamType::Text,
            params::ParamType::Color => ParamType::Color,
            params::ParamType::TextList => ParamType::TextList,
            params::ParamType::Choice => ParamType::Choice,
        },
        doc: spec.doc,
        default: spec.default.map(|default| match default {
            params::Value::Boolean(value) => Value::Boolean(value),
            params::Value::Integer(value) => Value::Integer(value),
            params::Value::Number(value) => Value::Number(value),
            params::Value::Text(value) => Value::Text(value),
            params::Value::Color(value) => Value::Color(rgba(value)),
            params::Value::TextList(value) => Value::TextList(value),
        }),
        choices: spec.choices,
        minimum: spec.minimum,
        maximum: spec.maximum,
    }
}

/// A parameter as the plugin gets it.
pub(super) fn param(param: &Param) -> params::Param {
    let value = match &param.value {
        Value::Boolean(value) => params::Value::Boolean(*value),
        Value::Integer(value) => params::Value::Integer(*value),
        Value::Number(value) => params::Value::Number(*value),
        Value::Text(value) => params::Value::Text(value.clone()),
        Value::Color(Rgba { r, g, b, a }) => params::Value::Color(styling::Rgba {
            r: *r,
            g: *g,
            b: *b,
            a: *a,
        }),
        Value::TextList(value) => params::Value::TextList(value.clone()),
    };
    params::Param {
        key: param.key.clone(),
        value,
    }
}

pub(super) fn rgba(color: styling::Rgba) -> Rgba {
    let styling::Rgba { r, g, b, a } = color;
    Rgba { r, g, b, a }
}

pub(super) fn side(side: geometry::Side) -> Side {
    match side {
        geometry::Side::Top => Side::Top,
        geometry::Side::Right => Side::Right,
        geometry::Side::Bottom => Side::Bottom,
        geometry::Side::Left => Side::Left,
    }
}
