//! `render --watch`.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Child, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

use crate::support::{Folder, MISTAKEN, SHOP};

/// Longer than any machine takes to draw three boxes.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running `render --watch`, and what it says.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(folder: &Folder, args: &[&str]) -> Self {
        let mut child = folder
            .command(&[&["render", "--watch"], args].concat())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command can be run");
        let stderr = child.stderr.take().expect("it is piped");
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Self { child, lines }
    }

    /// Waits for a line that holds `part`.
    #[track_caller]
    fn says(&self, part: &str) {
        let mut said = Vec::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) if line.contains(part) => return,
                Ok(line) => said.push(line),
                Err(error) => panic!("{error}: no {part:?} in {said:#?}"),
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // It may have ended by itself, which the test has noticed then.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn changes_are_drawn_and_mistakes_survived() {
    let folder = Folder::with_shop();
    let watching = Watching::start(&folder, &["shop.yaml"]);
    watching.says("wrote shop.svg");
    watching.says("watching for changes");

    folder.write("shop.yaml", SHOP.replace("Web", "Storefront"));
    watching.says("wrote shop.svg");
    assert!(folder.read("shop.svg").contains("Storefront"));

    folder.write("shop.yaml", MISTAKEN);
    watching.says("unknown kind \"postgers\"");
    assert!(
        folder.read("shop.svg").contains("Storefront"),
        "the old picture stays"
    );

    // Many editors write a new file and give it the old name.
    folder.write("shop.yaml.new", SHOP.replace("Web", "Kiosk"));
    fs::rename(folder.path("shop.yaml.new"), folder.path("shop.yaml")).expect("it can be renamed");
    watching.says("wrote shop.svg");
    assert!(folder.read("shop.svg").contains("Kiosk"));
}

#[test]
fn what_is_drawn_again_stays_where_it_was() {
    let fan = |first: &str, second: &str| {
        format!(
            "nodes:\n  hub: service\n  {first}: service\n  {second}: service\n\
             edges:\n  - hub -> {first}\n  - hub -> {second}\n"
        )
    };
    let folder = Folder::new();
    folder.write("shop.yaml", fan("a", "b"));
    let watching = Watching::start(&folder, &["shop.yaml"]);
    watching.says("watching for changes");
    folder.write("shop.yaml", fan("b", "a"));
    watching.says("wrote shop.svg");
    let kept = folder.read("shop.svg");
    drop(watching);
    // Whoever has not seen the first drawing follows the order of the text.
    folder.run(&["render", "shop.yaml"]).exits_with(0);
    assert_ne!(folder.read("shop.svg"), kept);
    assert_eq!(folder.names(), ["shop.svg", "shop.yaml"]);
}

#[test]
fn a_file_elsewhere_is_watched_where_it_is() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path("docs/inner")).expect("the folder is ours");
    folder.write("docs/shop.yaml", SHOP);
    folder.write("docs/inner/shop.yaml", SHOP);
    let watching = Watching::start(&folder, &["docs/shop.yaml", "-o", "out.svg"]);
    watching.says("watching for changes");
    // Another file of that name is no change.
    folder.write("docs/inner/shop.yaml", SHOP.replace("Web", "Elsewhere"));
    folder.write("docs/shop.yaml", SHOP.replace("Web", "Kiosk"));
    watching.says("wrote out.svg");
    assert!(folder.read("out.svg").contains("Kiosk"));
}

#[test]
fn a_script_is_watched_from_when_the_diagram_names_it() {
    let row = |step: u32| {
        format!("function layout({{nodes}}) {{ return nodes.map((_, i) => [i * {step}, 0]) }}")
    };
    let folder = Folder::with_shop();
    let watching = Watching::start(&folder, &["shop.yaml"]);
    watching.says("watching for changes");

    folder.write("shop.yaml", format!("layout: layouts/mine.js\n{SHOP}"));
    watching.says("there is no script layouts/mine.js");
    fs::create_dir(folder.path("layouts")).expect("the folder is ours");
    folder.write("layouts/mine.js", row(300));
    watching.says("wrote shop.svg");
    let first = folder.read("shop.svg");
    folder.write("layouts/mine.js", "function layout() { return nothing }");
    watching.says("nothing is not defined");
    assert_eq!(folder.read("shop.svg"), first, "the old picture stays");
    folder.write("layouts/mine.js", row(400));
    watching.says("wrote shop.svg");
    assert_ne!(folder.read("shop.svg"), first);
}

#[test]
fn a_theme_is_watched_with_the_one_that_it_extends() {
    let folder = Folder::new();
    folder.write("shop.yaml", format!("theme: ./brand.yaml\n{SHOP}"));
    folder.write("brand.yaml", "extends: ./house.yaml");
    folder.write("house.yaml", "background: \"#fffdf4\"");
    let watching = Watching::start(&folder, &["shop.yaml"]);
    watching.says("watching for changes");
    folder.write("house.yaml", "background: \"#f4fdff\"");
    watching.says("wrote shop.svg");
    assert!(folder.read("shop.svg").contains("#f4fdff"));
    folder.write("brand.yaml", "background: yellow");
    watching.says("unknown colour");
    assert!(folder.read("shop.svg").contains("#f4fdff"), "it stays");
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_it() {
    use std::{os::unix::process::ExitStatusExt, process::Command};
    let folder = Folder::with_shop();
    let mut watching = Watching::start(&folder, &["shop.yaml"]);
    watching.says("watching for changes");
    let interrupted = Command::new("kill")
        .args(["-INT", &watching.child.id().to_string()])
        .status()
        .expect("every unix has kill");
    assert!(interrupted.success());
    let status = watching.child.wait().expect("it ends");
    const INTERRUPT: i32 = 2;
    assert_eq!(
        status.signal(),
        Some(INTERRUPT),
        "a shell says 130: {status}"
    );
    assert_eq!(folder.names(), ["shop.svg", "shop.yaml"]);
}
