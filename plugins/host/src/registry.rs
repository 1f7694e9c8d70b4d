//! The plugins that are installed, as the rest of Kinograph sees them: kinds and layouts.

use std::{collections::BTreeMap, time::Duration};

use kinograph_core::{
    Arrangement, DrawContext, Drawings, Index, KindIx, KindSpec, Kinds, LayoutEngine,
    LayoutRequest, LayoutSpec, NodeToDraw, PluginError, ScriptCall, ScriptError, SymbolIx, Visual,
    visuals::{Operation, Primitive},
};

use crate::{Fault, Plugin, ScriptEngine, clock, v0_1::Answers};

/// Plugins in the order of their ids, and all that they offer.
///
/// Two plugins may offer kinds or layouts of the same name: their full names,
/// `plugin/name`, differ, and core asks the author which one is meant.
#[derive(Debug)]
pub struct Registry {
    plugins: Vec<Plugin>,
    kinds: Vec<KindSpec>,
    layouts: Vec<LayoutSpec>,
    /// The plugin of each kind and of each layout.
    kind_owners: Vec<usize>,
    layout_owners: Vec<usize>,
    /// What runs scripts, where anything does.
    scripts: Option<ScriptEngine>,
}

/// Two plugins have the same id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two plugins are called \"{id}\"")]
pub struct DuplicatePlugin {
    /// The id.
    pub id: String,
}

impl Registry {
    /// A registry of these plugins, whatever their order.
    ///
    /// # Errors
    /// When two of them have the same id.
    pub fn new(plugins: impl IntoIterator<Item = Plugin>) -> Result<Self, DuplicatePlugin> {
        let mut plugins: Vec<Plugin> = plugins.into_iter().collect();
        plugins.sort_by(|a, b| a.manifest().id.cmp(&b.manifest().id));
        for pair in plugins.windows(2) {
            if pair[0].manifest().id == pair[1].manifest().id {
                return Err(DuplicatePlugin {
                    id: pair[0].manifest().id.clone(),
                });
            }
        }
        let mut registry = Self {
            plugins: Vec::new(),
            kinds: Vec::new(),
            layouts: Vec::new(),
            kind_owners: Vec::new(),
            layout_owners: Vec::new(),
            scripts: None,
        };
        for (owner, plugin) in plugins.iter().enumerate() {
            registry.kinds.extend_from_slice(&plugin.manifest().kinds);
            registry
                .layouts
                .extend_from_slice(&plugin.manifest().layouts);
            registry.kind_owners.resize(registry.kinds.len(), owner);
            registry.layout_owners.resize(registry.layouts.len(), owner);
        }
        registry.plugins = plugins;
        Ok(registry)
    }

    /// The same with an engine that runs scripts.
    #[must_use]
    pub fn with_scripts(self, engine: ScriptEngine) -> Self {
        Self {
            scripts: Some(engine),
            ..self
        }
    }

    /// The plugins, in the order of their ids.
    #[must_use]
    pub fn plugins(&self) -> &[Plugin] {
        &self.plugins
    }
}

impl Kinds for Registry {
    fn specs(&self) -> &[KindSpec] {
        &self.kinds
    }

    fn draw(&self, context: &DrawContext<'_>, nodes: &[NodeToDraw<'_>]) -> Drawings {
        let mut batches: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (position, node) in nodes.iter().enumerate() {
            batches
                .entry(self.kind_owners[node.kind.position()])
                .or_default()
                .push(position);
        }
        let mut drawn = Drawn {
            visuals: vec![None; nodes.len()],
            drawings: Drawings::default(),
        };
        for (owner, positions) in batches {
            let plugin = &self.plugins[owner];
            // Compiling is not what the time is for. What fails here fails again below.
            let _ = plugin.prepare();
            let limit = plugin.draw_time(positions.len());
            let mut batch = Batch {
                plugin,
                specs: &self.kinds,
                context,
                nodes,
                limit,
                left: limit,
                spare: limit,
            };
            for positions in positions.chunks(plugin.nodes_per_call()) {
                batch.draw(positions, &mut drawn);
            }
        }
        drawn.finish()
    }
}

impl LayoutEngine for Registry {
    fn specs(&self) -> &[LayoutSpec] {
        &self.layouts
    }

    fn arrange(&self, layout: usize, request: &LayoutRequest) -> Result<Arrangement, PluginError> {
        let spec = &self.layouts[layout];
        let plugin = &self.plugins[self.layout_owners[layout]];
        plugin
            .arrange(&spec.id, request)
            .map_err(|fault| fault.of(format!("{}/{}", spec.plugin, spec.id)))
    }

