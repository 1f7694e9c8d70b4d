//! Plans that are about edges, and statements taken apart.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Change, Desk, EdgeSetting, Fate, Path, judge, keys::Key, story::StoryCut};
use crate::{
    Diagnostic,
    diagnostic::{code, shorten},
    diagram::Heads,
    document::{Arrow, EdgeDecl, EndRef},
};

type Plan = Result<Vec<Change>, Vec<Diagnostic>>;

/// One edge of a statement: its hop, and its places on the left and the right.
type Strand = (usize, usize, usize);

/// An edge with the statement that it belongs to.
#[derive(Clone, Copy)]
struct Found {
    statement: usize,
    strand: Strand,
}

/// Two ends as an operation names them.
struct Wanted<'w> {
    from: (Path, Option<&'w str>),
    to: (Path, Option<&'w str>),
}

impl Desk<'_> {
    /// The node and the port that an operation names.
    fn end(&self, written: &str) -> Result<EndRef, Vec<Diagnostic>> {
        let end = judge::end(self.limits, written.trim())?;
        if self.ids.whole(&end).is_none() {
            return Err(vec![self.ids.unknown(written)]);
        }
        Ok(end)
    }

    pub(super) fn connect(
        &self,
        from: &str,
        to: &str,
        arrow: Option<&str>,
        label: Option<&str>,
    ) -> Plan {
        let mut problems = Vec::new();
        let mut found = |written| match self.end(written) {
            Ok(end) => vec![end],
            Err(mut wrong) => {
                problems.append(&mut wrong);
                Vec::new()
            }
        };
        let ends = vec![found(from), found(to)];
        let arrow = judge::arrow(arrow.unwrap_or("->"));
        // An edge that says nothing is one without a label.
        let label = label.filter(|label| !label.trim().is_empty());
        let judged = judge::edge(self.limits, "label", &json!(label));
        match (arrow, judged) {
            (Ok(arrow), Ok(judged)) if problems.is_empty() => Ok(vec![Change::AddEdge(EdgeDecl {
                ends,
                arrows: vec![arrow],
                ..judged
            })]),
            (arrow, judged) => {
                problems.extend(arrow.err());
                problems.extend(judged.err().into_iter().flatten());
                Err(problems)
            }
        }
    }

    pub(super) fn disconnect(&self, from: &str, to: &str, nth: Option<usize>) -> Plan {
        let found = self.find(from, to, nth)?;
        let edges = self.without_strands(&found, |rest, _| rest);
        let story = StoryCut {
            ids: self.ids,
            stays: &|_: &EndRef| true,
            lost: &self.lost(&edges),
        }
        .story(self.document.motion.as_ref());
        Ok(self.changed(edges, Vec::new(), story))
    }

    pub(super) fn set_edges(
        &self,
        from: &str,
        to: &str,
        nth: Option<usize>,
        key: &str,
        value: &Value,
    ) -> Plan {
        let key = Key::of_edge(key)?;
        let judged = match &key {
            Key::Field(field) | Key::Style(field) => judge::edge(self.limits, field, value)?,
            Key::Styles if value.is_object() => {
                let problem =
                    Diagnostic::error(code::WRONG_TYPE, "\"style\" takes names of styles here");
                return Err(vec![
                    problem.hint("set each property by itself, such as `color`"),
                ]);
            }
            Key::Styles | Key::Param(_) => judge::edge(self.limits, "class", value)?,
        };
        let found = self.find(from, to, nth)?;
        // Edges that share a statement with others get their own behind it.
        let edges = self.without_strands(&found, |mut rest, own| {
            rest.extend(own);
            rest
        });
        let mut settings = Vec::new();
        let mut at = 0;
        for (statement, fate) in edges.iter().enumerate() {
            let strands = found.iter().filter(|it| it.statement == statement).count();
            let (all, own) = match fate {
                Fate::Kept => (1, strands.min(1)),
                Fate::Becomes(pieces) => (pieces.len(), self.own(&found, statement).len()),
            };
            for statement in at + all - own..at + all {
                settings.push(EdgeSetting {
                    statement,
                    key: key.clone(),
                    value: value.clone(),
                    judged: judged.clone(),
                });
            }
            at += all;
        }
        let mut changes = self.changed(edges, Vec::new(), Vec::new());
        changes.push(Change::SetEdges(settings));
        Ok(changes)
    }

    /// The statements without some edges. Where others are left, `joined` says
    /// what stands there, of statements for the others and for those edges.
    fn without_strands(
        &self,
        found: &[Found],
        joined: impl Fn(Vec<EdgeDecl>, Vec<EdgeDecl>) -> Vec<EdgeDecl>,
    ) -> Vec<Fate<EdgeDecl>> {
        let edges = self.document.edges.iter().enumerate();
        edges
            .map(|(statement, edge)| {
                let gone = strands(found, statement);
                if gone.is_empty() {
                    return Fate::Kept;
                }
                let rest = pieces(edge, |strand| !gone.contains(&strand));
                let own = self.own(found, statement);
                let pieces = if rest.is_empty() {
                    // The whole statement is meant: it is not rewritten for that.
                    joined(Vec::new(), vec![edge.clone()])
                } else {
                    joined(rest, own)
                };
                match pieces.as_slice() {
                    [same] if same == edge => Fate::Kept,
                    _ => Fate::Becomes(pieces),
                }
            })
            .collect()
    }

    /// The statements for the found edges of a statement alone.
    fn own(&self, found: &[Found], statement: usize) -> Vec<EdgeDecl> {
        let own = strands(found, statement);
        pieces(&self.document.edges[statement], |strand| {
            own.contains(&strand)
        })
    }

    /// The edges that an operation names.
    fn find(
        &self,
        from: &str,
        to: &str,
        nth: Option<usize>,
    ) -> Result<Vec<Found>, Vec<Diagnostic>> {
        let ends = [self.end(from)?, self.end(to)?];
        let [from_end, to_end] = ends.each_ref().map(|end| {
            let target = self.ids.target(end).expect("its node was just found");
            (target.0.clone(), target.1)
        });
        let wanted = Wanted {
            from: from_end,
            to: to_end,
        };
        let mut found = self.matching(&wanted, |_| true);
        if found.is_empty() {
            let back = Wanted {
                from: wanted.to.clone(),
                to: wanted.from.clone(),
            };
            found = self.matching(&back, |arrow| arrow.heads != Heads::Target);
        }
        let Some(nth) = nth.filter(|_| !found.is_empty()) else {
            if found.is_empty() {
                return Err(vec![self.no_edge(&wanted, from, to)]);
            }
            return Ok(found);
        };
        let one = nth.checked_sub(1).and_then(|at| found.get(at));
        one.map(|one| vec![*one]).ok_or_else(|| {
            let message = format!("there is no edge number {nth} from \"{from}\" to \"{to}\"");
            let hint = format!("they are numbered from 1 to {}", found.len());
            vec![Diagnostic::error(code::UNKNOWN_EDGE, message).hint(hint)]
        })
    }

    fn no_edge(&self, wanted: &Wanted<'_>, from: &str, to: &str) -> Diagnostic {
        let (from, to) = (shorten(from), shorten(to));
        let message = format!("no edge leads from \"{from}\" to \"{to}\"");
        let back = Wanted {
            from: wanted.to.clone(),
            to: wanted.from.clone(),
        };
        let hint = if self.matching(&back, |_| true).is_empty() {
            "every edge stands under `edges`".to_owned()
        } else {
            format!("there is one from \"{to}\" to \"{from}\"")
        };
        Diagnostic::error(code::UNKNOWN_EDGE, message).hint(hint)
    }

    fn matching(&self, wanted: &Wanted<'_>, arrow_fits: impl Fn(&Arrow) -> bool) -> Vec<Found> {
        let fits = |end: &EndRef, (path, port): &(Path, Option<&str>)| {
            self.ids.target(end).is_some_and(|(whole, at)| {
                whole == path && port.is_none_or(|port| at == Some(port))
            })
        };
        let mut found = Vec::new();
        for (statement, edge) in self.document.edges.iter().enumerate() {
            for (strand, [source, target]) in strands_of(edge) {
                if arrow_fits(&edge.arrows[strand.0])
                    && fits(source, &wanted.from)
                    && fits(target, &wanted.to)
                {
                    found.push(Found { statement, strand });
                }
            }
        }
        found
    }

    /// The pairs of nodes that edges join now, and will not.
    pub(super) fn lost(&self, fates: &[Fate<EdgeDecl>]) -> BTreeSet<[Path; 2]> {
        let mut before = BTreeSet::new();
        let mut after = BTreeSet::new();
        for (edge, fate) in self.document.edges.iter().zip(fates) {
            self.join(edge, &mut before);
            match fate {
                Fate::Kept => self.join(edge, &mut after),
                Fate::Becomes(pieces) => {
                    pieces.iter().for_each(|piece| self.join(piece, &mut after));
                }
            }
        }
        before.difference(&after).cloned().collect()
    }

    /// Adds the pairs that a statement joins, each in both orders.
    fn join(&self, edge: &EdgeDecl, pairs: &mut BTreeSet<[Path; 2]>) {
        for (_, ends) in strands_of(edge) {
            if let [Some(a), Some(b)] = ends.map(|end| self.ids.whole(end)) {
                pairs.insert([a.clone(), b.clone()]);
                pairs.insert([b.clone(), a.clone()]);
            }
        }
    }
}

