//! What happens to installed packs when the world is unkind: whatever it is,
//! nothing broken remains, and what does not need a pack is drawn without it.

use std::{
    fs,
    process::{Child, Stdio},
    thread,
    time::Duration,
};

use super::{
    ACME, pack,
    server::{Answer, Server},
    skipped,
};
use crate::support::{Folder, HOME, Ran, SHOP};

/// A folder with `acme-co` installed, and a diagram that does not need it.
fn installed() -> Folder {
    let folder = Folder::with_acme();
    folder.write("shop.yaml", SHOP);
    folder.run(&["pack", "install", "acme.wasm"]).exits_with(0);
    folder
}

impl Folder {
    fn begin(&self, args: &[&str]) -> Child {
        self.command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command can be run")
    }

    /// Where the file of the only installed pack lies.
    fn only_file(&self) -> std::path::PathBuf {
        let names = self.installed_files();
        let [name] = names.as_slice() else {
            panic!("one file: {names:?}");
        };
        self.path(HOME).join("packs").join(name)
    }
}

#[test]
fn installs_at_the_same_time_do_not_disturb_each_other() {
    let folder = Folder::new();
    let ids = ["one-two", "two-two", "thr-two", "fou-two"];
    for id in ids {
        folder.write(&format!("{id}.wasm"), pack(id, "1.0.0"));
    }
    let children: Vec<Child> = ids
        .iter()
        .cycle()
        .take(3 * ids.len())
        .map(|id| folder.begin(&["pack", "install", &format!("{id}.wasm")]))
        .collect();
    for child in children {
        Ran::from(child.wait_with_output().expect("it ends")).exits_with(0);
    }
    let mut installed: Vec<String> = folder.installed().into_iter().map(|pack| pack.0).collect();
    let mut expected = ids.map(str::to_owned);
    installed.sort();
    expected.sort();
    assert_eq!(installed, expected);
    assert_eq!(
        folder.installed_files().len(),
        ids.len(),
        "{:?}",
        folder.installed_files()
    );
}

#[test]
fn readers_see_the_old_pack_or_the_new_one() {
    let folder = installed();
    folder.write("beta.wasm", pack("acme-co", "1.3.0"));
    let writer = thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for file in ["beta.wasm", "acme.wasm"].into_iter().cycle().take(8) {
                folder.run(&["pack", "install", file]).exits_with(0);
            }
        });
        while !writer.is_finished() {
            folder
                .run(&["validate", "--strict", "acme.yaml"])
                .exits_with(0);
        }
        writer.join()
    });
    writer.expect("every install went well");
}

#[test]
fn a_killed_install_leaves_nothing_broken() {
    let folder = installed();
    let file = |version: &str| {
        folder.write("acme.wasm", pack("acme-co", version));
    };
    for step in 0..24 {
        // Odd and even steps differ, so that there is always something to change.
        file(&format!("2.{}.0", step % 2));
        let mut child = folder.begin(&["pack", "install", "acme.wasm"]);
        thread::sleep(Duration::from_millis(8 * step));
        child.kill().expect("it is ours");
        child.wait().expect("it ends");
        let packs = folder.installed();
        assert_eq!(packs.len(), 1, "{packs:?}");
        assert_eq!(packs[0].2, None, "{packs:?}");
        folder.run(&["render", "acme.yaml"]).exits_with(0);
        folder.run(&["pack", "verify"]).exits_with(0);
    }
    file("3.0.0");
    folder.run(&["pack", "install", "acme.wasm"]).exits_with(0);
    folder.draws_with_acme("3.0.0");
}

#[test]
fn what_a_killed_install_leaves_is_removed_by_the_next() {
    let folder = installed();
    let packs = folder.path(HOME).join("packs");
    fs::write(packs.join(".tmp-Ab12cd"), "half of a p").expect("it is ours");
    fs::write(packs.join(format!("{}.wasm", "0".repeat(64))), "whole").expect("it is ours");
    fs::write(packs.join("notes.txt"), "mine").expect("it is ours");
    folder.run(&["render", "acme.yaml"]).exits_with(0);
    folder.run(&["pack", "install", "acme.wasm"]).exits_with(0);
    let names = folder.installed_files();
    assert_eq!(names.len(), 2, "the pack, and what is not ours: {names:?}");
    assert!(names.contains(&"notes.txt".to_owned()), "{names:?}");
}

