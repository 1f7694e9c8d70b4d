//! The commands that tell what there is: `kinds`, `layouts`, `themes`, `templates`, `schema`,
//! `new`, `completions`, `man`.

use std::fs;

use crate::support::Folder;

fn run(args: &[&str]) -> crate::support::Ran {
    Folder::new().run(args)
}

#[test]
fn kinds_are_listed_searched_and_explained() {
    let all = run(&["kinds"]).exits_with(0).says_nothing();
    assert!(all.text().contains("  postgres "), "{}", all.text());

    let some = run(&["kinds", "QUEUE"]).exits_with(0);
    assert!(some.text().contains("queue") && !some.text().contains("  postgres "));
    assert!(some.text().lines().count() < all.text().lines().count());

    let one = run(&["kinds", "kafka"]).exits_with(0);
    for part in [
        "full name",
        "messaging/kafka",
        "Parameters",
        "partitions",
        "Example",
    ] {
        assert!(one.text().contains(part), "no {part:?} in:\n{}", one.text());
    }
    let by_full_name = run(&["kinds", "messaging/kafka"]).exits_with(0);
    assert_eq!(by_full_name.text(), one.text());

    run(&["kinds", "kafak"])
        .exits_with(2)
        .complains(&["\"kafak\"", "did you mean \"kafka\"?"]);
}

#[test]
fn kinds_are_data_too() {
    let all = run(&["kinds", "--json"])
        .exits_with(0)
        .says_nothing()
        .json();
    assert!(
        all.as_array().is_some_and(|kinds| kinds.len() > 10),
        "{all}"
    );
    let one = run(&["kinds", "--json", "kafka"]).exits_with(0).json();
    assert_eq!(one[0]["id"], "kafka");
    assert!(
        one[0]["params"]
            .as_array()
            .is_some_and(|params| !params.is_empty())
    );
    assert_eq!(one.as_array().map(Vec::len), Some(1));
}

#[test]
fn kinds_are_narrowed_and_counted() {
    let all = run(&["kinds"]).exits_with(0);
    assert!(all.text().contains("\ndata ("), "{}", all.text());
    assert!(all.text().ends_with(" packs\n") || all.text().ends_with(" pack\n"));

    let data = run(&["kinds", "--category", "Data", "--json"]).json();
    let data = data.as_array().expect("kinds are a list");
    assert!(!data.is_empty() && data.iter().all(|kind| kind["category"] == "data"));
    let both = run(&["kinds", "--json", "load", "balancer"]).json();
    assert!(
        both.as_array()
            .is_some_and(|kinds| kinds.iter().any(|kind| kind["id"] == "load-balancer")),
        "{both}"
    );
    let own = run(&["kinds", "--json", "--pack", "essentials"]).json();
    assert!(
        own.as_array()
            .is_some_and(|kinds| kinds.iter().all(|kind| kind["pack"] == "essentials"))
    );
    run(&["kinds", "--pack", "essential"])
        .exits_with(2)
        .complains(&["the pack \"essential\"", "did you mean \"essentials\"?"]);
    run(&["kinds", "--category", "nothing"])
        .exits_with(2)
        .complains(&["the category \"nothing\"", "there are ", "data"]);
}

/// The fields that the help promises.
#[test]
fn the_fields_of_a_kind_are_those_that_the_help_names() {
    let help = run(&["kinds", "--help"]).exits_with(0);
    let kinds = run(&["kinds", "--json"]).json();
    let kinds = kinds.as_array().expect("kinds are a list");
    let keys = |value: &serde_json::Value| -> Vec<String> {
        let object = value.as_object().expect("it is an object");
        object.keys().cloned().collect()
    };
    let promised = "accent aliases category container doc id pack params ports title";
    assert_eq!(keys(&kinds[0]).join(" "), promised);
    let param = kinds.iter().find_map(|kind| kind["params"].get(0));
    let promised = "choices default doc key kind maximum minimum";
    assert_eq!(keys(param.expect("some kind has one")).join(" "), promised);
    for field in promised
        .split(' ')
        .chain(keys(&kinds[0]).iter().map(String::as_str))
    {
        assert!(help.text().contains(field), "{field} is not documented");
    }
}

/// What `kinds` shows as an example is a diagram.
#[test]
fn the_example_of_every_kind_is_valid() {
    let folder = Folder::new();
    let all = folder.run(&["kinds", "--json"]).exits_with(0).json();
    let mut diagram = "nodes:\n".to_owned();
    for kind in all.as_array().expect("kinds are a list") {
        let id = kind["id"].as_str().expect("ids are text");
        let details = folder.run(&["kinds", id]).exits_with(0);
        let (_, example) = details
            .text()
            .split_once("Example\n")
            .expect("there is an example");
        diagram += &example.replace("{…}", &format!("{{in-{id}: service}}"));
    }
    folder.write("examples.yaml", &diagram);
    folder
        .run(&["validate", "--strict", "examples.yaml"])
        .exits_with(0);
}

#[test]
fn layouts_are_listed_and_explained() {
    let all = run(&["layouts"]).exits_with(0).says_nothing();
    assert!(all.text().contains("  layered "), "{}", all.text());
    let one = run(&["layouts", "layered"]).exits_with(0);
    assert!(one.text().contains("full name"), "{}", one.text());
    assert_eq!(
        run(&["layouts", "--json", "layered"]).exits_with(0).json()[0]["id"],
        "layered"
    );
    run(&["layouts", "layerd"])
        .exits_with(2)
        .complains(&["did you mean \"layered\"?"]);
}

