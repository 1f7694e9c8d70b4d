//! `kinograph mcp`, driven by clients: one of our own, which can misbehave, and
//! that of the protocol's SDK.

mod client;
mod exchange;
mod files;
mod http;
mod sdk;
mod trouble;

use serde_json::json;

use self::client::{Client, hello};
use crate::support::{Folder, SHOP};

#[test]
fn the_handshake_teaches_how_to_make_a_good_diagram() {
    let folder = Folder::new();
    let mut client = Client::start_silently(&folder);
    let answer = client.request("initialize", &hello());
    assert_eq!(answer["protocolVersion"], "2025-06-18");
    assert_eq!(answer["serverInfo"]["version"], env!("CARGO_PKG_VERSION"));
    let instructions = answer["instructions"].as_str().expect("there are some");
    let lines = instructions.lines().count();
    assert!((15..=30).contains(&lines), "{lines} lines");
    let (status, log) = client.leave();
    assert!(status.success(), "{log}");
    assert!(log.contains("over standard input and output"), "{log}");
}

#[test]
fn tools_tell_what_they_take_and_what_they_do() {
    let folder = Folder::new();
    let mut client = Client::start(&folder);
    let listed = client.request("tools/list", &json!({}));
    let tools = listed["tools"].as_array().expect("it is a list");
    let effects: Vec<(&str, bool, bool)> = tools
        .iter()
        .map(|tool| {
            let hint = |name: &str| tool["annotations"][name].as_bool().expect("it is said");
            assert!(!hint("openWorldHint"));
            let name = tool["name"].as_str().expect("it has a name");
            (name, hint("readOnlyHint"), hint("destructiveHint"))
        })
        .collect();
    let expected = [
        ("list_templates", true, false),
        ("list_kinds", true, false),
        ("list_layouts", true, false),
        ("create_diagram", false, false),
        ("read_diagram", true, false),
        ("edit_diagram", false, true),
        ("validate_diagram", true, false),
        ("render_diagram", true, false),
        ("export_diagram", false, true),
        ("diff_diagram", true, false),
    ];
    assert_eq!(effects, expected);
    let edit = tools.iter().find(|tool| tool["name"] == "edit_diagram");
    let schema = edit.expect("it is listed")["inputSchema"].to_string();
    for operation in [
        "\"add\"",
        "\"set-edge\"",
        "\"add-step\"",
        "A checkout begins",
    ] {
        assert!(schema.contains(operation), "{operation} is not told");
    }
}

#[test]
fn what_there_is_can_be_looked_up() {
    let folder = Folder::new();
    let mut client = Client::start(&folder);
    let all = client.call("list_kinds", &json!({}));
    all.says(&["\ndata: ", "postgres", "list_kinds with a name"]);
    let one = client.call("list_kinds", &json!({"search": "kafka"}));
    one.says(&["Parameters", "partitions", "messaging/kafka"]);
    client.call("list_kinds", &json!({"search": "managed database"}));
    let none = client.refused("list_kinds", &json!({"search": "postgers"}));
    none.says(&["no kind matches \"postgers\"", "did you mean \"postgres\""]);
    let layouts = client.call("list_layouts", &json!({}));
    layouts.says(&["layered", "midnight"]);
    client
        .call("list_layouts", &json!({"name": "tree"}))
        .says(&["Parameters"]);
    client
        .refused("list_layouts", &json!({"name": "tre"}))
        .says(&["did you mean \"tree\""]);
    let templates = client.call("list_templates", &json!({"search": "alerting"}));
    templates.says(&["observability"]);
}