#[test]
fn a_killed_or_stopped_download_leaves_nothing() {
    let folder = Folder::with_shop();
    let server = Server::plain(|_| Answer::Stuck(pack("acme-co", "1.2.0")));
    let url = format!("{}/acme.wasm", server.url);
    for (number, stop) in [(1, "-KILL"), (2, "-INT")] {
        let child = folder.begin(&["pack", "install", &url]);
        while server.requests().len() < number {
            thread::sleep(Duration::from_millis(10));
        }
        let id = child.id().to_string();
        let kill = std::process::Command::new("kill")
            .args([stop, &id])
            .status();
        assert!(kill.expect("every unix can kill").success());
        let ran = Ran::from(child.wait_with_output().expect("it ends"));
        if stop == "-INT" {
            ran.exits_with(130)
                .complains(&["what was there before is as it was"]);
        }
        assert_eq!(folder.installed(), []);
        assert_eq!(folder.installed_files(), [""; 0]);
    }
    folder.run(&["render", "shop.yaml"]).exits_with(0);
}

#[test]
fn a_damaged_list_is_made_anew_from_what_is_whole() {
    for content in [
        &b""[..],
        b"\0\0\0",
        b"{\"format\":1}",
        b"{\"format\":1,\"packs\":{\"acme-co\":{\"version\":\"1\",\"digest\":\"sha256:../../../x\",\"bytes\":1}}}",
    ] {
        let folder = installed();
        let index = folder.path(HOME).join("packs/index.json");
        fs::write(&index, content).expect("it is ours");
        folder
            .run(&["render", "shop.yaml"])
            .exits_with(0)
            .complains(&["warning: the list of installed packs", "is damaged", "wrote shop.svg"]);
        folder
            .run(&["pack", "list"])
            .exits_with(2)
            .complains(&["is damaged", "hint: the next `kinograph pack install`"]);
        folder.write("beta.wasm", pack("beta-co", "1.0.0"));
        folder.run(&["pack", "install", "beta.wasm"]).exits_with(0);
        let ids: Vec<String> = folder.installed().into_iter().map(|pack| pack.0).collect();
        assert_eq!(ids, ["acme-co", "beta-co"]);
        folder.run(&["render", "acme.yaml"]).exits_with(0);
        folder
            .run(&["pack", "update", "acme-co"])
            .exits_with(2)
            .complains(&["nobody knows any more where the pack \"acme-co\" came from"]);
        let copy = fs::read(index.with_extension("damaged.json")).expect("a copy is kept");
        assert_eq!(copy, content);
    }
}

#[test]
fn the_list_of_a_newer_version_is_left_alone() {
    let folder = installed();
    let index = folder.path(HOME).join("packs/index.json");
    fs::write(&index, "{\"format\":2,\"shelves\":[]}").expect("it is ours");
    folder
        .run(&["pack", "install", "acme.wasm"])
        .exits_with(2)
        .complains(&["was written by a newer version of Kinograph"]);
    folder
        .run(&["render", "shop.yaml"])
        .exits_with(0)
        .complains(&["warning: the list"]);
    assert_eq!(
        fs::read(&index).expect("it is there"),
        b"{\"format\":2,\"shelves\":[]}"
    );
}

#[test]
fn a_tampered_pack_is_not_used() {
    let folder = installed();
    let file = folder.only_file();
    let problem = "the file of the pack \"acme-co\" was changed after it was installed";
    let mut wasm = fs::read(&file).expect("it is there");
    let middle = wasm.len() / 2;
    wasm[middle] ^= 1;
    fs::write(&file, &wasm).expect("it is ours");
    is_refused_when_used(&folder, problem);
    fs::write(&file, &wasm[..middle]).expect("it is ours");
    is_broken(&folder, problem);
    fs::remove_file(&file).expect("it is ours");
    is_broken(&folder, "the file of the pack \"acme-co\" is missing");
    folder.run(&["pack", "update"]).exits_with(0);
    folder.draws_with_acme("1.2.0");
    fs::write(folder.only_file(), b"").expect("it is ours");
    folder.run(&["pack", "remove", "acme-co"]).exits_with(0);
    assert_eq!(folder.installed_files(), [""; 0]);
}

/// Asserts that nothing of the pack runs, although its file looks right from outside.
#[track_caller]
fn is_refused_when_used(folder: &Folder, problem: &str) {
    let ran = folder.run(&["render", "shop.yaml"]).exits_with(0);
    assert!(!ran.stderr.contains("acme-co"), "{}", ran.stderr);
    // What was compiled of the file as it was installed is still sound.
    folder.run(&["render", "acme.yaml"]).exits_with(0);
    fs::remove_dir_all(folder.path(HOME).join("cache")).expect("it is ours");
    folder
        .run(&["render", "acme.yaml"])
        .exits_with(3)
        .complains(&[
            "acme-co/honest",
            "cannot be loaded",
            problem,
            "`kinograph pack update acme-co` gets it again",
            "wrote acme.svg",
        ]);
    folder
        .run(&["pack", "verify"])
        .exits_with(2)
        .complains(&[problem]);
    assert_eq!(folder.installed()[0].2.as_deref(), Some(problem));
}

