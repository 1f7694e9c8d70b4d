//! `kinograph mcp`: lets models work on the diagrams of a folder.

use std::{
    env,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    str::FromStr,
};

use kinograph_mcp::{Ended, HttpOptions, PATH, serve_http, serve_stdio};

use crate::{
    failure::{Failure, Status},
    limits::Limit,
    mcp::{Desk, Folder},
    report::{Report, shown},
};

const NOTES: &str = "\
An assistant that speaks the Model Context Protocol starts this and talks to it
over standard input and output. It can then look kinds up, and read, change,
draw and export the diagrams of one folder; it reaches nothing else.
docs/mcp.md tells how to set it up and what it can do.

Examples:
  kinograph mcp --folder ~/diagrams
  kinograph mcp --http 8765                  Serve over HTTP, to this computer only
  kinograph mcp --http 127.0.0.1:0 --allow-host diagrams.example.org";

/// Let AI assistants work on the diagrams of a folder
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The folder that holds the diagrams [default: the working folder]
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,

    /// Serve over HTTP at this port of this computer, or at an address such as 127.0.0.1:8765;
    /// port 0 is any that is free
    #[arg(long, value_name = "ADDRESS", help_heading = "HTTP")]
    http: Option<Address>,

    /// Also answer requests that call the server by this name, such as diagrams.example.org;
    /// repeatable
    #[arg(
        long,
        value_name = "HOST",
        help_heading = "HTTP",
        requires = "http",
        value_parser = host
    )]
    allow_host: Vec<String>,

    /// Also answer web pages of this origin, such as `https://example.org`; repeatable
    #[arg(
        long,
        value_name = "ORIGIN",
        help_heading = "HTTP",
        requires = "http",
        value_parser = origin
    )]
    allow_origin: Vec<String>,

    /// Raise or lower a limit, such as nodes=20000; a wrong name lists them; repeatable
    #[arg(long, value_name = "NAME=NUMBER", help_heading = "Limits")]
    limit: Vec<Limit>,
}

/// Where to listen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Address(SocketAddr);

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let loopback = |port| Self((Ipv4Addr::LOCALHOST, port).into());
        let port = text.strip_prefix("localhost:").unwrap_or(text);
        match port.parse() {
            Ok(port) => Ok(loopback(port)),
            Err(_) => text
                .parse()
                .map(Self)
                .map_err(|_| "write a port, or an address such as 127.0.0.1:8765".to_owned()),
        }
    }
}

fn host(text: &str) -> Result<String, String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
    if text.is_empty() || !text.chars().all(is_name) {
        return Err("write a name or an address, with a port or for any port".to_owned());
    }
    Ok(text.to_owned())
}

fn origin(text: &str) -> Result<String, String> {
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme));
    match host.map(|rest| rest.trim_end_matches('/')) {
        Some(rest) if host_is_whole(rest) => Ok(text.to_owned()),
        _ => Err("write an origin such as https://example.org".to_owned()),
    }
}

fn host_is_whole(rest: &str) -> bool {
    host(rest).is_ok()
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    if let Some(folder) = &args.folder {
        env::set_current_dir(folder).map_err(|error| Failure::reading(folder, &error))?;
    }
    let folder = Folder::here()?;
    let place = shown(folder.root().display());
    let desk = Desk::new(folder, args.limit.clone());
    let ended = match args.http {
        Some(Address(address)) => {
            if !address.ip().is_loopback() {
                report.warning(
                    &format!(
                        "whoever reaches {address} can read and change the diagrams of {place}"
                    ),
                    "there is no password: listen at 127.0.0.1 unless the network is yours alone",
                );
            }
            let options = HttpOptions {
                address,
                allowed_hosts: args.allow_host.clone(),
                allowed_origins: args.allow_origin.clone(),
            };
            serve_http(desk, &options, |bound| {
                report.note(&format!(
                    "serving {place} at http://{bound}{PATH}; Ctrl-C stops"
                ));
            })
        }
        None => {
            report.note(&format!(
                "serving {place} over standard input and output, for programs that speak the Model \
                 Context Protocol; Ctrl-C stops"
            ));
            serve_stdio(desk)
        }
    };
    match ended.map_err(|error| Failure::new(error.to_string()))? {
        Ended::ClientLeft => Ok(Status::Done),
        Ended::Interrupted => Err(Failure::Interrupted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_this_computer_unless_they_say_otherwise() {
        for (text, expected) in [
            ("8765", "127.0.0.1:8765"),
            ("localhost:0", "127.0.0.1:0"),
            ("127.0.0.1:1", "127.0.0.1:1"),
            ("[::1]:80", "[::1]:80"),
            ("0.0.0.0:80", "0.0.0.0:80"),
        ] {
            let Address(address) = text.parse().expect(text);
            assert_eq!(address.to_string(), expected);
        }
        for text in ["", "example.org:80", "70000", "127.0.0.1"] {
            Address::from_str(text).expect_err(text);
        }
    }

    #[test]
    fn hosts_and_origins_are_names() {
        host("diagrams.example.org:8443").expect("it is a name with a port");
        host("https://example.org").expect_err("it is an origin");
        host("*").expect_err("everybody is nobody's name");
        origin("https://example.org").expect("it is an origin");
        origin("example.org").expect_err("it is a host");
        origin("https://example.org/page").expect_err("it is a page");
    }
}
