//! Lays out benchmark graphs: a path of a graph in JSON on each line of the
//! standard input, a drawing in JSON on each line of the standard output.
//!
//! `--wasm` asks the plugin as it is shipped instead of the same passes built
//! natively. `--layout NAME` asks another layout, always as a plugin. `--ports`
//! puts the ends of edges on the sides that the graphs ask for; without it they
//! are free, as they are for most other layouts.

#![allow(
    clippy::print_stdout,
    reason = "the standard output is how the worker answers"
)]

mod graph;
mod native;

use std::io::BufRead as _;

use kinograph_core::{Arrangement, LayoutEngine, LayoutRequest};
use kinograph_plugins::{Host, Options, Registry};
use rustix::time::{ClockId, clock_gettime};
use serde_json::{Value, json};

use graph::{Graph, Names};

const USAGE: &str = "layout-worker [--wasm] [--layout NAME] [--ports] < paths > drawings";

fn main() -> Result<(), String> {
    let options = Settings::read(std::env::args().skip(1))?;
    let engine = engine(&options)?;
    let ask = |request: &LayoutRequest| engine.ask(request);
    for path in std::io::stdin().lock().lines().map_while(Result::ok) {
        let answer =
            answer(&path, &options, &ask).unwrap_or_else(|error| json!({ "error": error }));
        println!("{answer}");
    }
    Ok(())
}

/// What the command line asks for.
struct Settings {
    wasm: bool,
    layout: String,
    ports: bool,
}

impl Settings {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut settings = Self {
            wasm: false,
            layout: "layered".to_owned(),
            ports: false,
        };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--wasm" => settings.wasm = true,
                "--ports" => settings.ports = true,
                "--layout" => settings.layout = arguments.next().ok_or(USAGE)?,
                _ => return Err(format!("unknown argument {argument}: {USAGE}")),
            }
        }
        settings.wasm |= settings.layout != "layered";
        Ok(settings)
    }
}

/// Who answers, and which of its layouts.
struct Engine {
    layouts: Box<dyn LayoutEngine>,
    layout: usize,
}

impl Engine {
    fn ask(&self, request: &LayoutRequest) -> Result<Arrangement, String> {
        let answer = self.layouts.arrange(self.layout, request);
        answer.map_err(|error| error.to_string())
    }
}

fn engine(settings: &Settings) -> Result<Engine, String> {
    let layouts: Box<dyn LayoutEngine> = if settings.wasm {
        let host = Host::new(Options::default());
        let plugins = kinograph_builtin::plugins(&host).map_err(|error| error.to_string())?;
        Box::new(Registry::new(plugins).map_err(|error| error.to_string())?)
    } else {
        Box::new(native::Layered::new())
    };
    let layout = layouts
        .specs()
        .iter()
        .position(|spec| spec.id == settings.layout)
        .ok_or_else(|| format!("there is no layout {}", settings.layout))?;
    Ok(Engine { layouts, layout })
}

fn answer(
    path: &str,
    settings: &Settings,
    arrange: &dyn Fn(&LayoutRequest) -> Result<Arrangement, String>,
) -> Result<Value, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let graph: Graph = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let names = Names::new(&graph);
    let request = graph::request(&graph, &names, settings.ports)?;
    let start = cpu_ms();
    let arrangement = arrange(&request)?;
    let ms = cpu_ms() - start;
    Ok(json!({ "ms": ms, "drawing": graph::drawing(&graph, &names, &request, &arrangement) }))
}

/// What this process has used of a processor, in milliseconds.
fn cpu_ms() -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds need no more")]
    let ms = |whole: i64, nanos: i64| whole as f64 * 1e3 + nanos as f64 / 1e6;
    let time = clock_gettime(ClockId::ProcessCPUTime);
    ms(time.tv_sec, time.tv_nsec)
}