/// Changes what the list says of the pack `acme-co`.
fn change_list(folder: &Folder, change: impl FnOnce(&mut serde_json::Value)) {
    let index = folder.path(HOME).join("packs/index.json");
    let list = fs::read(&index).expect("something is installed");
    let mut list = serde_json::from_slice(&list).expect("the list is JSON");
    let list: &mut serde_json::Value = &mut list;
    change(&mut list["packs"]["acme-co"]);
    fs::write(&index, list.to_string()).expect("it is ours");
}

/// What the list notes of the contents of the pack `acme-co`.
fn noted(folder: &Folder) -> serde_json::Value {
    let mut noted = serde_json::Value::Null;
    change_list(folder, |pack| noted = pack["section"].clone());
    noted
}

#[test]
fn a_list_of_an_older_version_is_used_and_completed() {
    let folder = installed();
    let whole = noted(&folder);
    change_list(&folder, |pack| {
        pack.as_object_mut().expect("a pack").remove("section");
    });
    folder.run(&["render", "acme.yaml"]).exits_with(0);
    assert!(noted(&folder).is_null(), "drawing changes no list");
    folder.write("beta.wasm", pack("beta-co", "1.0.0"));
    folder.run(&["pack", "install", "beta.wasm"]).exits_with(0);
    assert_eq!(noted(&folder), whole);
    folder.run(&["render", "acme.yaml"]).exits_with(0);
}

#[test]
fn what_the_list_says_of_a_pack_is_not_believed_over_its_file() {
    let folder = installed();
    let whole = noted(&folder).as_str().expect("it is text").to_owned();
    // What makes no sense is looked up in the file.
    for section in [
        String::new(),
        whole.replace("\"acme-co\"", "\"beta-co\""),
        whole[..whole.len() / 2].to_owned(),
    ] {
        change_list(&folder, |pack| pack["section"] = section.into());
        folder.run(&["render", "acme.yaml"]).exits_with(0);
    }
    // What makes sense is compared with the file when that is compiled.
    fs::remove_dir_all(folder.path(HOME).join("cache")).expect("it is ours");
    let other = whole.replace("\"1.2.0\"", "\"1.2.1\"");
    change_list(&folder, |pack| pack["section"] = other.into());
    folder.run(&["render", "shop.yaml"]).exits_with(0);
    folder
        .run(&["render", "acme.yaml"])
        .exits_with(3)
        .complains(&["says something else of itself", "wrote acme.svg"]);
    folder.run(&["pack", "update"]).exits_with(0);
    folder.draws_with_acme("1.2.0");
}

/// Asserts that the pack cannot be used, and that nothing else suffers.
#[track_caller]
fn is_broken(folder: &Folder, problem: &str) {
    let hint = "hint: `kinograph pack update acme-co` gets it again";
    folder
        .run(&["render", "shop.yaml"])
        .exits_with(0)
        .complains(&["warning: ", problem, hint, "wrote shop.svg"]);
    folder
        .run(&["render", "acme.yaml"])
        .exits_with(1)
        .complains(&[problem, "unknown-kind"]);
    folder.write("pinned.yaml", format!("packs:\n  acme-co:\n{ACME}"));
    folder
        .run(&["validate", "pinned.yaml"])
        .exits_with(1)
        .complains(&["error[missing-pack]", problem]);
    folder
        .run(&["pack", "verify"])
        .exits_with(2)
        .complains(&[problem, hint]);
    let verified = folder
        .run(&["pack", "verify", "--json"])
        .exits_with(2)
        .json();
    assert_eq!(verified[0]["problem"], problem);
    folder
        .run(&["pack", "list"])
        .exits_with(0)
        .complains(&[problem]);
    assert_eq!(folder.installed()[0].2.as_deref(), Some(problem));
    folder
        .run(&["pack", "info", "acme-co"])
        .exits_with(2)
        .complains(&[problem]);
}

#[test]
fn compiled_code_that_is_damaged_is_compiled_anew() {
    let folder = installed();
    let cache = folder.path(HOME).join("cache");
    let entry = || {
        let entries = fs::read_dir(&cache).expect("there is a cache");
        let mut paths = entries.map(|entry| entry.expect("it can be listed").path());
        paths.next().expect("the pack was compiled")
    };
    let whole = fs::read(entry()).expect("it is ours");
    for damage in [&b""[..], b"garbage", &whole[..whole.len() / 2]] {
        fs::write(entry(), damage).expect("it is ours");
        folder.run(&["render", "acme.yaml"]).exits_with(0);
        assert_eq!(
            fs::read(entry()).expect("it is ours"),
            whole,
            "it was made anew"
        );
    }
    fs::remove_dir_all(&cache).expect("it is ours");
    fs::write(&cache, "no folder").expect("it is ours");
    folder
        .run(&["render", "acme.yaml"])
        .exits_with(0)
        .complains(&["cannot be kept compiled", "wrote acme.svg"]);
}

