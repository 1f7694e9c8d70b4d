//! What a model says, read strictly.

use kinograph_core::edit::Operation;
use serde::Deserialize;
use serde_json::Value;

/// How many operations are done at once: more is no answer to a wish.
const MOST_OPERATIONS: usize = 500;

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) operations: Vec<Operation>,
    /// One sentence about them.
    pub(crate) comment: Option<String>,
}

/// An answer before its operations are looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outer {
    operations: Vec<Value>,
    #[serde(default)]
    comment: Option<String>,
}

impl Answer {
    /// Reads what a model says.
    ///
    /// # Errors
    /// With everything that is wrong with it, for the model to read.
    pub(crate) fn read(said: &str) -> Result<Self, Vec<String>> {
        let outer: Outer = serde_json::from_str(bare(said)).map_err(|error| {
            vec![format!(
                "the answer is not the JSON object that was asked for: {error}"
            )]
        })?;
        if outer.operations.len() > MOST_OPERATIONS {
            return Err(vec![format!("more than {MOST_OPERATIONS} operations")]);
        }
        let mut problems = Vec::new();
        let mut operations = Vec::new();
        for (at, value) in outer.operations.into_iter().enumerate() {
            match serde_json::from_value(value) {
                Ok(operation) => operations.push(operation),
                Err(error) => problems.push(format!("operation {}: {error}", at + 1)),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let comment = outer.comment.map(|it| it.trim().to_owned());
        Ok(Self {
            operations,
            comment: comment.filter(|comment| !comment.is_empty()),
        })
    }
}

/// The answer without what some models cannot leave away: thoughts before it,
/// and a fence around it.
fn bare(said: &str) -> &str {
    let mut said = said.trim();
    if let Some((_, rest)) = said
        .strip_prefix("<think>")
        .and_then(|thought| thought.split_once("</think>"))
    {
        said = rest.trim();
    }
    let fenced = said
        .strip_prefix("```")
        .and_then(|inner| inner.strip_suffix("```"));
    match fenced {
        Some(inner) => inner.strip_prefix("json").unwrap_or(inner).trim(),
        None => said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"{"comment": " Gone. ", "operations": [{"op": "remove", "id": "a"}]}"#;

    #[test]
    fn an_answer_is_read_with_and_without_what_surrounds_it() {
        let expected = Answer {
            operations: vec![Operation::Remove { id: "a".to_owned() }],
            comment: Some("Gone.".to_owned()),
        };
        for said in [
            ONE.to_owned(),
            format!("\n{ONE}\n"),
            format!("```json\n{ONE}\n```"),
            format!("```\n{ONE}```"),
            format!("<think>What {{is}} asked?</think>\n\n{ONE}"),
        ] {
            assert_eq!(Answer::read(&said).as_ref(), Ok(&expected), "{said}");
        }
        let empty = Answer::read(r#"{"operations": [], "comment": ""}"#).expect("it is sound");
        assert_eq!((empty.operations.len(), empty.comment), (0, None));
    }

    #[test]
    fn everything_wrong_with_an_answer_is_told() {
        let problems = |said: &str| Answer::read(said).expect_err(said);
        for said in [
            "",
            "Sure! Here it is.",
            "[]",
            "{\"operations\": [",
            &format!("{ONE} and that is it"),
            r#"{"operations": [], "file": "nodes: {}"}"#,
            r#"{"comment": "nothing"}"#,
        ] {
            assert!(
                problems(said)[0].starts_with("the answer is not the JSON object"),
                "{said}"
            );
        }
        let several = r#"{"operations": [{"op": "paint"}, {"op": "unpin"}, {"op": "remove"}]}"#;
        let told = problems(several);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(
            told[0].starts_with("operation 1: unknown variant `paint`"),
            "{told:?}"
        );
        assert!(
            told[1].starts_with("operation 3: missing field `id`"),
            "{told:?}"
        );
        let many = format!(r#"{{"operations": [{}1]}}"#, "1,".repeat(MOST_OPERATIONS));
        assert_eq!(problems(&many), ["more than 500 operations"]);
    }
}
