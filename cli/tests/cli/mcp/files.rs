//! Changing files: wholly or not at all, by one at a time, and inside the folder only.

use std::fs;

use serde_json::{Value, json};

use super::client::Client;
use crate::support::{Folder, SHOP};

fn operations(path: &str, operations: &Value) -> Value {
    json!({"path": path, "operations": operations})
}

#[test]
fn operations_change_what_they_name_and_can_be_undone() {
    let folder = Folder::with_shop();
    let mut client = Client::start(&folder);
    let change = operations(
        "shop.yaml",
        &json!([
            {"op": "add", "id": "cache", "kind": "redis"},
            {"op": "connect", "from": "orders", "to": "cache"},
        ]),
    );
    let mut dry = change.clone();
    dry["dry_run"] = json!(true);
    let told = client.call("edit_diagram", &dry);
    told.says(&["would change", "+  cache: redis", "nothing was written"]);
    assert_eq!(folder.read("shop.yaml"), SHOP);
    let changed = client.call("edit_diagram", &change);
    let now = client.call("read_diagram", &json!({"path": "shop.yaml"}));
    assert_eq!(changed.revision(), now.revision());
    changed.says(&["2 lines added", "+  - orders -> cache"]);
    let again = json!([{"op": "set", "id": "cache", "key": "kind", "value": "redis"}]);
    let again = client.call("edit_diagram", &operations("shop.yaml", &again));
    again.says(&["shop.yaml is so already"]);
    let diff = client.call("diff_diagram", &json!({"path": "shop.yaml"}));
    diff.says(&["+  cache: redis", "+- Orders leads to Cache"]);
    folder.run(&["undo", "shop.yaml"]).exits_with(0);
    assert_eq!(folder.read("shop.yaml"), SHOP);
}

#[test]
fn one_wrong_operation_keeps_all_of_them_from_being_done() {
    let folder = Folder::with_shop();
    let mut client = Client::start(&folder);
    let wrong = json!([
        {"op": "add", "id": "cache", "kind": "redis"},
        {"op": "remove", "id": "ordres"},
        {"op": "set", "id": "web", "key": "colour", "value": "red"},
    ]);
    let refused = client.refused("edit_diagram", &operations("shop.yaml", &wrong));
    refused.says(&[
        "shop.yaml is left as it is",
        "operation 2 (remove): unknown id \"ordres\"",
        "did you mean \"orders\"",
    ]);
    let unreadable = json!([{"op": "paint"}, {"op": "remove"}, {"op": "remove", "id": "db"}]);
    let refused = client.refused("edit_diagram", &operations("shop.yaml", &unreadable));
    refused.says(&[
        "operation 1: unknown variant `paint`",
        "operation 2: missing field `id`",
    ]);
    let kind = json!([{"op": "add", "id": "cache", "kind": "rediss"}]);
    let refused = client.refused("edit_diagram", &operations("shop.yaml", &kind));
    refused.says(&["unknown kind \"rediss\"", "did you mean \"redis\""]);
    for nothing in [
        json!({"path": "shop.yaml"}),
        json!({"path": "shop.yaml", "operations": [], "text": ""}),
        json!({"path": "shop.yaml", "text": "nodes: {a: service}"}),
        json!({"path": "shop.yaml", "operations": "all of them"}),
    ] {
        client.refused("edit_diagram", &nothing);
    }
    assert_eq!(folder.read("shop.yaml"), SHOP);
    assert_eq!(folder.names(), ["shop.yaml"], "no backup of nothing");
}

#[test]
fn a_change_for_another_revision_is_refused_and_told_the_present_one() {
    let folder = Folder::with_shop();
    let mut client = Client::start(&folder);
    let read = client.call("read_diagram", &json!({"path": "shop.yaml"}));
    folder.write("shop.yaml", format!("{SHOP}# somebody was here\n"));
    let mut change = operations("shop.yaml", &json!([{"op": "remove", "id": "db"}]));
    change["base"] = json!(read.revision());
    let refused = client.refused("edit_diagram", &change).text();
    assert!(folder.read("shop.yaml").contains("db: postgres"));
    let (_, present) = refused
        .split_once(", but of ")
        .expect("the present one is told");
    change["base"] = json!(&present[..16]);
    client.call("edit_diagram", &change);
    assert!(!folder.read("shop.yaml").contains("db: postgres"));
    assert!(folder.read("shop.yaml").contains("# somebody was here"));
}

#[test]
fn a_whole_text_is_checked_and_replaces_only_what_it_was_made_from() {
    let folder = Folder::with_shop();
    let mut client = Client::start(&folder);
    let base = client
        .call("read_diagram", &json!({"path": "shop.yaml"}))
        .revision();
    let mistaken = json!({"path": "shop.yaml", "base": base, "text": "nodes:\n  a: postgers\n"});
    let refused = client.refused("edit_diagram", &mistaken);
    refused.says(&["unknown kind", "shop.yaml:2:6", "2 |   a: postgers"]);
    assert_eq!(folder.read("shop.yaml"), SHOP);
    let right = json!({"path": "shop.yaml", "base": base, "text": "nodes:\n  a: postgres\n"});
    client.call("edit_diagram", &right);
    assert_eq!(folder.read("shop.yaml"), "nodes:\n  a: postgres\n");
    client
        .refused("edit_diagram", &right)
        .says(&["is not of revision"]);
}

