//! A toolbox as the SDK wants it.

use std::{collections::HashMap, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rmcp::{
    ErrorData, RoleServer, ServerHandler,
    model::{
        CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation,
        ListToolsResult, PaginatedRequestParams, ServerCapabilities, ServerConfig,
        Tool as ListedTool, ToolAnnotations,
    },
    service::RequestContext,
};

use crate::{
    ending::Calls,
    toolbox::{About, Answer, Effect, Part, Stop, Tool, Toolbox},
};

/// A toolbox that answers requests.
#[derive(Clone)]
pub(crate) struct Handler {
    toolbox: Arc<dyn Toolbox>,
    config: Arc<ServerConfig>,
    tools: Arc<[ListedTool]>,
    /// Where each tool is listed.
    places: Arc<HashMap<String, usize>>,
    calls: Calls,
}

impl Handler {
    pub(crate) fn new(toolbox: Arc<dyn Toolbox>, calls: Calls) -> Self {
        let config = config(toolbox.about());
        let tools: Arc<[ListedTool]> = toolbox.tools().into_iter().map(listed).collect();
        let places = tools
            .iter()
            .enumerate()
            .map(|(place, tool)| (tool.name.to_string(), place));
        Self {
            config: Arc::new(config),
            places: Arc::new(places.collect()),
            tools,
            toolbox,
            calls,
        }
    }

    /// Uses a tool on a thread where it may take its time.
    async fn work(&self, request: CallToolRequestParams, stop: Stop) -> Answer {
        // When nobody polls this any more, nobody waits for the answer.
        let _gone = stop.request.clone().drop_guard();
        let turn = self.calls.turn().await;
        let toolbox = Arc::clone(&self.toolbox);
        let name = request.name.clone();
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let arguments = request.arguments.unwrap_or_default();
            toolbox.call(&request.name, arguments, &stop)
        });
        work.await.unwrap_or_else(|_| {
            Answer::failure(format!(
                "error: {name} broke down, which is a fault of its own\n\
                 hint: the server goes on; try it with other arguments, and please report it"
            ))
        })
    }
}

impl ServerHandler for Handler {
    fn get_info(&self) -> ServerConfig {
        (*self.config).clone()
    }

    fn get_tool(&self, name: &str) -> Option<ListedTool> {
        let place = self.places.get(name)?;
        self.tools.get(*place).cloned()
    }

    async fn list_tools(
        &self,
        _request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(self.tools.to_vec()))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        if !self.places.contains_key(&*request.name) {
            return Err(unknown(&request.name, &self.tools));
        }
        let stop = Stop {
            request: context.ct.child_token(),
            server: self.calls.ending.clone(),
        };
        Ok(result(self.work(request, stop).await).into())
    }
}

fn config(about: About) -> ServerConfig {
    let About {
        name,
        title,
        version,
        instructions,
    } = about;
    ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
        .with_server_info(Implementation::new(name, version).with_title(title))
        .with_instructions(instructions)
}

fn listed(tool: Tool) -> ListedTool {
    let Tool {
        name,
        title,
        description,
        arguments,
        effect,
    } = tool;
    let annotations = ToolAnnotations::new()
        .read_only(effect == Effect::Reads)
        .destructive(effect == Effect::Changes)
        .open_world(false);
    ListedTool::new_with_raw(name, Some(description.into()), arguments)
        .with_title(title)
        .with_annotations(annotations)
}

fn unknown(name: &str, tools: &[ListedTool]) -> ErrorData {
    // What a client sends back to it is no longer than any name of a tool.
    let name: String = name.chars().take(64).collect();
    let names: Vec<&str> = tools.iter().map(|tool| &*tool.name).collect();
    let message = format!(
        "unknown tool \"{name}\"; the tools are {}",
        names.join(", ")
    );
    ErrorData::invalid_params(message, None)
}

fn result(Answer { parts, failed }: Answer) -> CallToolResult {
    let content = parts.into_iter().map(block).collect();
    match failed {
        true => CallToolResult::error(content),
        false => CallToolResult::success(content),
    }
}

fn block(part: Part) -> ContentBlock {
    match part {
        Part::Text(text) => ContentBlock::text(text),
        Part::Picture { media_type, bytes } => {
            ContentBlock::image(STANDARD.encode(bytes), media_type)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use serde_json::{Map, Value};

    use super::*;
    use crate::ending::runtime;

    /// A tool that breaks, and one that works until it is asked to stop.
    #[derive(Default)]
    struct Odd {
        stopped: Arc<AtomicBool>,
    }

    impl Toolbox for Odd {
        fn about(&self) -> About {
            About {
                name: "odd".to_owned(),
                title: "Odd".to_owned(),
                version: "1".to_owned(),
                instructions: String::new(),
            }
        }

        fn tools(&self) -> Vec<Tool> {
            ["break", "wait"]
                .map(|name| Tool {
                    name,
                    title: name,
                    description: name,
                    arguments: Map::new(),
                    effect: Effect::Reads,
                })
                .into()
        }

        fn call(&self, tool: &str, _arguments: Map<String, Value>, stop: &Stop) -> Answer {
            assert_ne!(tool, "break", "this tool always breaks");
            while !stop.is_asked() {
                std::thread::yield_now();
            }
            self.stopped.store(true, Ordering::SeqCst);
            Answer::text("stopped")
        }
    }

    #[test]
    fn a_tool_that_breaks_down_answers_and_the_next_call_is_made() {
        let calls = Calls::default();
        let handler = Handler::new(Arc::new(Odd::default()), calls.clone());
        let runtime = runtime().expect("the system lets us");
        for _ in 0..10 {
            let request = CallToolRequestParams::new("break");
            let answer = runtime.block_on(handler.work(request, Stop::default()));
            assert!(answer.failed);
            assert!(
                matches!(&answer.parts[..], [Part::Text(text)] if text.contains("break broke down"))
            );
        }
    }

    #[test]
    fn work_stops_when_nobody_waits_for_it_or_the_server_ends() {
        let odd = Odd::default();
        let stopped = Arc::clone(&odd.stopped);
        let calls = Calls::default();
        let handler = Handler::new(Arc::new(odd), calls.clone());
        let runtime = runtime().expect("the system lets us");
        runtime.block_on(async {
            let wait = || CallToolRequestParams::new("wait");
            // Polled once, so that it begins, and given up.
            tokio::select! {
                biased;
                _ = handler.work(wait(), Stop::default()) => panic!("nobody asked it to stop"),
                () = tokio::task::yield_now() => {}
            }
            let stop = Stop {
                server: calls.ending.clone(),
                ..Stop::default()
            };
            let (answer, ()) = tokio::join!(handler.work(wait(), stop), calls.end());
            assert!(!answer.failed);
        });
        assert!(stopped.load(Ordering::SeqCst));
    }
}