fn strands(found: &[Found], statement: usize) -> BTreeSet<Strand> {
    let of_statement = found.iter().filter(|it| it.statement == statement);
    of_statement.map(|it| it.strand).collect()
}

/// Every edge of a statement with its source and its target, in the order in
/// which they are numbered.
fn strands_of(edge: &EdgeDecl) -> impl Iterator<Item = (Strand, [&EndRef; 2])> {
    let hops = edge.ends.windows(2).zip(&edge.arrows).enumerate();
    hops.flat_map(|(hop, (groups, arrow))| {
        let lefts = groups[0].iter().enumerate();
        lefts.flat_map(move |(i, left)| {
            let rights = groups[1].iter().enumerate();
            rights.map(move |(j, right)| {
                let ends = if arrow.reversed {
                    [right, left]
                } else {
                    [left, right]
                };
                ((hop, i, j), ends)
            })
        })
    })
}

/// A statement without the ends that go: cut where nothing is left of a group.
pub(super) fn without(edge: &EdgeDecl, stays: impl Fn(&EndRef) -> bool) -> Fate<EdgeDecl> {
    if edge.ends.iter().flatten().all(&stays) {
        return Fate::Kept;
    }
    let mut chains = vec![Chain::default()];
    for (at, group) in edge.ends.iter().enumerate() {
        let group: Vec<EndRef> = group.iter().filter(|end| stays(end)).cloned().collect();
        let chain = chains.last_mut().expect("there is always a chain");
        if group.is_empty() {
            chains.push(Chain::default());
            continue;
        }
        if !chain.ends.is_empty() {
            chain.arrows.push(edge.arrows[at - 1]);
        }
        chain.ends.push(group);
    }
    Fate::Becomes(
        chains
            .into_iter()
            .filter_map(|it| it.statement(edge))
            .collect(),
    )
}

