//! What a server says, before anybody reads the answer in it.

use serde::Deserialize;
use serde_json::Value;

use crate::{Endpoint, Error, Reply, failure::printable};

/// The part of a completed chat that matters. Servers say much more.
#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    message: Said,
    #[serde(default)]
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    content: Option<String>,
    #[serde(default)]
    refusal: Option<String>,
}

/// What the model says in a reply.
pub(crate) fn said(endpoint: &Endpoint, reply: &Reply) -> Result<String, Error> {
    if !(200..300).contains(&reply.status) {
        return Err(Error::Status {
            host: endpoint.host(),
            status: reply.status,
            message: message(&reply.body).map(|message| shown(endpoint, &message)),
            retry_after: reply.retry_after.as_deref().map(retry_after),
        });
    }
    let no_answer = |reason: String| Error::NoAnswer {
        host: endpoint.host(),
        reason: shown(endpoint, &reason),
    };
    let completion: Completion = serde_json::from_str(&reply.body)
        .map_err(|error| no_answer(message(&reply.body).unwrap_or_else(|| error.to_string())))?;
    let Some(choice) = completion.choices.into_iter().next() else {
        return Err(no_answer("there is no answer in it".to_owned()));
    };
    if let Some(refusal) = choice.message.refusal.filter(|it| !it.trim().is_empty()) {
        return Err(Error::Refused(Some(shown(endpoint, &refusal))));
    }
    match choice.finish_reason.as_deref() {
        Some("length") => return Err(Error::CutOff),
        Some("content_filter") => return Err(Error::Filtered),
        _ => {}
    }
    match choice.message.content {
        Some(content) if !content.trim().is_empty() => Ok(content),
        _ => Err(no_answer("the answer in it is empty".to_owned())),
    }
}

/// Somebody else's words as they may be shown.
pub(crate) fn shown(endpoint: &Endpoint, text: &str) -> String {
    let text = match &endpoint.key {
        Some(key) => key.hidden_in(text),
        None => text.to_owned(),
    };
    printable(&text)
}

/// What a server says is wrong, in one of the ways in which servers say so.
fn message(body: &str) -> Option<String> {
    let value: Value = serde_json::from_str(body).ok()?;
    let error = &value["error"];
    let places = [
        &error["message"],
        error,
        &value["message"],
        &value["detail"],
    ];
    let found = places.into_iter().find_map(Value::as_str);
    found
        .map(str::to_owned)
        .filter(|text| !text.trim().is_empty())
}

/// When to try again: a number of seconds, or a date as it is.
fn retry_after(written: &str) -> String {
    match written.trim().parse::<u64>() {
        Ok(seconds) => format!("{seconds} s"),
        Err(_) => printable(written),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Key;

    fn read(status: u16, body: &str) -> Result<String, Error> {
        let key = Key::new("sk-123").expect("it is sound");
        let endpoint = Endpoint::new("https://a.example/v1", "m", Some(key));
        let reply = Reply {
            status,
            retry_after: None,
            body: body.to_owned(),
        };
        said(&endpoint.expect("it is encrypted"), &reply)
    }

    fn choice(message: &str, reason: &str) -> String {
        let choice =
            format!(r#"{{"index": 0, "message": {message}, "finish_reason": "{reason}"}}"#);
        format!(r#"{{"id": "x", "choices": [{choice}], "usage": {{}}}}"#)
    }

    #[test]
    fn an_answer_is_found_among_what_servers_say() {
        let body = choice(
            r#"{"role": "assistant", "content": "{}", "refusal": null}"#,
            "stop",
        );
        assert_eq!(read(200, &body).as_deref(), Ok("{}"));
    }

    #[test]
    fn what_is_no_answer_says_why() {
        let refused = choice(
            r#"{"content": null, "refusal": "I\u001b[2J will not"}"#,
            "stop",
        );
        let cut = choice(r#"{"content": "{\"opera"}"#, "length");
        let filtered = choice(r#"{"content": ""}"#, "content_filter");
        let empty = choice(r#"{"content": " "}"#, "stop");
        for (body, expected) in [
            (refused.as_str(), "the model refuses: I [2J will not"),
            (&cut, "the answer of the model was cut off"),
            (&filtered, "the server kept the answer of the model back"),
            (
                &empty,
                "a.example does not answer as a model does: the answer in it is empty",
            ),
            (
                r#"{"choices": []}"#,
                "a.example does not answer as a model does: there is no answer in it",
            ),
            (
                r#"{"error": "no such model"}"#,
                "a.example does not answer as a model does: no such model",
            ),
        ] {
            let error = read(200, body).expect_err(body);
            assert_eq!(error.to_string(), expected);
            assert!(error.hint().is_some());
        }
        assert!(matches!(read(200, "<html>"), Err(Error::NoAnswer { .. })));
    }

    #[test]
    fn a_server_is_quoted_without_the_key() {
        for body in [
            r#"{"error": {"message": "wrong key sk-123", "type": "auth"}}"#,
            r#"{"error": "wrong key sk-123"}"#,
            r#"{"message": "wrong key sk-123"}"#,
            r#"{"detail": "wrong key sk-123"}"#,
        ] {
            let error = read(401, body).expect_err(body);
            assert_eq!(error.to_string(), "a.example answers 401: wrong key [key]");
            assert!(!format!("{error:?}").contains("sk-123"));
        }
        let error = read(502, "<html>").expect_err("it is a failure");
        assert_eq!(error.to_string(), "a.example answers 502");
    }
}
