//! Native kinds and layouts that draw nothing, for tests that stop at the diagram.

use kinograph_core::{
    Arrangement, DrawContext, Drawings, KindSpec, Kinds, LayoutEngine, LayoutRequest, LayoutSpec,
    NodeToDraw, ParamSpec, ParamType, PluginError, PortSpec, Side, Value,
};

/// A few kinds of two packs, with everything that a declaration can hold.
pub(crate) struct FakeKinds(Vec<KindSpec>);

/// A layout that can everything, and one that can little.
pub(crate) struct FakeLayouts(Vec<LayoutSpec>);

impl Default for FakeKinds {
    fn default() -> Self {
        Self(vec![
            kind("base", "service", "Service", &["svc"]),
            kind("base", "person", "Person", &["user"]),
            kind("base", "web-app", "Web app", &[]),
            KindSpec {
                ports: vec![port("http", Side::Left), port("grpc", Side::Right)],
                ..kind("base", "api-gateway", "API gateway", &["gateway"])
            },
            KindSpec {
                accent: Some("blue".to_owned()),
                params: vec![integer("replicas", 1.0, 9.0, Some(1))],
                ..kind("base", "postgres", "PostgreSQL", &["db", "store"])
            },
            KindSpec {
                params: kafka(),
                ..kind("base", "kafka", "Kafka", &["store"])
            },
            kind("base", "queue", "Queue", &[]),
            kind("alt", "queue", "Other queue", &[]),
            KindSpec {
                container: true,
                ..kind("base", "group", "Group", &[])
            },
            KindSpec {
                container: true,
                params: vec![param("zone", ParamType::Text)],
                ..kind("alt", "cluster", "Cluster", &["k8s"])
            },
        ])
    }
}

impl Default for FakeLayouts {
    fn default() -> Self {
        let params = vec![
            ParamSpec {
                minimum: Some(0.0),
                ..param("gap", ParamType::Number)
            },
            param("straight", ParamType::Boolean),
        ];
        let layered = LayoutSpec {
            plugin: "base".to_owned(),
            id: "layered".to_owned(),
            title: "Layered".to_owned(),
            doc: "ranks in the direction of the edges".to_owned(),
            containers: true,
            max_nodes: None,
            params,
            aliases: vec!["dag".to_owned()],
        };
        let flat = LayoutSpec {
            plugin: "alt".to_owned(),
            id: "flat".to_owned(),
            containers: false,
            max_nodes: Some(2),
            params: Vec::new(),
            aliases: Vec::new(),
            ..layered.clone()
        };
        Self(vec![layered, flat])
    }
}

impl FakeKinds {
    pub(crate) fn none() -> Self {
        Self(Vec::new())
    }
}

impl FakeLayouts {
    pub(crate) fn none() -> Self {
        Self(Vec::new())
    }
}

fn kind(pack: &str, id: &str, title: &str, aliases: &[&str]) -> KindSpec {
    KindSpec {
        pack: pack.to_owned(),
        id: id.to_owned(),
        title: title.to_owned(),
        doc: format!("draws a {id}"),
        category: "test".to_owned(),
        container: false,
        accent: None,
        ports: Vec::new(),
        params: Vec::new(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
    }
}

fn port(id: &str, side: Side) -> PortSpec {
    PortSpec {
        id: id.to_owned(),
        side,
        doc: format!("where {id} arrives"),
    }
}

fn kafka() -> Vec<ParamSpec> {
    vec![
        integer("partitions", 1.0, 64.0, Some(3)),
        ParamSpec {
            maximum: Some(1.5),
            ..param("ratio", ParamType::Number)
        },
        param("compact", ParamType::Boolean),
        param("topics", ParamType::TextList),
        param("tint", ParamType::Color),
        param("version", ParamType::Text),
        ParamSpec {
            choices: vec!["delete".to_owned(), "keep".to_owned()],
            ..param("cleanup", ParamType::Choice)
        },
        param("label", ParamType::Text),
    ]
}

fn integer(key: &str, least: f64, most: f64, default: Option<i64>) -> ParamSpec {
    ParamSpec {
        default: default.map(Value::Integer),
        minimum: Some(least),
        maximum: Some(most),
        ..param(key, ParamType::Integer)
    }
}

fn param(key: &str, kind: ParamType) -> ParamSpec {
    ParamSpec {
        key: key.to_owned(),
        kind,
        doc: format!("sets the {key}"),
        default: None,
        choices: Vec::new(),
        minimum: None,
        maximum: None,
    }
}

impl Kinds for FakeKinds {
    fn specs(&self) -> &[KindSpec] {
        &self.0
    }

    fn draw(&self, _context: &DrawContext<'_>, _nodes: &[NodeToDraw<'_>]) -> Drawings {
        Drawings::default()
    }
}

impl LayoutEngine for FakeLayouts {
    fn specs(&self) -> &[LayoutSpec] {
        &self.0
    }

    fn arrange(&self, layout: usize, _: &LayoutRequest) -> Result<Arrangement, PluginError> {
        let plugin = self.0[layout].plugin.clone();
        Err(PluginError {
            plugin,
            message: "arranges nothing".to_owned(),
            fault: false,
        })
    }
}
