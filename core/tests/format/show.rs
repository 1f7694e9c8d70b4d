//! What the cases compare: problems and diagrams as lines of text.

use std::fmt::Write as _;

use kinograph_core::{
    Diagnostic, Diagram, KindSpec, Param, Severity,
    diagram::{Action, End, Hop, Item, Motion},
};

/// Problems with their places as lines and columns, counted from 1.
pub(crate) fn problems(source: &str, diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for problem in diagnostics {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let place = problem.span.map_or("-".to_owned(), |span| {
            let (line, column) = position(source, span.start);
            let end = match position(source, span.end) {
                (last, end) if last == line => end.to_string(),
                (last, end) => format!("{last}:{end}"),
            };
            format!("{line}:{column}-{end}")
        });
        writeln!(
            text,
            "{severity}[{}] {place} {}",
            problem.code, problem.message
        )
        .expect(MEMORY);
        if let Some(hint) = &problem.hint {
            writeln!(text, "    hint: {hint}").expect(MEMORY);
        }
    }
    text
}

const MEMORY: &str = "memory can be written";

fn position(source: &str, byte: usize) -> (usize, usize) {
    let before = &source[..byte];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (line, before[start..].chars().count() + 1)
}

/// Everything that resolving decided.
pub(crate) fn diagram(kinds: &[KindSpec], diagram: &Diagram) -> String {
    let mut lines = Vec::new();
    for (key, text) in [
        ("title", &diagram.title),
        ("subtitle", &diagram.subtitle),
        ("description", &diagram.description),
    ] {
        lines.extend(text.as_ref().map(|text| format!("{key} {text:?}")));
    }
    let (direction, theme, layout) = (diagram.direction, &diagram.theme.name, &diagram.layout);
    lines.push(format!(
        "{direction:?} {theme} {}{}",
        layout.name,
        params(&layout.params)
    ));
    for entry in &diagram.legend {
        lines.push(format!("legend {:?} {:?}", entry.text, entry.sample));
    }
    for container in &diagram.containers {
        let direction = container
            .direction
            .map(|direction| format!(" {direction:?}"));
        lines.push(format!(
            "container {}{}",
            item(kinds, diagram, &container.item),
            direction.unwrap_or_default()
        ));
    }
    for node in &diagram.nodes {
        let mut line = format!("node {}", item(kinds, diagram, &node.item));
        let extras = [
            node.rank.map(|rank| format!(" rank {rank}")),
            node.requested
                .map(|size| format!(" size {}x{}", size.width, size.height)),
            node.pinned.map(|at| format!(" at {},{}", at.x, at.y)),
        ];
        line.extend(extras.into_iter().flatten());
        lines.push(line);
    }
    for port in &diagram.ports {
        lines.push(format!(
            "port {}:{} {:?}",
            diagram.nodes[port.node].item.id, port.name, port.side
        ));
    }
    for edge in &diagram.edges {
        let end = |end: End| match end {
            End::Port(port) => {
                format!("{}:{}", diagram.end_item(end).id, diagram.ports[port].name)
            }
            _ => diagram.end_item(end).id.clone(),
        };
        let label = edge.label.as_ref().map(|label| format!(" {label:?}"));
        let bundle = edge.bundle.map(|bundle| format!(" bundle {bundle}"));
        let flow = edge.flow.map(|flow| format!(" {flow:?}"));
        lines.push(format!(
            "edge [{}] {} {:?} {}{}{}{} weight {} {}",
            edge.id,
            end(edge.source),
            edge.heads,
            end(edge.target),
            label.unwrap_or_default(),
            bundle.unwrap_or_default(),
            flow.unwrap_or_default(),
            edge.weight,
            json(&edge.style),
        ));
    }
    lines.extend(motion(diagram));
    lines.join("\n") + "\n"
}

fn motion(diagram: &Diagram) -> Vec<String> {
    let motion = &diagram.motion;
    if *motion == Motion::default() {
        return Vec::new();
    }
    let still = if motion.still { " still" } else { "" };
    let entrance = if motion.entrance { " entrance" } else { "" };
    let flow = motion.flow.map(|flow| format!(" {flow:?}"));
    let time = |time: Option<u32>| time.map(|ms| format!(" {ms} ms")).unwrap_or_default();
    let mut lines = vec![format!(
        "motion{still}{entrance}{} {} px/s{}",
        flow.unwrap_or_default(),
        motion.speed,
        time(motion.duration_ms),
    )];
    let ends = |ends: &[End]| {
        let ids = ends.iter().map(|end| diagram.end_item(*end).id.as_str());
        ids.collect::<Vec<_>>().join(" ")
    };
    for step in &motion.story {
        let action = match &step.action {
            Action::Pause => "pause".to_owned(),
            Action::Show(shown) => format!("show {}", ends(shown)),
            Action::Focus(focused) => format!("focus {}", ends(focused)),
            Action::Trace(hops) => {
                let hop = |hop: &Hop| {
                    let way = if hop.backwards { " backwards" } else { "" };
                    format!(" [{}]{way}", diagram.edges[hop.edge].id)
                };
                format!("trace{}", hops.iter().map(hop).collect::<String>())
            }
        };
        let say = step.say.as_ref().map(|say| format!(" {say:?}"));
        lines.push(format!(
            "step {action}{}{}",
            say.unwrap_or_default(),
            time(step.duration_ms)
        ));
    }
    lines
}

fn item(kinds: &[KindSpec], diagram: &Diagram, item: &Item) -> String {
    use kinograph_core::Index as _;
    let kind = &kinds[item.kind.position()];
    let mut line = format!("{} {}/{} {:?}", item.id, kind.pack, kind.id, item.label);
    let extras = [
        item.caption
            .as_ref()
            .map(|caption| format!(" caption {caption:?}")),
        item.description
            .as_ref()
            .map(|description| format!(" description {description:?}")),
        item.link.as_ref().map(|link| format!(" link {link}")),
        (!item.tags.is_empty()).then(|| format!(" tags {:?}", item.tags)),
        (!item.classes.is_empty()).then(|| format!(" classes {:?}", item.classes)),
        item.parent
            .map(|parent| format!(" in {}", diagram.containers[parent].item.id)),
    ];
    line.extend(extras.into_iter().flatten());
    line + &params(&item.params) + " " + &json(&item.style)
}

fn params(params: &[Param]) -> String {
    params
        .iter()
        .map(|param| format!(" {}={}", param.key, json(&param.value)))
        .collect()
}

/// JSON without what is not set.
fn json(value: &impl serde::Serialize) -> String {
    let mut value = serde_json::to_value(value).expect("styles are plain data");
    if let Some(object) = value.as_object_mut() {
        object.retain(|_, value| !value.is_null());
    }
    value.to_string()
}