#[test]
fn a_diagram_is_created_read_drawn_and_exported() {
    let folder = Folder::new();
    let mut client = Client::start(&folder);
    let created = client.call(
        "create_diagram",
        &json!({"path": "shop.yaml", "text": SHOP}),
    );
    assert_eq!(folder.read("shop.yaml"), SHOP);
    let read = client.call("read_diagram", &json!({"path": "shop.yaml"}));
    assert_eq!(read.0["content"][1]["text"], SHOP);
    assert_eq!(read.revision(), created.revision());
    let model = read.model();
    assert_eq!(model["revision"], read.revision());
    assert_eq!(model["outline"]["nodes"][2]["kind"], "data/postgres");
    assert_eq!(model["outline"]["edges"][0]["label"], "HTTPS");
    read.says(&["No problems."]);
    let drawn = client.call(
        "render_diagram",
        &json!({"path": "shop.yaml", "theme": "midnight"}),
    );
    assert!(drawn.picture().starts_with("iVBORw0KGgo"), "it is a PNG");
    drawn.says(&["0 crossings", "Web leads to Orders: HTTPS"]);
    let valid = client.call("validate_diagram", &json!({"path": "shop.yaml"}));
    valid.says(&["No mistakes.", "3 nodes"]);
    for (output, begins) in [
        ("shop.svg", &b"<svg"[..]),
        ("shop.png", b"\x89PNG"),
        ("shop.gif", b"GIF8"),
        ("shop.mp4", b"\0\0\0"),
    ] {
        let asked = json!({"path": "shop.yaml", "output": output, "duration": "400ms", "fps": 5});
        client.call("export_diagram", &asked);
        let bytes = std::fs::read(folder.path(output)).expect("it is written");
        assert!(bytes.starts_with(begins), "{output}");
        let again = client.refused("export_diagram", &asked);
        again.says(&["exists already", "`replace`"]);
    }
    let asked = json!({"path": "shop.yaml", "output": "shop.svg", "replace": true, "scale": 2});
    client.call("export_diagram", &asked);
    for (wrong, expected) in [
        (json!({"output": "shop.docx"}), "unknown format \"docx\""),
        (
            json!({"output": "a.png", "size": "sqare"}),
            "did you mean square",
        ),
        (
            json!({"output": "a.png", "animate": true}),
            "--animate has no meaning for png",
        ),
        (json!({"output": "a.mp4", "fps": 1e9}), "bad fps"),
        (
            json!({"output": "a.png", "theme": "papper"}),
            "did you mean \"paper\"",
        ),
        (json!({"output": "none/a.png"}), "cannot open the folder"),
    ] {
        let mut asked = wrong.clone();
        asked["path"] = json!("shop.yaml");
        client.refused("export_diagram", &asked).says(&[expected]);
    }
}

#[test]
fn mistakes_are_told_with_their_place_and_a_hint() {
    let folder = Folder::new();
    folder.write("shop.yaml", crate::support::MISTAKEN);
    let mut client = Client::start(&folder);
    let expected = [
        "unknown kind \"postgers\"",
        "shop.yaml:3:7",
        "did you mean \"postgres\"",
    ];
    client
        .call("read_diagram", &json!({"path": "shop.yaml"}))
        .says(&expected);
    client
        .refused("render_diagram", &json!({"path": "shop.yaml"}))
        .says(&expected);
    let validated = client.call("validate_diagram", &json!({"path": "shop.yaml"}));
    validated.says(&expected);
    let model = client.call("read_diagram", &json!({"path": "shop.yaml"}));
    let problem = &model.model()["problems"][0];
    assert_eq!(
        (&problem["line"], &problem["column"]),
        (&json!(3), &json!(7))
    );
    assert_eq!(problem["code"], "unknown-kind");
    let text = json!({"path": "new.yaml", "text": crate::support::MISTAKEN});
    client
        .refused("create_diagram", &text)
        .says(&["new.yaml was not written", "new.yaml:3:7"]);
    client
        .refused(
            "create_diagram",
            &json!({"path": "n.yaml", "template": "rga"}),
        )
        .says(&["\"rag\""]);
    assert_eq!(folder.names(), ["shop.yaml"]);
}
