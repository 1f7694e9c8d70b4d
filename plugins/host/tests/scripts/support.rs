//! A diagram arranged by a script.

use std::{fs, path::Path, sync::OnceLock};

use kinograph_core::{
    Arrangement, Diagnostic, LayoutEngine, LayoutRequest, LayoutSpec, Overrides, PluginError,
    Script, ScriptCall, ScriptError, Stages, Toolkit, draw_stages, parse, text::Fonts,
};
use kinograph_plugins::{Host, LogLine, Options, Registry};

/// Three nodes, a container and its three edges.
pub(crate) const SHOP: &str = "\
layout: {name: ./mine.js, gap: 40, names: [a, 2], wide: true, title: \"7\"}
nodes:
  web: {kind: service, label: Web, tags: [front]}
  shop:
    nodes:
      orders: service, Orders
      db: database, Orders
edges:
  - web -> orders: HTTPS
  - orders -> db
  - db -> db
";

/// Everything that is needed to draw, with one script.
struct Studio<'a> {
    registry: &'a Registry,
    source: &'a str,
}

impl LayoutEngine for Studio<'_> {
    fn specs(&self) -> &[LayoutSpec] {
        LayoutEngine::specs(self.registry)
    }

    fn arrange(&self, layout: usize, request: &LayoutRequest) -> Result<Arrangement, PluginError> {
        self.registry.arrange(layout, request)
    }

    fn script(&self, _name: &str) -> Result<Script, ScriptError> {
        Ok(Script {
            name: "mine.js".to_owned(),
            source: self.source.to_owned(),
        })
    }

    fn run_script(&self, call: &ScriptCall<'_>) -> Result<Arrangement, ScriptError> {
        self.registry.run_script(call)
    }
}

/// The built-in kinds, and the engine that is checked in.
pub(crate) fn registry(options: Options) -> Registry {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
    let read = |name: &str| fs::read(dist.join(name)).expect("it is checked in");
    let host = Host::new(options);
    let pack = host.load(read("essentials.wasm")).expect("it is a plugin");
    let engine = host.load_script_engine(read("engines/javascript.wasm"), None);
    Registry::new([pack])
        .expect("it is one plugin")
        .with_scripts(engine.expect("it is a script engine"))
}

/// A registry for all tests, since compiling the engine takes a while.
pub(crate) fn shared() -> &'static Registry {
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    REGISTRY.get_or_init(|| registry(Options::default()))
}

/// A registry that keeps what scripts log.
pub(crate) fn logging(sink: impl Fn(&LogLine) + Send + Sync + 'static) -> Registry {
    registry(Options {
        log: Some(std::sync::Arc::new(sink)),
        ..Options::default()
    })
}

/// Draws a diagram with a script, up to where it is composed.
pub(crate) fn draw_with(
    registry: &Registry,
    source: &str,
    text: &str,
) -> (Vec<Diagnostic>, Option<Stages>) {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    let studio = Studio { registry, source };
    let mut diagnostics = Vec::new();
    let document = parse(&mut diagnostics, text);
    let toolkit = Toolkit {
        kinds: registry,
        layouts: &studio,
        fonts: FONTS.get_or_init(Fonts::embedded),
    };
    let overrides = Overrides::default();
    let stages = draw_stages(&mut diagnostics, toolkit, &document, &overrides, None);
    (diagnostics, stages)
}

/// The one problem that drawing the shop with a script ends in.
#[track_caller]
pub(crate) fn problem(source: &str) -> Diagnostic {
    let (mut diagnostics, stages) = draw_with(shared(), source, SHOP);
    assert!(stages.is_none(), "nothing is drawn");
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    diagnostics.remove(0)
}

/// The shop as a script arranges it.
#[track_caller]
pub(crate) fn stages(source: &str) -> Stages {
    let (diagnostics, stages) = draw_with(shared(), source, SHOP);
    assert_eq!(diagnostics, []);
    stages.expect("it is drawn")
}
