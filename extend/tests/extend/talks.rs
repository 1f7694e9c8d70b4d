//! What models say.

use serde_json::{Value, json};

use crate::{
    KEY, SHOP, ask,
    server::{Said, Server, chat, model},
};
use kinograph_extend::{Error, TRIES};

const GOOD: &str = r#"{"comment": "A cache stands before the orders.", "operations": [
    {"op": "add", "id": "cache", "kind": "redis"},
    {"op": "disconnect", "from": "web", "to": "orders"},
    {"op": "connect", "from": "web", "to": "cache", "label": "HTTPS"},
    {"op": "connect", "from": "cache", "to": "orders"}]}"#;

fn adding(kind: &str) -> Said {
    let operation = json!({"op": "add", "id": "cache", "kind": kind});
    model(&json!({"comment": "", "operations": [operation]}).to_string())
}

/// The contents of the messages of a request.
fn contents(body: &Value) -> Vec<&str> {
    let messages = body["messages"].as_array().expect("there are messages");
    messages
        .iter()
        .map(|message| message["content"].as_str().expect("messages are text"))
        .collect()
}

#[test]
fn a_good_answer_is_a_proposal_that_keeps_what_people_wrote() {
    let server = Server::saying(vec![model(GOOD)]);
    let proposal = ask(&server).result.expect("it can be done");
    let expected = SHOP
        .replace("Orders\n", "Orders\n  cache: redis\n")
        .replace(
            "web -> orders: HTTPS\n",
            "web -> cache: HTTPS\n  - cache -> orders\n",
        );
    assert_eq!(proposal.edited.text, expected);
    assert_eq!(proposal.operations.len(), 4);
    assert_eq!(
        proposal.comment.as_deref(),
        Some("A cache stands before the orders.")
    );
}

#[test]
fn a_request_holds_the_model_the_file_the_wish_and_the_schema() {
    let server = Server::saying(vec![model(GOOD)]);
    let told = ask(&server).told;
    let [asked] = &server.asked()[..] else {
        panic!("it was asked once");
    };
    assert!(
        asked
            .head
            .starts_with("POST /v1/chat/completions HTTP/1.1\r\n"),
        "{}",
        asked.head
    );
    let authorization = format!("authorization: Bearer {KEY}\r\n");
    assert!(asked.head.contains(&authorization), "{}", asked.head);
    assert_eq!(asked.body["model"], "stub");
    assert_eq!(asked.body["response_format"]["type"], "json_schema");
    let contents = contents(&asked.body);
    assert_eq!(contents.len(), 2);
    assert!(contents[1].contains(SHOP) && contents[1].contains("add a Redis cache"));
    let bytes = asked.body.to_string().len();
    assert_eq!(told, [format!("Sending {{ bytes: {bytes}, attempt: 1 }}")]);
}

#[test]
fn a_mistake_is_sent_back_and_mended() {
    let unknown_id = r#"{"operations": [{"op": "connect", "from": "web", "to": "cahce"}]}"#;
    let replies = vec![model(unknown_id), adding("rediss"), adding("redis")];
    let server = Server::saying(replies);
    let ended = ask(&server);
    let text = ended.result.expect("the third answer is sound").edited.text;
    assert!(text.contains("  cache: redis\n"), "{text}");
    let asked = server.asked();
    assert_eq!(asked.len(), 3);
    let last = contents(&asked[2].body);
    assert_eq!(last.len(), 6);
    assert_eq!(last[2], unknown_id);
    assert!(last[3].contains("unknown id \"cahce\""), "{}", last[3]);
    let problem =
        "- unknown kind \"rediss\", in the line `cache: rediss` (did you mean \"redis\"?)";
    assert!(last[5].contains(problem), "{}", last[5]);
    assert_eq!(
        ended
            .told
            .iter()
            .filter(|it| it.starts_with("Mistaken"))
            .count(),
        2
    );
}

#[test]
fn nonsense_is_given_up_after_some_tries() {
    let nonsense = || model("Sure! Here is your cache.");
    let server = Server::saying((0..9).map(|_| nonsense()).collect());
    let error = ask(&server).result.expect_err("it is nonsense");
    let Error::GaveUp { tries, problems } = &error else {
        panic!("{error:?}");
    };
    assert_eq!(*tries, TRIES);
    assert!(problems[0].contains("not the JSON object"), "{problems:?}");
    assert_eq!(server.asked().len(), TRIES);
}

#[test]
fn a_model_that_does_not_want_to_is_asked_once() {
    let refusal = json!({"content": null, "refusal": "I cannot do that."});
    let cut = json!({"content": "{\"operations\": ["});
    let nothing = r#"{"comment": "There is a cache already.", "operations": []}"#;
    for (said, expected) in [
        (
            chat(&refusal, "stop"),
            "the model refuses: I cannot do that.",
        ),
        (chat(&cut, "length"), "the answer of the model was cut off"),
        (
            chat(&json!({}), "content_filter"),
            "the server kept the answer of the model back",
        ),
        (
            model(nothing),
            "the model proposes no change: There is a cache already.",
        ),
    ] {
        let server = Server::saying(vec![said, model(GOOD)]);
        let error = ask(&server).result.expect_err(expected);
        assert_eq!(error.to_string(), expected);
        assert_eq!(server.asked().len(), 1);
    }
}

#[test]
fn a_server_without_schemas_is_asked_without_and_asked_so_again() {
    let unsupported = || {
        let body = r#"{"error": {"message": "response_format is not supported"}}"#;
        Said::Reply("400 Bad Request", Vec::new(), body.to_owned())
    };
    let replies = vec![
        unsupported(),
        unsupported(),
        adding("rediss"),
        adding("redis"),
    ];
    let server = Server::saying(replies);
    ask(&server).result.expect("it answers at last");
    let asked = server.asked();
    let formats: Vec<&Value> = asked
        .iter()
        .map(|it| &it.body["response_format"]["type"])
        .collect();
    assert_eq!(
        formats,
        [
            &json!("json_schema"),
            &json!("json_object"),
            &Value::Null,
            &Value::Null
        ]
    );

    let server = Server::saying((0..4).map(|_| unsupported()).collect());
    let error = ask(&server).result.expect_err("it wants nothing at all");
    assert!(
        error
            .to_string()
            .ends_with("answers 400: response_format is not supported"),
        "{error}"
    );
    assert_eq!(server.asked().len(), 3);
}
