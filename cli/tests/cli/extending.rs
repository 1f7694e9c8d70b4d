//! Diagrams changed by what is asked for in words, by a model that is a script.

use crate::{
    model::{Said, Server, model},
    support::{Folder, Ran, SHOP},
};

const KEY: &str = "sk-do-not-tell";
const WISH: &str = "add a Redis cache in front of orders";

const CACHE: &str = r#"{"comment": "Orders are cached.", "operations": [
    {"op": "add", "id": "cache", "kind": "redis"},
    {"op": "disconnect", "from": "web", "to": "orders"},
    {"op": "connect", "from": "web", "to": "cache", "label": "HTTPS"},
    {"op": "connect", "from": "cache", "to": "orders"}]}"#;

/// Extends `shop.yaml` with everything set but what `args` say.
fn extend(folder: &Folder, server: &Server, args: &[&str]) -> Ran {
    let mut command = folder.command(&["extend", "shop.yaml", WISH]);
    command.args(args);
    command.env("KINOGRAPH_AI_URL", server.url());
    command.env("KINOGRAPH_AI_MODEL", "stub");
    command.env("KINOGRAPH_AI_KEY", KEY);
    let ran = Ran::from(command.output().expect("the command can be run"));
    assert!(!ran.stderr.contains(KEY) && !ran.text().contains(KEY));
    ran
}

fn cached() -> String {
    SHOP.replace(
        "Orders\n  db: postgres, Orders\n",
        "Orders\n  db: postgres, Orders\n  cache: redis\n",
    )
    .replace(
        "web -> orders: HTTPS\n  - orders -> db\n",
        "orders -> db\n  - web -> cache: HTTPS\n  - cache -> orders\n",
    )
}

#[test]
fn a_wish_becomes_a_change_that_can_be_undone() {
    let folder = Folder::with_shop();
    let server = Server::saying(vec![model(CACHE)]);
    let ran = extend(&folder, &server, &["--yes"]).exits_with(0);
    let sent = format!(
        "sending the text of shop.yaml, its outline and the wish to {}, model stub: ",
        server.host
    );
    let ran = ran.complains(&[
        &sent,
        "the model says: Orders are cached.",
        "this adds 1 node (cache) and 2 edges; removes 1 of 2 edges",
        "kinograph undo shop.yaml",
    ]);
    assert!(ran.text().contains("\n+  cache: redis\n"), "{}", ran.text());
    assert_eq!(folder.read("shop.yaml"), cached());
    folder.run(&["undo", "shop.yaml"]).exits_with(0);
    assert_eq!(folder.read("shop.yaml"), SHOP);
    let asked = server.asked();
    let kinds = asked[0].body["messages"][0]["content"]
        .as_str()
        .expect("text");
    assert!(kinds.contains("\nredis"), "{kinds}");
}

#[test]
fn nothing_is_sent_when_nobody_can_be_asked() {
    let folder = Folder::with_shop();
    let server = Server::saying(vec![model(CACHE)]);
    extend(&folder, &server, &[]).exits_with(2).complains(&[
        "nothing was sent",
        "--yes",
        "--dry-run",
    ]);
    assert!(server.asked().is_empty());
    assert_eq!(folder.names(), ["shop.yaml"]);
}

#[test]
fn a_dry_run_asks_the_model_and_leaves_the_file() {
    let folder = Folder::with_shop();
    let server = Server::saying(vec![model(CACHE), model(CACHE)]);
    // However quiet it is to be, what is sent is told.
    let ran = extend(&folder, &server, &["--dry-run", "--quiet"]).exits_with(0);
    let ran = ran.complains(&["sending the text of shop.yaml"]);
    assert!(
        ran.text().contains("\n+  - cache -> orders\n"),
        "{}",
        ran.text()
    );
    let ran = extend(&folder, &server, &["--dry-run", "--json"]).exits_with(0);
    assert_eq!(ran.json()["edits"][0]["written"], false);
    assert_eq!(folder.names(), ["shop.yaml"]);
    assert_eq!(folder.read("shop.yaml"), SHOP);
}

