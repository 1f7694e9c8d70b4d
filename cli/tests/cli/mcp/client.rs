//! A client of the protocol in a few lines: what it sends is what a test says,
//! and everything that the server prints is looked at.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    process::{Child, ChildStdin, ExitStatus, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

use serde_json::{Value, json};

use crate::support::Folder;

/// How long an answer may take on a busy machine.
pub(super) const PATIENCE: Duration = Duration::from_secs(120);

/// A server over standard input and output, and a client that talks to it.
pub(super) struct Client {
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Receiver<String>,
    next_id: u64,
}

/// What came of a call.
#[derive(Clone, Debug)]
pub(super) struct Called(pub(super) Value);

impl Client {
    /// Starts a server in a folder, and shakes hands.
    pub(super) fn start(folder: &Folder) -> Self {
        Self::start_with(folder, &[])
    }

    /// Starts a server with arguments, and shakes hands.
    pub(super) fn start_with(folder: &Folder, args: &[&str]) -> Self {
        let mut client = Self::begin(folder, args);
        let hello = client.request("initialize", &hello());
        assert_eq!(hello["serverInfo"]["name"], "kinograph", "{hello}");
        client.send(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
        client
    }

    /// Starts a server in a folder, and says nothing.
    pub(super) fn start_silently(folder: &Folder) -> Self {
        Self::begin(folder, &[])
    }

    fn begin(folder: &Folder, args: &[&str]) -> Self {
        let mut child = folder
            .command(&[&["mcp"], args].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command can be run");
        let stdout = child.stdout.take().expect("it is piped");
        let (send, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines() {
                let line = line.expect("the server prints UTF-8");
                if send.send(line).is_err() {
                    return;
                }
            }
        });
        Self {
            stdin: child.stdin.take(),
            child,
            lines,
            next_id: 0,
        }
    }

    /// Sends a line as it is.
    pub(super) fn send_line(&mut self, line: &str) {
        let stdin = self.stdin.as_mut().expect("the client has not left");
        writeln!(stdin, "{line}").expect("the server reads");
    }

    pub(super) fn send(&mut self, message: &Value) {
        self.send_line(&message.to_string());
    }

    /// Sends a request and waits for nothing.
    pub(super) fn ask(&mut self, method: &str, params: &Value) -> u64 {
        self.next_id += 1;
        let id = self.next_id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    /// The next message.
    pub(super) fn receive(&mut self) -> Value {
        let line = self
            .lines
            .recv_timeout(PATIENCE)
            .expect("the server answers");
        let message: Value = serde_json::from_str(&line).unwrap_or_else(|error| {
            panic!("standard output carries the protocol: {error}: {line}")
        });
        assert_eq!(message["jsonrpc"], "2.0", "{line}");
        message
    }

    /// The whole answer to a request.
    pub(super) fn answer(&mut self, method: &str, params: &Value) -> Value {
        let id = self.ask(method, params);
        loop {
            let message = self.receive();
            if message["id"] == id {
                return message;
            }
        }
    }

    /// What a request results in.
    pub(super) fn request(&mut self, method: &str, params: &Value) -> Value {
        let mut answer = self.answer(method, params);
        assert!(answer["error"].is_null(), "{method}: {answer}");
        answer["result"].take()
    }

    /// What a tool answers, whether or not it did what it was asked.
    pub(super) fn try_call(&mut self, tool: &str, arguments: &Value) -> Called {
        Called(self.request("tools/call", &json!({"name": tool, "arguments": arguments})))
    }

    /// What a tool answers that does what it is asked.
    #[track_caller]
    pub(super) fn call(&mut self, tool: &str, arguments: &Value) -> Called {
        let called = self.try_call(tool, arguments);
        assert!(!called.failed(), "{tool}: {}", called.text());
        called
    }

    /// What a tool answers that does not.
    #[track_caller]
    pub(super) fn refused(&mut self, tool: &str, arguments: &Value) -> Called {
        let called = self.try_call(tool, arguments);
        assert!(called.failed(), "{tool}: {}", called.text());
        called
    }

    /// The number of the process.
    pub(super) fn process(&self) -> u32 {
        self.child.id()
    }

    /// Closes standard input, as clients do that are done, and waits for the end.
    pub(super) fn leave(mut self) -> (ExitStatus, String) {
        drop(self.stdin.take());
        self.end()
    }

    /// Waits for the end; what the server said on standard error.
    pub(super) fn end(mut self) -> (ExitStatus, String) {
        let mut log = String::new();
        let mut stderr = self.child.stderr.take().expect("it is piped");
        stderr.read_to_string(&mut log).expect("messages are UTF-8");
        (self.child.wait().expect("it is ours"), log)
    }
}

/// What a client begins with.
pub(super) fn hello() -> Value {
    json!({
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    })
}

/// A call that takes longer than anybody waits, in steps that take no time: a long film.
pub(super) fn long_film() -> Value {
    let arguments = json!({
        "path": "shop.yaml", "output": "shop.mp4", "size": "480x270", "duration": "600s", "fps": 240,
    });
    json!({"name": "export_diagram", "arguments": arguments})
}

impl Called {
    pub(super) fn failed(&self) -> bool {
        self.0["isError"] == true
    }

    /// All texts, one after the other.
    pub(super) fn text(&self) -> String {
        let parts = self.0["content"].as_array().expect("an answer has content");
        parts
            .iter()
            .filter_map(|part| part["text"].as_str())
            .collect()
    }

    /// The diagram as data, which is what a part in JSON is.
    pub(super) fn model(&self) -> Value {
        let parts = self.0["content"].as_array().expect("an answer has content");
        let texts = parts.iter().filter_map(|part| part["text"].as_str());
        let mut json = texts.filter_map(|text| serde_json::from_str(text).ok());
        json.next().expect("there is a model")
    }

    /// The revision that is told first.
    pub(super) fn revision(&self) -> String {
        let text = self.text();
        let is_revision =
            |word: &&str| word.len() == 16 && word.chars().all(|c| c.is_ascii_hexdigit());
        let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
        let revision = words.find(is_revision);
        revision.expect("there is a revision").to_owned()
    }

    /// The picture in base64.
    pub(super) fn picture(&self) -> &str {
        let parts = self.0["content"].as_array().expect("an answer has content");
        let picture = parts.iter().find(|part| part["type"] == "image");
        let picture = picture.expect("there is a picture");
        assert_eq!(picture["mimeType"], "image/png");
        picture["data"].as_str().expect("it is base64")
    }

    #[track_caller]
    pub(super) fn says(self, parts: &[&str]) -> Self {
        let text = self.text();
        for part in parts {
            assert!(text.contains(part), "no {part:?} in:\n{text}");
        }
        self
    }
}
