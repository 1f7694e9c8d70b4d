//! Random diagrams, before anybody writes them down.

use std::fmt::Write as _;

/// Numbers that look random and are the same for the same seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let most = u64::try_from(most).expect("small");
        usize::try_from((self.0 >> 11) % most.max(1)).expect("small")
    }

    pub(crate) fn one_in(&mut self, most: usize) -> bool {
        self.below(most) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

pub(crate) const LABELS: &[&str] = &[
    "Orders",
    "User service",
    "支付服务",
    "Größe: groß",
    "a, b",
    "it's",
    "\"quoted\"",
    "# no comment",
    "two\nlines",
    "{braces}",
    "[list]",
    "- dash",
    "ünï → çødé",
    "42",
    "true",
    "C#",
    "end:",
    " led by space",
    "🎉 party",
    "back\\slash",
];
pub(crate) const KINDS: &[&str] = &["service", "postgres", "kafka", "pack/kind", "web-app"];
pub(crate) const COLORS: &[&str] = &["red", "accent", "#d33", "teal"];
pub(crate) const ARROWS: &[&str] = &["->", "<-", "<->", "--", "~>", "<~", "<~>"];

pub(crate) struct NodeSpec {
    pub(crate) id: String,
    pub(crate) kind: Option<&'static str>,
    pub(crate) label: Option<&'static str>,
    pub(crate) caption: Option<&'static str>,
    pub(crate) color: Option<&'static str>,
    pub(crate) inside: Option<Vec<Self>>,
}

pub(crate) struct EdgeSpec {
    pub(crate) groups: Vec<Vec<String>>,
    pub(crate) arrows: Vec<&'static str>,
    pub(crate) label: Option<&'static str>,
    pub(crate) color: Option<&'static str>,
}

pub(crate) struct StepSpec {
    pub(crate) what: &'static str,
    pub(crate) ends: Vec<String>,
    pub(crate) say: Option<&'static str>,
}

pub(crate) struct Spec {
    pub(crate) nodes: Vec<NodeSpec>,
    pub(crate) edges: Vec<EdgeSpec>,
    pub(crate) steps: Vec<StepSpec>,
    pub(crate) pins: Vec<String>,
}

impl Spec {
    pub(crate) fn random(dice: &mut Dice) -> Self {
        let mut next = 0;
        let nodes = nodes(dice, &mut next, 0);
        let mut paths = Vec::new();
        collect(&nodes, "", &mut paths);
        let end = |dice: &mut Dice| {
            let path: &(String, String, bool) = dice.pick(&paths);
            let name = if dice.one_in(4) { &path.1 } else { &path.0 };
            match dice.below(8) {
                0 if !path.2 => format!("{name}:p1"),
                1 if !path.2 => format!("{name}.p2"),
                _ => name.clone(),
            }
        };
        let count = dice.below(6);
        let mut edges = Vec::new();
        for _ in 0..count {
            let hops = 1 + dice.below(3);
            let mut groups = Vec::new();
            let mut arrows = Vec::new();
            for hop in 0..=hops {
                let ends = 1 + dice.below(4).saturating_sub(1);
                groups.push((0..ends).map(|_| end(dice)).collect());
                if hop < hops {
                    arrows.push(*dice.pick(ARROWS));
                }
            }
            edges.push(EdgeSpec {
                groups,
                arrows,
                label: some(dice, LABELS),
                color: some(dice, COLORS),
            });
        }
        let bare = |dice: &mut Dice| dice.pick(&paths).0.clone();
        let count = dice.below(4);
        let mut steps = Vec::new();
        for _ in 0..count {
            let what = *dice.pick(&["show", "focus", "trace"]);
            let ends = if what == "trace" { 2 } else { 1 } + dice.below(3);
            steps.push(StepSpec {
                what,
                ends: (0..ends).map(|_| bare(dice)).collect(),
                say: some(dice, LABELS),
            });
        }
        // Traces that are along edges are the usual ones.
        for edge in &edges {
            if dice.one_in(2) {
                let way = edge.groups.iter().map(|group| group[0].clone());
                let way = way.map(|end| end.split(':').next().unwrap_or_default().to_owned());
                let way: Vec<String> = way.filter(|end| !end.ends_with(".p2")).collect();
                if way.len() > 1 {
                    steps.push(StepSpec {
                        what: "trace",
                        ends: way,
                        say: some(dice, LABELS),
                    });
                }
            }
        }
        let mut pins = Vec::new();
        for (id, path, container) in &paths {
            if !container && dice.one_in(3) {
                pins.push(if dice.one_in(3) { path } else { id }.clone());
            }
        }
        Self {
            nodes,
            edges,
            steps,
            pins,
        }
    }
}

impl EdgeSpec {
    pub(crate) fn statement(&self) -> String {
        let mut text = self.groups[0].join(", ");
        for (arrow, group) in self.arrows.iter().zip(&self.groups[1..]) {
            write!(text, " {arrow} {}", group.join(", ")).expect("memory can be written");
        }
        text
    }
}

fn some(dice: &mut Dice, all: &'static [&'static str]) -> Option<&'static str> {
    dice.one_in(2).then(|| *dice.pick(all))
}

fn nodes(dice: &mut Dice, next: &mut usize, depth: usize) -> Vec<NodeSpec> {
    let count = 1 + dice.below(if depth == 0 { 6 } else { 3 });
    let mut nodes = Vec::new();
    for _ in 0..count {
        *next += 1;
        let id = format!("n{next}");
        let container = depth < 3 && dice.one_in(4);
        let inside = container.then(|| match dice.one_in(5) {
            true => Vec::new(),
            false => self::nodes(dice, next, depth + 1),
        });
        nodes.push(NodeSpec {
            id,
            kind: some(dice, KINDS),
            label: some(dice, LABELS),
            caption: some(dice, LABELS).filter(|_| dice.one_in(2)),
            color: some(dice, COLORS).filter(|_| dice.one_in(2)),
            inside,
        });
    }
    nodes
}

fn collect(nodes: &[NodeSpec], prefix: &str, paths: &mut Vec<(String, String, bool)>) {
    for node in nodes {
        let path = format!("{prefix}{}", node.id);
        let inside = node.inside.as_deref();
        paths.push((node.id.clone(), path.clone(), inside.is_some()));
        collect(inside.unwrap_or_default(), &format!("{path}."), paths);
    }
}
