//! Document to diagram: names, styles and kinds resolved.

mod edges;
mod ids;
mod items;
mod label;
mod legend;
mod motion;
mod params;
mod script;
mod style;
mod theme;

use std::collections::BTreeMap;

use self::{items::Items, params::Owner, style::Styles};
use crate::{
    Diagnostic, Diagram, Direction, Document, Kinds, LayoutEngine, LayoutSpec, Span,
    diagnostic::{Problems, code},
    diagram::{LayoutChoice, Motion},
    document::{ParamDecl, Spanned},
    names,
    style::Theme,
};

pub(crate) use items::{DEFAULT_CONTAINER, DEFAULT_KIND};

/// What the caller wants whatever the file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overrides {
    /// Another theme.
    pub theme: Option<String>,
    /// Themes that come from files, by the names that the file and `theme` call them.
    pub themes: BTreeMap<String, Theme>,
    /// Another layout.
    pub layout: Option<String>,
    /// Another direction.
    pub direction: Option<Direction>,
    /// The width of the picture divided by its height.
    pub aspect_ratio: Option<f64>,
}

/// The layout of a file that names none.
const DEFAULT_LAYOUT: &str = "layered";

/// Resolves every name of a document.
///
/// There is always a diagram, but when problems were errors it is not one to
/// draw: what could not be resolved is missing or replaced by a default.
pub fn resolve(
    diagnostics: &mut Vec<Diagnostic>,
    kinds: &dyn Kinds,
    layouts: &dyn LayoutEngine,
    document: &Document,
    overrides: &Overrides,
) -> Diagram {
    let mut problems = Problems::default();
    let theme = theme::resolve(&mut problems, document, overrides);
    let styles = Styles::new(&mut problems, &theme, document);
    let items = items::resolve(&mut problems, kinds.specs(), &styles, document);
    let edges = edges::resolve(&mut problems, &styles, &items, document);
    let legend = legend::resolve(&mut problems, &styles, &items, &edges, document);
    let motion = match (&document.motion, document.incomplete) {
        (Some(motion), false) => motion::resolve(&mut problems, &items, &edges, motion),
        _ => Motion::default(),
    };
    let layout = match script::named(document, overrides) {
        Some(named) => script::resolve(&mut problems, layouts, kinds.specs(), &named),
        None => layout(
            &mut problems,
            layouts.specs(),
            &styles,
            document,
            overrides,
            &items,
        ),
    };
    problems.finish(diagnostics);
    let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    let written = document.direction.as_ref().map(|direction| direction.value);
    Diagram {
        title: text(&document.title),
        subtitle: text(&document.subtitle),
        description: text(&document.description),
        direction: overrides.direction.or(written).unwrap_or_default(),
        aspect_ratio: overrides.aspect_ratio,
        layout,
        nodes: items.nodes,
        containers: items.containers,
        ports: items.ports,
        edges,
        legend,
        motion,
        theme,
    }
}

/// The name of the layout or the script that was asked for, where the file says
/// it, and the parameters that the file has for it.
fn asked_layout<'a>(
    document: &'a Document,
    overrides: &'a Overrides,
) -> Option<(&'a str, Option<Span>, &'a [ParamDecl])> {
    match (&overrides.layout, &document.layout) {
        (None, None) => None,
        (None, Some(layout)) => Some((
            &layout.name.value,
            Some(layout.name.span),
            layout.params.as_slice(),
        )),
        // The file's parameters are meant for the file's layout.
        (Some(name), Some(layout)) if *name == layout.name.value => {
            Some((name, None, layout.params.as_slice()))
        }
        (Some(name), _) => Some((name, None, &[])),
    }
}

/// The layout that was asked for, with its parameters checked.
fn layout(
    problems: &mut Problems,
    specs: &[LayoutSpec],
    styles: &Styles<'_>,
    document: &Document,
    overrides: &Overrides,
    items: &Items,
) -> LayoutChoice {
    let (name, span, params) =
        asked_layout(document, overrides).unwrap_or((DEFAULT_LAYOUT, None, &[]));
    let Some(at) = names::find(problems, specs, name, span) else {
        return LayoutChoice {
            name: name.to_owned(),
            params: Vec::new(),
            script: None,
            span,
        };
    };
    let spec = &specs[at];
    suits(problems, spec, span, items);
    let owner = Owner {
        name: format!("layout \"{}\"", spec.id),
        other_keys: &["name"],
    };
    let params = params::check(problems, &styles.palette, &owner, &spec.params, params);
    LayoutChoice {
        name: format!("{}/{}", spec.plugin, spec.id),
        params,
        script: None,
        span,
    }
}

/// Reports what the layout says that it cannot do.
fn suits(problems: &mut Problems, spec: &LayoutSpec, span: Option<Span>, items: &Items) {
    let name = &spec.id;
    let mut refuse = |message: String| {
        let problem = Diagnostic::error(code::UNSUPPORTED, message).at(span);
        problems.push(problem.hint("`kinograph layouts` lists what each layout can do"));
    };
    if !spec.containers && !items.containers.is_empty() {
        refuse(format!("the layout \"{name}\" does not arrange containers"));
    }
    let nodes = items.nodes.len();
    match spec.max_nodes.map(|most| (most, usize::try_from(most))) {
        Some((most, Ok(limit))) if nodes > limit => {
            refuse(format!(
                "the layout \"{name}\" arranges {most} nodes at most, and there are {nodes}"
            ));
        }
        _ => {}
    }
}
