//! The gallery: diagrams to start from, embedded as they stand in this folder.
//!
//! A template is a diagram file and nothing else. What the gallery says about
//! it is in its leading comment: the first line is `# Title: description.`, and
//! a line `# Tags: one, two` helps to find it. Nothing here parses diagrams.

/// A diagram to start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The word for it on the command line; its file's name without `.yaml`.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// One sentence, lower case unless it begins with a name, without a full stop.
    pub description: &'static str,
    /// Words to find it by.
    pub tags: Vec<&'static str>,
    /// The diagram file.
    pub text: &'static str,
}

/// The name of the template for those who have no wish.
pub const DEFAULT: &str = "microservices";

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../", $name, ".yaml")))),*]
    };
}

/// Every template by name, in the order in which they are listed.
const FILES: &[(&str, &str)] = embedded![
    "microservices",
    "service-mesh",
    "event-driven",
    "strangler-fig",
    "serverless",
    "aws-web-app",
    "multi-region",
    "kubernetes",
    "ci-cd",
    "gitops",
    "developer-tools",
    "observability",
    "incident-response",
    "zero-trust",
    "oauth-login",
    "lakehouse",
    "rag",
    "llm-agents",
    "llm",
];

/// Every template, in the order in which they are listed.
#[must_use]
pub fn all() -> Vec<Template> {
    FILES
        .iter()
        .map(|(name, text)| Template::read(name, text))
        .collect()
}

/// The template of this name.
///
/// ```
/// let template = kinograph_templates::find("microservices").expect("it is in the gallery");
/// assert!(template.text.contains("nodes:"));
/// assert_eq!(kinograph_templates::find("no-such-template"), None);
/// ```
#[must_use]
pub fn find(name: &str) -> Option<Template> {
    let (name, text) = FILES.iter().find(|(listed, _)| *listed == name)?;
    Some(Template::read(name, text))
}

/// The names of the templates, in the order in which they are listed.
pub fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name)
}

/// What a diagram file says about itself in its leading comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading<'a> {
    /// What it is called; empty where there is no comment.
    pub title: &'a str,
    /// One sentence without a full stop, or nothing.
    pub description: &'a str,
    /// Words to find it by.
    pub tags: Vec<&'a str>,
}

impl<'a> Heading<'a> {
    /// Reads it from the text of a diagram file.
    ///
    /// ```
    /// let text = "# Shop: all we sell.\n#\n# Tags: shop, sales\n\nnodes:\n  a: service\n";
    /// let heading = kinograph_templates::Heading::read(text);
    /// assert_eq!((heading.title, heading.description), ("Shop", "all we sell"));
    /// assert_eq!(heading.tags, ["shop", "sales"]);
    /// ```
    #[must_use]
    pub fn read(text: &'a str) -> Self {
        let first = comment(text).next().unwrap_or_default();
        let (title, description) = first.split_once(": ").unwrap_or((first, ""));
        let tags = comment(text)
            .find_map(|line| line.strip_prefix("Tags:"))
            .map(|tags| tags.split(',').map(str::trim).collect())
            .unwrap_or_default();
        Self {
            title,
            description: description.trim_end_matches('.'),
            tags,
        }
    }
}

impl Template {
    fn read(name: &'static str, text: &'static str) -> Self {
        let Heading {
            title,
            description,
            tags,
        } = Heading::read(text);
        Self {
            name,
            title,
            description,
            tags,
            text,
        }
    }
}

/// The lines of the comment that a file begins with.
fn comment(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map_while(|line| line.strip_prefix('#'))
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;

    #[test]
    fn no_file_is_missing_from_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let files: BTreeSet<String> = fs::read_dir(folder)
            .expect("the folder of this crate can be listed")
            .map(|entry| entry.expect("its entries can be read").path())
            .filter(|path| {
                path.extension()
                    .is_some_and(|extension| extension == "yaml")
            })
            .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
            .collect();
        let listed: Vec<&str> = names().collect();
        assert_eq!(
            listed
                .iter()
                .map(ToString::to_string)
                .collect::<BTreeSet<_>>(),
            files
        );
        assert_eq!(listed.len(), files.len(), "no name is listed twice");
    }

    #[test]
    fn every_template_says_what_it_is() {
        for Template {
            name,
            title,
            description,
            tags,
            text,
        } in all()
        {
            assert!(
                !title.is_empty() && title.len() <= 40,
                "{name}: title {title:?}"
            );
            assert!(
                !description.is_empty(),
                "{name}: the first line is `# Title: description.`"
            );
            assert!(
                !description.contains('\n') && description.len() <= 100,
                "{name}"
            );
            assert!(
                tags.iter().all(|tag| !tag.is_empty()),
                "{name}: tags {tags:?}"
            );
            assert!(
                text.ends_with('\n') && !text.contains('\t'),
                "{name}: tidy text"
            );
        }
    }

    #[test]
    fn the_comment_is_read_line_by_line() {
        let template = Template::read("x", "# Shop: sells things.\n# Tags: a, b c\n\nnodes: {}\n");
        assert_eq!(
            (template.title, template.description),
            ("Shop", "sells things")
        );
        assert_eq!(template.tags, ["a", "b c"]);
    }

    #[test]
    fn the_default_is_there() {
        assert!(find(DEFAULT).is_some());
    }
}