#[cfg(unix)]
mod unix {
    use std::process::Command;

    use super::*;

    fn shell(folder: &Folder, script: &str) -> Ran {
        Command::new("sh")
            .args(["-c", script])
            .env("KINOGRAPH", env!("CARGO_BIN_EXE_kinograph"))
            .env("KINOGRAPH_HOME", folder.path(HOME))
            .current_dir(folder.path(""))
            .output()
            .expect("every unix has a shell")
            .into()
    }

    #[test]
    fn a_write_that_fails_midway_changes_nothing() {
        let folder = installed();
        folder.write("acme.wasm", pack("acme-co", "1.3.0"));
        // No file may grow beyond a few blocks, and writing more is an error.
        shell(
            &folder,
            "trap '' XFSZ; ulimit -f 8; $KINOGRAPH pack install acme.wasm",
        )
        .exits_with(2)
        .complains(&["cannot write", "too large for the device", "is as it was"]);
        folder.draws_with_acme("1.2.0");
        // The same limit ends the process in the middle of writing.
        let killed = shell(
            &folder,
            "ulimit -c 0; ulimit -f 8; $KINOGRAPH pack install acme.wasm",
        );
        assert!(killed.code != Some(0), "it cannot have written the pack");
        folder.run(&["pack", "verify"]).exits_with(0);
        folder.run(&["pack", "install", "acme.wasm"]).exits_with(0);
        folder.draws_with_acme("1.3.0");
    }

    /// A disk of so many kilobytes, as long as its test runs.
    struct Disk(std::path::PathBuf);

    impl Disk {
        fn mount(folder: &Folder, kilobytes: u32) -> Option<Self> {
            let path = folder.path(HOME);
            fs::create_dir(&path).expect("the folder is ours");
            let mounted = Command::new("mount")
                .args([
                    "-t",
                    "tmpfs",
                    "-o",
                    &format!("size={kilobytes}k"),
                    "kinograph-test",
                ])
                .arg(&path)
                .stderr(Stdio::null())
                .status();
            if mounted.is_ok_and(|status| status.success()) {
                return Some(Self(path));
            }
            skipped("only root can make a small disk");
            None
        }
    }

    impl Drop for Disk {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg("-l").arg(&self.0).status();
        }
    }

    #[test]
    fn a_full_disk_is_told_and_changes_nothing() {
        let folder = Folder::with_acme();
        // There is room for one pack and its list, and not for another.
        let Some(_disk) = Disk::mount(&folder, 160) else {
            return;
        };
        // What is compiled is larger, and does without.
        folder
            .run(&["pack", "install", "acme.wasm"])
            .exits_with(0)
            .complains(&["cannot be kept compiled", "installed acme-co"]);
        folder.write("beta.wasm", pack("beta-co", "1.0.0"));
        folder
            .run(&["pack", "install", "beta.wasm"])
            .exits_with(2)
            .complains(&["no space is left on the device", "hint: free some space"]);
        folder.draws_with_acme("1.2.0");
        folder.run(&["pack", "verify"]).exits_with(0);
    }

    #[test]
    fn a_home_that_is_no_folder_hurts_only_what_needs_it() {
        let folder = Folder::with_acme();
        folder.write("shop.yaml", SHOP);
        folder.write(HOME, "a file");
        folder
            .run(&["render", "shop.yaml"])
            .exits_with(0)
            .complains(&["wrote shop.svg"]);
        folder
            .run(&["pack", "install", "acme.wasm"])
            .exits_with(2)
            .complains(&["cannot write", "KINOGRAPH_HOME names another folder"]);
        assert_eq!(folder.read(HOME), "a file");
    }

    #[test]
    fn without_a_home_there_are_no_packs() {
        let folder = Folder::with_acme();
        folder.write("shop.yaml", SHOP);
        let homeless = "env -u KINOGRAPH_HOME -u XDG_DATA_HOME HOME=relative $KINOGRAPH";
        shell(&folder, &format!("{homeless} render shop.yaml")).exits_with(0);
        // The platform's own place, below the user's folder.
        shell(&folder, "unset KINOGRAPH_HOME XDG_DATA_HOME XDG_CACHE_HOME; HOME=$PWD/me $KINOGRAPH pack install acme.wasm")
            .exits_with(0);
        assert!(folder.path("me").exists());
        assert!(!folder.path(HOME).exists());
    }
}
