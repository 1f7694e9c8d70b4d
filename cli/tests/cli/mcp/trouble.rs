//! Clients that misbehave, leave, or are stopped.

use std::process::Command;

use serde_json::{Value, json};

use super::client::{Client, long_film};
use crate::support::Folder;

#[test]
fn nothing_that_a_client_sends_ends_the_server() {
    let folder = Folder::with_shop();
    let mut client = Client::start(&folder);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for line in [
        "",
        "not JSON",
        "{\"jsonrpc\": \"2.0\"",
        "[]",
        "null",
        "42",
        "{\"jsonrpc\": \"1.0\", \"id\": 1, \"method\": \"ping\"}",
        "{\"jsonrpc\": \"2.0\", \"id\": {}, \"method\": \"ping\"}",
        "{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": 7}",
        "{\"jsonrpc\": \"2.0\", \"id\": 99, \"result\": {}}",
        "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/cancelled\", \"params\": {\"requestId\": 12345}}",
        "\u{0}\u{1}\u{2}",
        &deep,
    ] {
        client.send_line(line);
    }
    for (method, params) in [
        ("tools/call", json!({"name": "rm", "arguments": {}})),
        (
            "tools/call",
            json!({"name": "read_diagram", "arguments": []}),
        ),
        ("tools/call", json!({"arguments": {}})),
        ("tools/paint", json!({})),
        ("resources/read", json!({"uri": "file:///etc/passwd"})),
        ("prompts/get", json!({"name": "x"})),
    ] {
        let answer = client.answer(method, &params);
        assert!(answer["error"]["message"].is_string(), "{method}: {answer}");
    }
    for arguments in [
        json!({}),
        json!({"path": 7}),
        json!({"path": ["shop.yaml"]}),
        json!({"path": "shop.yaml", "mode": "all"}),
        json!({"path": "x".repeat(1 << 20)}),
        json!({"path": "\u{0}"}),
    ] {
        let refused = client.refused("read_diagram", &arguments);
        assert!(refused.text().starts_with("error: "), "{}", refused.text());
    }
    client.call("read_diagram", &json!({"path": "shop.yaml"}));
    assert!(client.leave().0.success());
}

#[test]
fn what_comes_before_the_handshake_is_answered_or_ignored() {
    let folder = Folder::with_shop();
    let mut client = Client::start_silently(&folder);
    client.send(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
    client.send(&json!({"jsonrpc": "2.0", "id": 5, "result": {}}));
    let early = client.answer("tools/list", &json!({}));
    assert!(early["error"].is_object(), "{early}");
    client.request("initialize", &super::hello());
    client.call("read_diagram", &json!({"path": "shop.yaml"}));
}

#[test]
fn huge_texts_are_refused_or_cut() {
    let folder = Folder::new();
    let mut client = Client::start(&folder);
    let most = 4 << 20;
    let huge = format!("nodes:\n  a: service\n# {}\n", "x".repeat(most));
    let refused = client.refused("create_diagram", &json!({"path": "a.yaml", "text": huge}));
    refused.says(&["a.yaml was not written"]);
    let large = format!("nodes:\n  a: service\n# {}\n", "x".repeat(most / 2));
    let created = client.call("create_diagram", &json!({"path": "a.yaml", "text": large}));
    let answer = created.0.to_string();
    assert!(answer.len() < 1 << 20, "{} bytes", answer.len());
    created.says(&["more bytes are left out"]);
    let remove: Vec<Value> = (0..100_000).map(|_| json!({"op": "remove"})).collect();
    let refused = client.refused(
        "edit_diagram",
        &json!({"path": "a.yaml", "operations": remove}),
    );
    refused.says(&["and 99990 more"]);
}

#[test]
fn a_diagram_with_too_much_in_it_is_a_mistake() {
    let folder = Folder::new();
    let nodes: String = (0..10_001)
        .map(|number| format!("  n{number}: service\n"))
        .collect();
    folder.write("a.yaml", format!("nodes:\n{nodes}"));
    let mut client = Client::start(&folder);
    client
        .refused("render_diagram", &json!({"path": "a.yaml"}))
        .says(&["10000"]);
    folder.write("b.yaml", "nodes: {a: service, b: service}\n");
    let mut client = Client::start_with(&folder, &["--limit", "nodes=1"]);
    client
        .refused("render_diagram", &json!({"path": "b.yaml"}))
        .says(&["more than 1 "]);
}

fn ask_for_a_long_film(client: &mut Client) -> u64 {
    client.ask("tools/call", &long_film())
}

#[test]
fn a_client_that_leaves_leaves_no_work_behind() {
    let folder = Folder::with_shop();
    let mut client = Client::start(&folder);
    ask_for_a_long_film(&mut client);
    let (status, log) = client.leave();
    assert!(status.success(), "{log}");
    assert_eq!(folder.names(), ["shop.yaml"]);
}

#[test]
fn a_request_that_is_taken_back_stops() {
    let folder = Folder::with_shop();
    let mut client = Client::start(&folder);
    // As many as are worked on at once: unless they stop, nothing else gets its turn.
    let films: Vec<u64> = (0..4).map(|_| ask_for_a_long_film(&mut client)).collect();
    for film in films {
        client.send(&json!({
            "jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": film},
        }));
    }
    client.call("read_diagram", &json!({"path": "shop.yaml"}));
    assert!(client.leave().0.success());
    assert_eq!(folder.names(), ["shop.yaml"]);
}

#[cfg(unix)]
#[test]
fn a_signal_ends_the_server_and_its_work() {
    for (signal, film) in [("-INT", false), ("-TERM", true)] {
        let folder = Folder::with_shop();
        let mut client = Client::start(&folder);
        if film {
            ask_for_a_long_film(&mut client);
        }
        client.call("read_diagram", &json!({"path": "shop.yaml"}));
        let process = client.process().to_string();
        let status = Command::new("kill").args([signal, &process]).status();
        assert!(status.expect("kill can be run").success());
        let (status, log) = client.end();
        assert_eq!(status.code(), Some(130), "{signal}: {log}");
        assert_eq!(folder.names(), ["shop.yaml"], "{signal}");
    }
}
