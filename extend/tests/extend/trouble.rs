//! What goes wrong between here and a model.

use std::{ops::ControlFlow, time::Duration};

use crate::{
    KEY, PATIENCE, ask, ask_within,
    server::{Said, Server},
};
use kinograph_extend::Error;

fn failing(said: Said) -> (Server, Error) {
    let server = Server::saying(vec![said]);
    let error = ask(&server).result.expect_err("it does not answer");
    (server, error)
}

fn status(line: &'static str, headers: Vec<(&'static str, String)>) -> (String, String) {
    let body = format!(r#"{{"error": {{"message": "no, {KEY}"}}}}"#);
    let (server, error) = failing(Said::Reply(line, headers, body));
    assert!(!format!("{error:?}").contains(KEY));
    let message = error.to_string().replace(&server.host, "HOST");
    (message, error.hint().expect("there is something to do"))
}

#[test]
fn every_status_says_what_to_do() {
    for (line, expected) in [
        ("401 Unauthorized", "KINOGRAPH_AI_KEY"),
        ("403 Forbidden", "KINOGRAPH_AI_KEY"),
        ("404 Not Found", "the name of the model"),
        ("413 Payload Too Large", "too large for this server"),
        ("429 Too Many Requests", "try later"),
        ("500 Internal Server Error", "trouble of its own"),
        ("418 I'm a teapot", "check the URL"),
    ] {
        let (message, hint) = status(line, Vec::new());
        let number = &line[..3];
        assert_eq!(message, format!("HOST answers {number}: no, [key]"));
        assert!(hint.contains(expected), "{hint}");
    }
    let soon = vec![("Retry-After", "20".to_owned())];
    let (_, hint) = status("429 Too Many Requests", soon.clone());
    assert!(hint.ends_with("try again after 20 s"), "{hint}");
    let (_, hint) = status("503 Service Unavailable", soon);
    assert!(hint.ends_with("try again after 20 s"), "{hint}");
}

#[test]
fn a_diagram_goes_nowhere_but_where_it_was_sent() {
    let elsewhere = Server::saying(vec![Said::Announced(0)]);
    for line in [
        "302 Found",
        "307 Temporary Redirect",
        "308 Permanent Redirect",
    ] {
        let to = format!("{}?token=secret", elsewhere.url());
        let (_, error) = failing(Said::Reply(line, vec![("Location", to)], String::new()));
        let message = error.to_string();
        assert!(
            message.contains(&format!("sends us to {},", elsewhere.url())),
            "{message}"
        );
        assert!(!message.contains("secret"), "{message}");
    }
    assert!(elsewhere.asked().is_empty());
}

#[test]
fn an_answer_without_end_is_not_read_to_its_end() {
    for said in [Said::Announced(5 << 20), Said::Endless(64 << 20)] {
        let (_, error) = failing(said);
        assert!(matches!(error, Error::TooLarge { .. }), "{error:?}");
    }
}

#[test]
fn silence_ends() {
    let server = Server::saying(vec![Said::Silence]);
    let patience = Duration::from_millis(300);
    let ended = ask_within(&server, patience, &mut || ControlFlow::Continue(()));
    let error = ended.result.expect_err("nothing is said");
    assert!(matches!(error, Error::TooSlow { .. }), "{error:?}");
}

#[test]
fn whoever_waits_can_stop() {
    let server = Server::saying(vec![Said::Silence]);
    let ended = ask_within(&server, PATIENCE, &mut || ControlFlow::Break(()));
    assert_eq!(ended.result, Err(Error::Stopped));
}

#[test]
fn a_server_that_is_not_there_or_leaves_is_told_of() {
    let gone = Server::saying(Vec::new());
    let error = ask(&gone).result.expect_err("nobody listens");
    assert!(matches!(error, Error::Network { .. }), "{error:?}");

    let (_, error) = failing(Said::Reply("200 OK", Vec::new(), "<html>".to_owned()));
    assert!(matches!(error, Error::NoAnswer { .. }), "{error:?}");
}
