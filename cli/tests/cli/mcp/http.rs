//! Serving over HTTP: who is answered, and who is not.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Stdio},
};

use serde_json::{Value, json};

use super::client::{PATIENCE, hello, long_film};
use crate::support::{Folder, SHOP};

/// A server that runs while its test does.
pub(super) struct Server {
    child: Child,
    /// Such as `127.0.0.1:8765`.
    pub(super) address: String,
}

/// An answer.
struct Answer {
    status: u16,
    body: String,
}

impl Server {
    pub(super) fn start(folder: &Folder, args: &[&str]) -> Self {
        let mut child = folder
            .command(&[&["mcp", "--http", "0"], args].concat())
            .stderr(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command can be run");
        let stderr = child.stderr.take().expect("it is piped");
        let mut line = String::new();
        BufReader::new(stderr)
            .read_line(&mut line)
            .expect("it says where it is");
        let address = line
            .split("http://")
            .nth(1)
            .and_then(|rest| rest.split("/mcp").next());
        let address = address
            .unwrap_or_else(|| panic!("no address in {line}"))
            .to_owned();
        Self { child, address }
    }

    /// Sends a message as clients do, with more headers.
    fn post(&self, headers: &[&str], message: &Value) -> Answer {
        self.send("POST /mcp", headers, &message.to_string())
    }

    /// Sends a request; one header of each name counts, the last.
    fn send(&self, line: &str, headers: &[&str], body: &str) -> Answer {
        let mut stream = self.begin(line, headers, body);
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        Answer {
            status: status.unwrap_or_else(|| panic!("no answer: {answer}")),
            body: body.to_owned(),
        }
    }

    /// Sends a request and waits for nothing.
    fn begin(&self, line: &str, headers: &[&str], body: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("somebody listens");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("it is not zero");
        let mut head = format!("{line} HTTP/1.1\r\n");
        let usual = [
            format!("Host: {}", self.address),
            "Accept: application/json, text/event-stream".to_owned(),
            "Content-Type: application/json".to_owned(),
            "MCP-Protocol-Version: 2025-06-18".to_owned(),
            format!("Content-Length: {}", body.len()),
            "Connection: close".to_owned(),
        ];
        let name = |header: &str| header.split(':').next().map(str::to_lowercase);
        let replaced = |header: &&String| !headers.iter().any(|it| name(it) == name(header));
        for header in usual
            .iter()
            .filter(replaced)
            .map(String::as_str)
            .chain(headers.iter().copied())
        {
            head += &format!("{header}\r\n");
        }
        stream
            .write_all(format!("{head}\r\n").as_bytes())
            .expect("it listens");
        // A server that has seen enough may stop listening.
        let _ = stream.write_all(body.as_bytes());
        stream
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

fn request(method: &str, params: &Value) -> Value {
    json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
}

#[test]
fn tools_are_used_over_http() {
    let folder = Folder::with_shop();
    let server = Server::start(&folder, &[]);
    let answer = server.post(&[], &request("initialize", &hello()));
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.json()["result"]["serverInfo"]["name"], "kinograph");
    let call = json!({"name": "read_diagram", "arguments": {"path": "shop.yaml"}});
    let answer = server.post(&[], &request("tools/call", &call)).json();
    assert_eq!(answer["result"]["content"][1]["text"], SHOP);
    let note = json!({"jsonrpc": "2.0", "method": "notifications/initialized"});
    assert_eq!(server.post(&[], &note).status, 202);
}

#[test]
fn only_those_who_call_the_server_by_its_name_are_answered() {
    let folder = Folder::new();
    let args = [
        "--allow-host",
        "diagrams.example.org",
        "--allow-origin",
        "https://example.org",
    ];
    let server = Server::start(&folder, &args);
    let port = server.address.split(':').nth(1).expect("there is a port");
    let own_page = format!("Origin: http://localhost:{port}");
    let by_name = format!("Host: localhost:{port}");
    for (header, status) in [
        ("Host: 127.0.0.1", 200),
        (&by_name, 200),
        ("Host: diagrams.example.org", 200),
        ("Host: diagrams.example.org:8443", 200),
        ("Host: evil.example", 403),
        ("Host: 127.0.0.1.evil.example", 403),
        ("Host: localhost@evil.example", 403),
        ("Origin: https://example.org", 200),
        ("Origin: https://example.org:8443", 403),
        ("Origin: http://example.org", 403),
        ("Origin: https://evil.example", 403),
        ("Origin: null", 403),
        (&own_page, 403),
    ] {
        let answer = server.post(&[header], &request("initialize", &hello()));
        assert_eq!(answer.status, status, "{header}: {}", answer.body);
    }
}

#[test]
fn what_is_no_request_is_refused_and_the_server_goes_on() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    for (line, headers, body, status) in [
        ("GET /", &[][..], "", 404),
        ("POST /mcp/../etc", &[], "{}", 404),
        ("GET /mcp", &[], "", 405),
        ("PUT /mcp", &[], "{}", 405),
        ("POST /mcp", &["Content-Type: text/plain"], "{}", 415),
        ("POST /mcp", &["Accept: text/html"], "{}", 406),
        (
            "POST /mcp",
            &["MCP-Protocol-Version: 1999-01-01"],
            "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}",
            400,
        ),
    ] {
        let answer = server.send(line, headers, body);
        assert_eq!(answer.status, status, "{line} {headers:?}: {}", answer.body);
    }
    for body in ["", "not JSON", "[]", "{\"jsonrpc\": \"2.0\"}"] {
        let answer = server.send("POST /mcp", &[], body);
        assert!(
            (400..500).contains(&answer.status),
            "{body}: {}",
            answer.status
        );
    }
    let huge = request("tools/list", &json!({"x": "x".repeat(17 << 20)}));
    assert_eq!(server.post(&[], &huge).status, 413);
    assert_eq!(
        server.post(&[], &request("initialize", &hello())).status,
        200
    );
}

#[test]
fn an_address_that_is_taken_is_told() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let again = folder
        .run(&["mcp", "--http", &server.address])
        .exits_with(2);
    again.complains(&["cannot listen at", &server.address]);
    folder
        .run(&["mcp", "--http", "example.org:80"])
        .exits_with(2);
    folder
        .run(&["mcp", "--allow-host", "example.org"])
        .exits_with(2);
    let missing = folder.run(&["mcp", "--folder", "missing"]).exits_with(2);
    missing.complains(&["there is no such file"]);
}

#[test]
fn work_for_clients_that_leave_stops() {
    let folder = Folder::with_shop();
    let server = Server::start(&folder, &[]);
    let film = request("tools/call", &long_film()).to_string();
    // As many as are worked on at once: unless they stop, nothing else gets its turn.
    for _ in 0..4 {
        drop(server.begin("POST /mcp", &[], &film));
    }
    let call = json!({"name": "read_diagram", "arguments": {"path": "shop.yaml"}});
    assert_eq!(server.post(&[], &request("tools/call", &call)).status, 200);
}