    fn run_script(&self, call: &ScriptCall<'_>) -> Result<Arrangement, ScriptError> {
        match &self.scripts {
            Some(engine) => engine.run(call),
            None => Err(ScriptError::new("no engine for scripts is installed")),
        }
    }
}

/// The nodes of one pack, and the time that is left for them.
struct Batch<'a> {
    plugin: &'a Plugin,
    specs: &'a [KindSpec],
    context: &'a DrawContext<'a>,
    nodes: &'a [NodeToDraw<'a>],
    /// The whole time for drawing all of them together.
    limit: Duration,
    /// What is left of it.
    left: Duration,
    /// What is left for drawing kinds alone.
    spare: Duration,
}

impl Batch<'_> {
    /// Draws the nodes at these positions in one call.
    ///
    /// When the call fails, each kind is drawn in a call of its own, so that
    /// one bad kind costs no other its drawings.
    fn draw(&mut self, positions: &[usize], drawn: &mut Drawn) {
        let (answer, spent) = self.call(positions, self.left);
        self.left = self.left.saturating_sub(spent);
        let fault = match answer {
            Ok(answers) => return drawn.take(positions, answers, |node| self.name(node)),
            Err(fault) => fault,
        };
        let mut by_kind: BTreeMap<KindIx, Vec<usize>> = BTreeMap::new();
        for &position in positions {
            by_kind
                .entry(self.nodes[position].kind)
                .or_default()
                .push(position);
        }
        // A plugin that cannot be loaded fails again, and a lone kind is already named.
        if by_kind.len() == 1 || matches!(fault, Fault::Load(_)) {
            return drawn.fail(positions, &fault, |node| self.name(node));
        }
        let share = self.spare / u32::try_from(by_kind.len()).unwrap_or(u32::MAX);
        for positions in by_kind.values() {
            let (answer, spent) = self.call(positions, share);
            self.spare = self.spare.saturating_sub(spent);
            match answer {
                Ok(answers) => drawn.take(positions, answers, |node| self.name(node)),
                Err(fault) => drawn.fail(positions, &fault, |node| self.name(node)),
            }
        }
    }

    /// The answer for the nodes at these positions, and the time that it took.
    fn call(&self, positions: &[usize], time: Duration) -> (Result<Answers, Fault>, Duration) {
        let nodes: Vec<_> = positions
            .iter()
            .map(|&position| &self.nodes[position])
            .collect();
        let start = clock::worked();
        let answer = self.plugin.draw(self.context, &nodes, self.specs, time);
        let answer = answer.map_err(|fault| match fault {
            // The share of the time that this call had says nothing to anybody.
            Fault::Time(_) => Fault::Time(self.limit),
            fault => fault,
        });
        (answer, clock::worked().saturating_sub(start))
    }

    /// The full name of the kind of the node at a position.
    fn name(&self, position: usize) -> String {
        let spec = &self.specs[self.nodes[position].kind.position()];
        format!("{}/{}", spec.pack, spec.id)
    }
}

/// What has been drawn so far.
struct Drawn {
    visuals: Vec<Option<Result<Visual, PluginError>>>,
    drawings: Drawings,
}

impl Drawn {
    /// Takes the answers for the nodes at these positions.
    fn take(&mut self, positions: &[usize], answers: Answers, name: impl Fn(usize) -> String) {
        let offset = self.drawings.symbols.len();
        for symbol in answers.symbols {
            self.drawings.symbols.push(symbol);
        }
        for (&position, visual) in positions.iter().zip(answers.visuals) {
            self.visuals[position] = Some(match visual {
                Ok(mut visual) => {
                    shift_symbols(&mut visual.primitives, offset);
                    Ok(visual)
                }
                Err(fault) => Err(fault.of(name(position))),
            });
        }
    }

    /// Notes that the nodes at these positions could not be drawn.
    fn fail(&mut self, positions: &[usize], fault: &Fault, name: impl Fn(usize) -> String) {
        for &position in positions {
            self.visuals[position] = Some(Err(fault.of(name(position))));
        }
    }

    fn finish(mut self) -> Drawings {
        let drawn = self.visuals.into_iter();
        self.drawings.visuals = drawn
            .map(|visual| visual.expect("every node is in one batch"))
            .collect();
        self.drawings
    }
}

/// Makes indices into one answer's symbols indices into everybody's. Groups
/// nest no deeper than [`Limits::nesting`](crate::Limits::nesting).
fn shift_symbols(primitives: &mut [Primitive], offset: usize) {
    for primitive in primitives {
        match &mut primitive.operation {
            Operation::Symbol { symbol, .. } => *symbol = SymbolIx::new(symbol.position() + offset),
            Operation::Group { primitives, .. } => shift_symbols(primitives, offset),
            Operation::Paint(_) | Operation::Text(_) => {}
        }
    }
}
