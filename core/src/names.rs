//! Looking kinds and layouts up by what authors call them.

use std::collections::BTreeMap;

use crate::{
    Diagnostic, KindSpec, LayoutSpec, Span,
    diagnostic::{Problems, code, did_you_mean, list, shorten},
};

/// What a plugin supplies under a name.
pub(crate) trait Named {
    /// The word for such a thing in messages.
    const WORD: &'static str;
    /// The code when there is none.
    const UNKNOWN: &'static str;

    fn plugin(&self) -> &str;
    fn id(&self) -> &str;
    fn aliases(&self) -> &[String];

    fn full_name(&self) -> String {
        format!("{}/{}", self.plugin(), self.id())
    }
}

impl Named for KindSpec {
    const WORD: &'static str = "kind";
    const UNKNOWN: &'static str = code::UNKNOWN_KIND;

    fn plugin(&self) -> &str {
        &self.pack
    }
    fn id(&self) -> &str {
        &self.id
    }
    fn aliases(&self) -> &[String] {
        &self.aliases
    }
}

impl Named for LayoutSpec {
    const WORD: &'static str = "layout";
    const UNKNOWN: &'static str = code::UNKNOWN_LAYOUT;

    fn plugin(&self) -> &str {
        &self.plugin
    }
    fn id(&self) -> &str {
        &self.id
    }
    fn aliases(&self) -> &[String] {
        &self.aliases
    }
}

/// What [`find`] finds without a complaint: every such name with its position.
pub(crate) fn unambiguous<T: Named>(specs: &[T]) -> BTreeMap<String, usize> {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for spec in specs {
        for name in std::iter::once(spec.id()).chain(spec.aliases().iter().map(String::as_str)) {
            for written in [name.to_owned(), format!("{}/{name}", spec.plugin())] {
                if let [one] = matches(specs, &written)[..] {
                    names.insert(written, one);
                }
            }
        }
    }
    names
}

/// What kinds are called, for finding the one that a label names.
#[derive(Debug)]
pub(crate) struct Titles {
    /// The kind that each name means; none where several have equal right to it.
    nodes: BTreeMap<String, Option<usize>>,
    containers: BTreeMap<String, Option<usize>>,
}

impl Titles {
    /// The ids, titles and aliases of these kinds. An id goes before a title and a title before an alias.
    pub(crate) fn new(kinds: &[KindSpec]) -> Self {
        let of = |container: bool| {
            let mut names = BTreeMap::new();
            let ids = |kind: &KindSpec| vec![kind.id.clone()];
            let titles = |kind: &KindSpec| vec![kind.title.clone()];
            let aliases = |kind: &KindSpec| kind.aliases.clone();
            for of_rank in [&ids as &dyn Fn(&KindSpec) -> Vec<String>, &titles, &aliases] {
                let mut rank: BTreeMap<String, Option<usize>> = BTreeMap::new();
                for (at, kind) in kinds.iter().enumerate() {
                    if kind.container != container {
                        continue;
                    }
                    for name in of_rank(kind) {
                        rank.entry(folded(&name))
                            .and_modify(|owner| *owner = owner.filter(|owner| *owner == at))
                            .or_insert(Some(at));
                    }
                }
                for (name, owner) in rank {
                    names.entry(name).or_insert(owner);
                }
            }
            names
        };
        Self {
            nodes: of(false),
            containers: of(true),
        }
    }

    /// The one kind that is called `label`, however it is capitalised and spaced.
    pub(crate) fn find(&self, label: &str, container: bool) -> Option<usize> {
        let names = if container {
            &self.containers
        } else {
            &self.nodes
        };
        *names.get(&folded(label))?
    }
}

/// A name without its capitals, its words joined by hyphens.
fn folded(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_'));
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

/// The positions of all that `written` can mean.
fn matches<T: Named>(specs: &[T], written: &str) -> Vec<usize> {
    let (plugin, name) = match written.split_once('/') {
        Some((plugin, name)) => (Some(plugin), name),
        None => (None, written),
    };
    let matching = |wanted: &dyn Fn(&T) -> bool| -> Vec<usize> {
        let of_plugin = |spec: &T| plugin.is_none_or(|plugin| plugin == spec.plugin());
        (0..specs.len())
            .filter(|at| of_plugin(&specs[*at]) && wanted(&specs[*at]))
            .collect()
    };
    let ids = matching(&|spec| spec.id() == name);
    if ids.is_empty() {
        return matching(&|spec| spec.aliases().iter().any(|alias| alias == name));
    }
    ids
}

/// The shortest name that means the one at this position and no other.
pub(crate) fn shortest<T: Named>(specs: &[T], at: usize) -> String {
    let id = specs[at].id();
    if matches(specs, id) == [at] {
        id.to_owned()
    } else {
        specs[at].full_name()
    }
}

/// The position of the one that `written` names: `plugin/id`, an id, or an alias.
///
/// An id goes before an alias, so that a new pack's aliases never change what
/// an old diagram means. Two ids, or two aliases, of equal right are an error.
pub(crate) fn find<T: Named>(
    problems: &mut Problems,
    specs: &[T],
    written: &str,
    span: Option<Span>,
) -> Option<usize> {
    let found = matches(specs, written);
    match found[..] {
        [one] => return Some(one),
        [] => problems.push(unknown(problems, specs, written).at(span)),
        [first, ..] => {
            let message = format!("several plugins have a {} \"{written}\"", T::WORD);
            let names: Vec<String> = found.iter().map(|at| specs[*at].full_name()).collect();
            let hint = format!("write one of {}", list(names.iter().map(String::as_str)));
            problems.push(
                Diagnostic::error(code::AMBIGUOUS_NAME, message)
                    .at(span)
                    .hint(hint),
            );
            return Some(first);
        }
    }
    None
}

fn unknown<T: Named>(problems: &Problems, specs: &[T], written: &str) -> Diagnostic {
    let message = format!("unknown {} \"{}\"", T::WORD, shorten(written));
    let full_names: Vec<String> = specs.iter().map(T::full_name).collect();
    let names = specs
        .iter()
        .flat_map(|spec| {
            std::iter::once(spec.id()).chain(spec.aliases().iter().map(String::as_str))
        })
        .chain(full_names.iter().map(String::as_str));
    let sought = folded(&written.replace('.', "/"));
    let guess = problems.nearest(&sought, names);
    let search = if guess.is_none() && is_word(written) {
        format!(" {written}")
    } else {
        String::new()
    };
    let command = format!("`kinograph {}s{search}` lists what is installed", T::WORD);
    let words = written.contains(char::is_whitespace) && !written.contains('/');
    let hint = if words {
        let kind = guess.filter(|name| *name == sought).unwrap_or("kind");
        format!(
            "a label stands after a comma: `id: {kind}, {}`",
            shorten(written)
        )
    } else {
        did_you_mean(guess, command)
    };
    Diagnostic::error(T::UNKNOWN, message).hint(hint)
}

fn is_word(text: &str) -> bool {
    text.len() <= 40 && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}
