//! A server on this computer that says what it was told to, one reply a request.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use serde_json::{Value, json};

/// What is said to a request.
pub(crate) enum Said {
    /// A status line, headers, and a body.
    Reply(&'static str, Vec<(&'static str, String)>, String),
    /// A body that says it has so many bytes.
    Announced(usize),
    /// A body of so many bytes that does not say how many.
    Endless(usize),
    /// Nothing, until whoever asks leaves.
    Silence,
}

/// A model that says this.
pub(crate) fn model(content: &str) -> Said {
    let message = json!({"role": "assistant", "content": content});
    chat(&message, "stop")
}

pub(crate) fn chat(message: &Value, finish_reason: &str) -> Said {
    let choice = json!({"index": 0, "message": message, "finish_reason": finish_reason});
    let body = json!({"object": "chat.completion", "choices": [choice]});
    Said::Reply("200 OK", Vec::new(), body.to_string())
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The request line and the headers.
    pub(crate) head: String,
    pub(crate) body: Value,
}

/// A running server.
pub(crate) struct Server {
    pub(crate) host: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// A server that says these in turn, and then no more.
    pub(crate) fn saying(replies: Vec<Said>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        let host = listener.local_addr().expect("it is bound").to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        thread::spawn(move || {
            for said in replies {
                let Ok((mut stream, _)) = listener.accept() else {
                    return;
                };
                let Some(request) = read(&stream) else {
                    return;
                };
                seen.lock().expect("nobody panics meanwhile").push(request);
                // Whoever asks may leave at any time.
                let _ = say(&mut stream, said);
            }
        });
        Self { host, asked }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/v1", self.host)
    }

    /// What was asked so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("nobody panics meanwhile").clone()
    }
}

fn read(stream: &TcpStream) -> Option<Asked> {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let is_length = name.eq_ignore_ascii_case("content-length");
        is_length
            .then(|| value.trim().parse::<usize>().ok())
            .flatten()
    });
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    let body = serde_json::from_slice(&body).unwrap_or(Value::Null);
    Some(Asked { head, body })
}

fn say(stream: &mut TcpStream, said: Said) -> std::io::Result<()> {
    const END: &str = "Connection: close\r\n\r\n";
    match said {
        Said::Reply(status, headers, body) => {
            let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", body.len());
            for (name, value) in headers {
                head += &format!("{name}: {value}\r\n");
            }
            write!(stream, "{head}{END}{body}")
        }
        Said::Announced(length) => {
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n{END}"
            )
        }
        Said::Endless(most) => {
            write!(stream, "HTTP/1.1 200 OK\r\n{END}")?;
            let block = vec![b' '; 1 << 16];
            (0..most >> 16).try_for_each(|_| stream.write_all(&block))
        }
        Said::Silence => {
            let mut left = [0];
            stream.read(&mut left).map(drop)
        }
    }
}