#[test]
fn a_file_that_holds_nothing_is_a_beginning() {
    let folder = Folder::new();
    folder.write("a.yaml", "");
    folder.write("b.yaml", "# mine");
    let mut client = Client::start(&folder);
    for (name, expected) in [
        ("a.yaml", "nodes:\n  web: service\n"),
        ("b.yaml", "# mine\nnodes:\n  web: service\n"),
    ] {
        let add = json!([{"op": "add", "id": "web", "kind": "service"}]);
        client.call("edit_diagram", &operations(name, &add));
        assert_eq!(folder.read(name), expected);
    }
}

#[test]
fn changes_at_the_same_time_are_all_made() {
    let folder = Folder::with_shop();
    let mut client = Client::start(&folder);
    let mut waiting: Vec<u64> = (0..12)
        .map(|number| {
            let add = json!([{"op": "add", "id": format!("node-{number}"), "kind": "service"}]);
            let arguments = operations("shop.yaml", &add);
            client.ask(
                "tools/call",
                &json!({"name": "edit_diagram", "arguments": arguments}),
            )
        })
        .collect();
    while !waiting.is_empty() {
        let answer = client.receive();
        assert_ne!(answer["result"]["isError"], true, "{answer}");
        let id = answer["id"].as_u64().expect("it answers one of ours");
        assert!(waiting.contains(&id), "{id} was answered twice");
        waiting.retain(|waiting| *waiting != id);
    }
    let text = folder.read("shop.yaml");
    assert!(
        (0..12).all(|number| text.contains(&format!("node-{number}: service"))),
        "{text}"
    );
}

#[test]
fn nothing_outside_of_the_folder_is_read_or_written() {
    let outer = Folder::with_shop();
    fs::create_dir(outer.path("work")).expect("the folder is ours");
    let before = outer.names();
    let inner = outer.path("work").display().to_string();
    let mut client = Client::start_with(&outer, &["--folder", "work"]);
    let outside = outer.path("shop.yaml").display().to_string();
    for path in ["../shop.yaml", &outside, "/etc/passwd", "a/../../shop.yaml"] {
        for tool in [
            "read_diagram",
            "edit_diagram",
            "validate_diagram",
            "render_diagram",
            "create_diagram",
            "diff_diagram",
        ] {
            let mut arguments = json!({"path": path});
            if tool == "edit_diagram" {
                arguments["operations"] = json!([]);
            }
            let refused = client.refused(tool, &arguments);
            refused.says(&["is outside of the folder"]);
        }
    }
    let absolute = format!("{inner}/a.yaml");
    client.call("create_diagram", &json!({"path": absolute, "text": SHOP}));
    for output in ["../a.png", "/tmp/a.png", ".hidden.png", "a/../../a.png"] {
        let refused = client.refused(
            "export_diagram",
            &json!({"path": "a.yaml", "output": output}),
        );
        assert!(refused.text().starts_with("error: "), "{}", refused.text());
    }
    assert_eq!(outer.names(), before);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let outer = Folder::with_shop();
    fs::create_dir(outer.path("work")).expect("the folder is ours");
    let work = outer.path("work");
    for (target, name) in [
        ("../shop.yaml", "shop.yaml"),
        ("../new.yaml", "new.yaml"),
        ("../new.png", "new.png"),
        ("..", "up"),
    ] {
        symlink(target, work.join(name)).expect("links can be made");
    }
    fs::write(work.join("a.yaml"), SHOP).expect("the folder is ours");
    let status = std::process::Command::new("mkfifo")
        .arg(work.join("pipe.yaml"))
        .status();
    assert!(status.expect("mkfifo can be run").success());
    let before = outer.names();
    let mut client = Client::start_with(&outer, &["--folder", "work"]);
    for path in ["shop.yaml", "new.yaml", "up/shop.yaml", "pipe.yaml"] {
        client.refused("read_diagram", &json!({"path": path}));
        client.refused("create_diagram", &json!({"path": path}));
        let remove = operations(path, &json!([{"op": "remove", "id": "db"}]));
        client.refused("edit_diagram", &remove);
    }
    let asked = json!({"path": "a.yaml", "output": "new.png", "replace": true});
    client.refused("export_diagram", &asked);
    symlink("../kept", work.join(".a.yaml.bak")).expect("links can be made");
    let remove = operations("a.yaml", &json!([{"op": "remove", "id": "db"}]));
    client
        .refused("edit_diagram", &remove)
        .says(&[".a.yaml.bak is a link"]);
    symlink("../shop.yaml", work.join("kinograph.lock")).expect("links can be made");
    let looks = [json!({"path": "a.yaml"}), json!({"text": SHOP})];
    for look in looks {
        client
            .refused("validate_diagram", &look)
            .says(&["is a link"]);
    }
    assert_eq!(outer.names(), before);
    assert_eq!(outer.read("shop.yaml"), SHOP);
}