#[test]
fn a_kind_that_does_not_exist_is_mended() {
    let folder = Folder::with_shop();
    let replies = vec![
        model(&CACHE.replace("\"redis\"", "\"rediss\"")),
        model(CACHE),
    ];
    let server = Server::saying(replies);
    extend(&folder, &server, &["-y"]).exits_with(0).complains(&[
        "the answer has mistakes: unknown kind \"rediss\"",
        "sending all of it again",
    ]);
    assert_eq!(folder.read("shop.yaml"), cached());
}

#[test]
fn losing_most_of_a_diagram_is_told_plainly() {
    let folder = Folder::with_shop();
    let all =
        r#"{"operations": [{"op": "remove", "id": "web"}, {"op": "remove", "id": "orders"}]}"#;
    let server = Server::saying(vec![model(all)]);
    extend(&folder, &server, &["--dry-run"])
        .exits_with(0)
        .complains(&[
            "warning",
            "removes most of the diagram: it removes 2 of 3 nodes (web, orders) and 2 of 2 edges",
        ]);
}

#[test]
fn everything_that_would_be_sent_can_be_read_first() {
    let folder = Folder::with_shop();
    let server = Server::saying(Vec::new());
    let ran = extend(&folder, &server, &["--show-prompt"])
        .exits_with(0)
        .says_nothing();
    let host = server.host.as_str();
    for part in [
        host,
        SHOP,
        WISH,
        "- Web (Service)",
        "replace-kind",
        "\"additionalProperties\"",
    ] {
        assert!(ran.text().contains(part), "no {part} in {}", ran.text());
    }
    assert!(server.asked().is_empty());
    // Nothing need be set up for that.
    let ran = folder
        .run(&["extend", "shop.yaml", WISH, "--show-prompt"])
        .exits_with(0);
    assert!(
        ran.text().contains("nobody yet: no URL is set"),
        "{}",
        ran.text()
    );
}

#[test]
fn what_is_missing_or_unsafe_is_named() {
    let folder = Folder::with_shop();
    let cases: [(&[&str], &[&str]); 5] = [
        (
            &[],
            &["no URL is set", "KINOGRAPH_AI_URL", "docs/extend.md"],
        ),
        (
            &["--url", "https://a.example/v1"],
            &["no model is set", "KINOGRAPH_AI_MODEL"],
        ),
        (
            &["--url", "http://a.example/v1", "--model", "m"],
            &["for this computer only"],
        ),
        (
            &["--url", "nonsense", "--model", "m"],
            &["cannot use the URL", "base URL"],
        ),
        (&["--timeout", "0"], &["0 is not in 1"]),
    ];
    for (args, expected) in cases {
        let mut command = folder.command(&["extend", "shop.yaml", WISH, "--yes"]);
        let output = command.args(args).output().expect("the command can be run");
        Ran::from(output).exits_with(2).complains(expected);
    }
    folder
        .run(&["extend", "shop.yaml", " ", "--yes"])
        .exits_with(2)
        .complains(&["nothing is asked for"]);
    assert_eq!(folder.names(), ["shop.yaml"]);
}

#[test]
fn a_server_that_wants_another_key_leaves_the_file() {
    let folder = Folder::with_shop();
    let body = format!(r#"{{"error": {{"message": "{KEY} is not valid"}}}}"#);
    let server = Server::saying(vec![Said::Reply("401 Unauthorized", Vec::new(), body)]);
    extend(&folder, &server, &["--yes"])
        .exits_with(2)
        .complains(&["answers 401: [key] is not valid", "KINOGRAPH_AI_KEY"]);
    assert_eq!(folder.names(), ["shop.yaml"]);
    assert_eq!(folder.read("shop.yaml"), SHOP);
}
