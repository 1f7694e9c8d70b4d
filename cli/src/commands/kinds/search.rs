//! Finding kinds by words.

use std::fmt;

use kinograph_core::{KindSpec, diagnostic::nearest};

/// How many names are suggested when nothing is found.
const SUGGESTED: usize = 3;

/// What was asked for.
pub(super) struct Query {
    /// In lower case; none asks for everything.
    words: Vec<String>,
}

impl Query {
    /// The query of some arguments, each of one word or several.
    pub(super) fn new(arguments: &[String]) -> Self {
        let words = arguments
            .iter()
            .flat_map(|argument| argument.split_whitespace());
        Self {
            words: words.map(str::to_lowercase).collect(),
        }
    }

    /// The kinds that are called what was asked for, by name, full name or alias.
    pub(super) fn named<'a>(&self, kinds: &[&'a KindSpec]) -> Vec<&'a KindSpec> {
        match self.words.as_slice() {
            [name] => only(kinds, |kind| is_called(kind, name)),
            _ => Vec::new(),
        }
    }

    /// The kinds that hold every word.
    pub(super) fn matching<'a>(&self, kinds: &[&'a KindSpec]) -> Vec<&'a KindSpec> {
        only(kinds, |kind| {
            let texts: Vec<String> = texts(kind).map(str::to_lowercase).collect();
            self.words
                .iter()
                .all(|word| texts.iter().any(|text| text.contains(word)))
        })
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words.join(" "))
    }
}

fn only<'a>(kinds: &[&'a KindSpec], is_wanted: impl Fn(&KindSpec) -> bool) -> Vec<&'a KindSpec> {
    kinds
        .iter()
        .copied()
        .filter(|kind| is_wanted(kind))
        .collect()
}

fn is_called(kind: &KindSpec, name: &str) -> bool {
    kind.id == name
        || kind.aliases.iter().any(|alias| alias == name)
        || name
            .split_once('/')
            .is_some_and(|(pack, id)| kind.pack == pack && kind.id == id)
}

/// Everything that is searched.
fn texts(kind: &KindSpec) -> impl Iterator<Item = &str> {
    let KindSpec {
        pack,
        id,
        title,
        doc,
        category,
        aliases,
        ..
    } = kind;
    [pack, id, title, doc, category]
        .into_iter()
        .chain(aliases)
        .map(String::as_str)
}

/// The names that come near to what was asked for, the nearest of each word first.
pub(super) fn nearly(kinds: &[&KindSpec], query: &Query) -> Vec<String> {
    let mut left: Vec<&str> = kinds
        .iter()
        .flat_map(|kind| [&kind.id].into_iter().chain(&kind.aliases))
        .map(String::as_str)
        .collect();
    let mut found = Vec::new();
    let whole = query.words.join("-");
    // Words that belong together are joined by hyphens in a name.
    let words = [&whole].into_iter().chain(&query.words);
    for word in words.cycle().take(SUGGESTED * (1 + query.words.len())) {
        if found.len() < SUGGESTED
            && let Some(near) = nearest(word, left.iter().copied())
        {
            left.retain(|name| *name != near);
            found.push(near.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(id: &str, doc: &str) -> KindSpec {
        KindSpec {
            pack: "test".to_owned(),
            id: id.to_owned(),
            title: String::new(),
            doc: doc.to_owned(),
            category: "data".to_owned(),
            container: false,
            accent: None,
            ports: Vec::new(),
            params: Vec::new(),
            aliases: vec![format!("the-{id}")],
        }
    }

    fn ids(found: &[&KindSpec]) -> Vec<String> {
        found.iter().map(|kind| kind.id.clone()).collect()
    }

    #[test]
    fn every_word_must_be_held_wherever_it_stands() {
        let kinds = [
            kind("queue", "keeps messages"),
            kind("topic", "keeps a queue"),
        ];
        let kinds: Vec<&KindSpec> = kinds.iter().collect();
        let found = |text: &str| ids(&Query::new(&[text.to_owned()]).matching(&kinds));
        assert_eq!(found("Queue"), ["queue", "topic"]);
        assert_eq!(found("queue MESSAGES"), ["queue"]);
        assert_eq!(found("data the-topic"), ["topic"]);
        assert_eq!(found("queue nonsense"), [""; 0]);
        assert_eq!(found(""), ["queue", "topic"]);
    }

    #[test]
    fn a_name_an_alias_and_a_full_name_name_one() {
        let kinds = [kind("queue", ""), kind("topic", "")];
        let kinds: Vec<&KindSpec> = kinds.iter().collect();
        for name in ["queue", "the-queue", "test/queue"] {
            assert_eq!(
                ids(&Query::new(&[name.to_owned()]).named(&kinds)),
                ["queue"]
            );
        }
        assert!(Query::new(&["que".to_owned()]).named(&kinds).is_empty());
    }

    #[test]
    fn near_names_are_suggested_each_once() {
        let kinds = [kind("load-balancer", ""), kind("topic", "")];
        let kinds: Vec<&KindSpec> = kinds.iter().collect();
        let near = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
            nearly(&kinds, &Query::new(&words))
        };
        assert_eq!(near(&["tpoic"]), ["topic"]);
        assert_eq!(near(&["load", "balancr"]), ["load-balancer"]);
        assert_eq!(near(&["zzzzzz"]), [""; 0]);
    }
}
