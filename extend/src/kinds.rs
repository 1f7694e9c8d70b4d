//! Which kinds a model is told about, when all are too many.

use std::{cmp::Reverse, collections::BTreeMap};

use kinograph_core::KindSpec;

/// The pack with what every diagram needs.
const ESSENTIALS: &str = "essentials";

/// The kinds for a wish, the fitting ones first, as many as take `budget`
/// bytes: the names that a file has, with titles where they say more.
pub(crate) fn listed(kinds: &[KindSpec], wish: &str, text: &str, budget: usize) -> String {
    let (wish, text) = (telling(kinds, wish), stems(text));
    let mut sorted: Vec<&KindSpec> = kinds.iter().collect();
    sorted.sort_by_key(|kind| Reverse(relevance(kind, &wish, &text)));
    let mut packs: BTreeMap<&str, usize> = BTreeMap::new();
    for kind in kinds {
        *packs.entry(&kind.id).or_default() += 1;
    }
    let mut list = String::new();
    for kind in sorted {
        let line = line(kind, packs[kind.id.as_str()] > 1);
        // A shorter one further down would be less to the point.
        if list.len() + line.len() > budget {
            break;
        }
        list.push_str(&line);
    }
    list
}

fn line(kind: &KindSpec, shared: bool) -> String {
    let name = match shared {
        true => format!("{}/{}", kind.pack, kind.id),
        false => kind.id.clone(),
    };
    let words = kind.id.replace('-', " ");
    let title = Some(kind.title.as_str()).filter(|it| !it.eq_ignore_ascii_case(&words));
    let title = title.map(|title| format!(": {title}")).unwrap_or_default();
    let holds = if kind.container { " (container)" } else { "" };
    format!("{name}{title}{holds}\n")
}

/// How well a kind fits: what it is called counts most, then what is said of it.
fn relevance(kind: &KindSpec, wish: &[String], text: &[String]) -> usize {
    let names = [&kind.id, &kind.title].into_iter().chain(&kind.aliases);
    let called: Vec<String> = names.flat_map(|name| stems(name)).collect();
    let about = stems(&format!("{} {} {}", kind.doc, kind.category, kind.pack));
    let asked: usize = wish
        .iter()
        .map(|word| match word {
            word if called.contains(word) => 8,
            word if about.contains(word) => 2,
            _ => 0,
        })
        .sum();
    let used = stems(&kind.id).iter().all(|word| text.contains(word));
    4 * asked + 4 * usize::from(used) + usize::from(kind.pack == ESSENTIALS)
}

/// The words of a wish that tell kinds apart: what is said of every eighth one
/// says nothing.
fn telling(kinds: &[KindSpec], wish: &str) -> Vec<String> {
    let mut words = stems(wish);
    let about: Vec<Vec<String>> = kinds.iter().map(|kind| stems(&kind.doc)).collect();
    words.retain(|word| {
        let with = about.iter().filter(|words| words.contains(word)).count();
        with <= kinds.len().div_ceil(8)
    });
    words
}

/// The words of a text in lower case, without the letter that makes most of them many.
fn stems(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 1)
        .map(|word| word.to_lowercase())
        .map(|word| match word.strip_suffix('s') {
            Some(stem) if stem.len() > 2 => stem.to_owned(),
            _ => word,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(pack: &str, id: &str, title: &str, doc: &str) -> KindSpec {
        KindSpec {
            pack: pack.to_owned(),
            id: id.to_owned(),
            title: title.to_owned(),
            doc: doc.to_owned(),
            category: String::new(),
            container: id == "group",
            accent: None,
            ports: Vec::new(),
            params: Vec::new(),
            aliases: Vec::new(),
        }
    }

    fn kinds() -> Vec<KindSpec> {
        vec![
            kind(
                "aws",
                "elasticache",
                "ElastiCache",
                "a cache that is kept for you",
            ),
            kind("aws", "gateway", "API Gateway", ""),
            kind("azure", "gateway", "Gateway", ""),
            kind("data", "redis", "Redis", "an in-memory store"),
            kind("essentials", "group", "Group", ""),
            kind("essentials", "message-queue", "Message queue", ""),
        ]
    }

    #[test]
    fn what_is_asked_for_stands_first_and_what_has_no_room_is_left_out() {
        let all = listed(&kinds(), "Add Redis caches", "web: service", 1000);
        let names: Vec<&str> = all.lines().collect();
        assert_eq!(names[..2], ["redis", "elasticache"]);
        assert_eq!(all.lines().count(), 6);
        assert_eq!(
            listed(&kinds(), "Add Redis caches", "", 20),
            "redis\nelasticache\n"
        );
        assert_eq!(listed(&kinds(), "x", "", 0), "");
    }

    #[test]
    fn what_is_used_already_goes_before_the_rest() {
        let all = listed(&kinds(), "one more", "a: message-queue", 1000);
        assert_eq!(all.lines().next(), Some("message-queue"));
    }

    #[test]
    fn names_can_be_written_as_they_are_listed() {
        let all = listed(&kinds(), "", "", 1000);
        assert!(all.contains("aws/gateway: API Gateway\n"), "{all}");
        assert!(all.contains("azure/gateway\n"), "{all}");
        assert!(all.contains("group (container)\n"), "{all}");
    }
}