/// Groups of ends and the arrows between them.
#[derive(Default)]
struct Chain {
    ends: Vec<Vec<EndRef>>,
    arrows: Vec<Arrow>,
}

impl Chain {
    /// A statement that says what another says; none when nothing is joined.
    fn statement(self, like: &EdgeDecl) -> Option<EdgeDecl> {
        let Self { ends, arrows } = self;
        (!arrows.is_empty()).then(|| EdgeDecl {
            ends,
            arrows,
            ..like.clone()
        })
    }
}

/// Statements for those edges of a statement that stay, in their order. A
/// chain goes on over every hop of which all edges stay.
fn pieces(edge: &EdgeDecl, stays: impl Fn(Strand) -> bool) -> Vec<EdgeDecl> {
    let mut statements = Vec::new();
    let mut chain = Chain::default();
    for (hop, (groups, arrow)) in edge.ends.windows(2).zip(&edge.arrows).enumerate() {
        let [left, right] = groups else {
            unreachable!("a window of two has two items")
        };
        let kept =
            |i: usize| -> Vec<usize> { (0..right.len()).filter(|j| stays((hop, i, *j))).collect() };
        let rows: Vec<Vec<usize>> = (0..left.len()).map(kept).collect();
        if rows.iter().all(|row| row.len() == right.len()) {
            if chain.ends.is_empty() {
                chain.ends.push(left.clone());
            }
            chain.ends.push(right.clone());
            chain.arrows.push(*arrow);
            continue;
        }
        statements.extend(std::mem::take(&mut chain).statement(edge));
        // Ends on the left that lead to the same ends share a statement.
        let mut i = 0;
        while i < rows.len() {
            let same = rows[i..].iter().take_while(|row| **row == rows[i]).count();
            if !rows[i].is_empty() {
                let rights = rows[i].iter().map(|j| right[*j].clone()).collect();
                let part = Chain {
                    ends: vec![left[i..i + same].to_vec(), rights],
                    arrows: vec![*arrow],
                };
                statements.extend(part.statement(edge));
            }
            i += same;
        }
    }
    statements.extend(chain.statement(edge));
    statements
}