#[test]
fn packs_are_listed() {
    let text = run(&["pack", "list"]).exits_with(0).says_nothing();
    assert!(text.text().contains("  essentials "), "{}", text.text());
    let json = run(&["pack", "list", "--json"]).exits_with(0).json();
    let packs = json.as_array().expect("packs are a list");
    let essentials = packs.iter().find(|pack| pack["id"] == "essentials");
    let essentials = essentials.expect("it comes with the command");
    assert!(essentials["kinds"].as_u64() > Some(0), "{json}");
    run(&["pack", "lst"]).exits_with(2).complains(&["'list'"]);
}

#[test]
fn themes_are_listed() {
    let text = run(&["themes"]).exits_with(0).says_nothing();
    assert!(text.text().contains("paper") && text.text().contains("midnight"));
    let json = run(&["themes", "--json"]).exits_with(0).json();
    assert_eq!(json[0]["name"], "paper");
    assert_eq!(json[0]["dark"], false);
    assert!(
        json[0]["palette"]["blue"]
            .as_str()
            .is_some_and(|color| color.starts_with('#'))
    );
}

#[test]
fn a_template_is_shown_as_new_writes_it() {
    let shown = run(&["templates", "show", "gitops"])
        .exits_with(0)
        .says_nothing();
    let written = run(&["new", "gitops", "-o", "-"]).exits_with(0);
    assert_eq!(shown.stdout, written.stdout);
    run(&["templates", "show", "no-such-thing"]).exits_with(2);
}

#[test]
fn templates_are_listed_and_searched() {
    let all = run(&["templates"]).exits_with(0).says_nothing();
    for name in kinograph_templates::names() {
        assert!(all.text().contains(name), "{name}");
    }
    let json = run(&["templates", "--json", "MICRO"]).exits_with(0).json();
    assert_eq!(json[0]["name"], "microservices");
    run(&["templates", "no-such-thing"])
        .exits_with(2)
        .complains(&["no template matches"]);
}

#[test]
fn every_template_is_a_valid_diagram() {
    let folder = Folder::new();
    for name in kinograph_templates::names() {
        folder.run(&["new", name]).exits_with(0);
        folder
            .run(&["validate", "--strict", &format!("{name}.yaml")])
            .exits_with(0);
    }
}

#[test]
fn new_overwrites_nothing_unasked() {
    let folder = Folder::new();
    folder
        .run(&["new"])
        .exits_with(0)
        .complains(&["wrote microservices.yaml"]);
    folder.write("microservices.yaml", "mine");
    folder
        .run(&["new", "microservices"])
        .exits_with(2)
        .complains(&["microservices.yaml exists already", "--force replaces it"]);
    assert_eq!(folder.read("microservices.yaml"), "mine");
    folder
        .run(&["new", "microservices", "--force"])
        .exits_with(0);
    assert!(folder.read("microservices.yaml").contains("nodes:"));
    folder.run(&["new", "-o", "a.yaml"]).exits_with(0);
    assert_eq!(folder.read("a.yaml"), folder.read("microservices.yaml"));
}

#[test]
fn new_prints_and_suggests() {
    let folder = Folder::new();
    let printed = folder
        .run(&["new", "microservices", "-o", "-"])
        .exits_with(0)
        .says_nothing();
    assert!(printed.text().contains("nodes:"));
    assert_eq!(folder.names(), [""; 0]);
    folder
        .run(&["new", "microservice"])
        .exits_with(2)
        .complains(&["'microservices'"]);
}

#[test]
fn the_schema_knows_what_is_installed() {
    let schema = run(&["schema"]).exits_with(0).says_nothing();
    schema.json();
    for name in ["postgres", "layered", "midnight"] {
        assert!(schema.text().contains(name), "{name}");
    }
}

#[test]
fn every_shell_gets_completions() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(&["completions", shell]).exits_with(0).says_nothing();
        assert!(
            script.text().contains("kinograph") && script.text().contains("render"),
            "{shell}"
        );
    }
    run(&["completions", "bsh"])
        .exits_with(2)
        .complains(&["'bsh'", "bash"]);
}

#[test]
fn there_is_a_manual() {
    let folder = Folder::new();
    let page = folder.run(&["man"]).exits_with(0).says_nothing();
    assert!(page.text().contains(".TH kinograph 1"), "{}", page.text());
    fs::create_dir(folder.path("man1")).expect("the folder is ours");
    folder.run(&["man", "man1"]).exits_with(0);
    assert!(
        folder
            .read("man1/kinograph.1")
            .contains("kinograph\\-render(1)")
    );
    let page = folder.read("man1/kinograph-render.1");
    assert!(
        page.contains(".TH kinograph-render 1") && page.contains("\\-\\-watch"),
        "{page}"
    );
    let page = folder.read("man1/kinograph-pack-list.1");
    assert!(page.contains(".TH kinograph-pack-list 1"), "{page}");
    folder
        .run(&["man", "missing"])
        .exits_with(2)
        .complains(&["there is no folder missing"]);
}

#[test]
fn the_version_is_told() {
    let version = run(&["--version"]).exits_with(0).says_nothing();
    assert_eq!(
        version.text(),
        concat!("kinograph ", env!("CARGO_PKG_VERSION"), "\n")
    );
}
