//! What has learned, and what leads to it.

use kinograph_plugin_sdk::{
    catalog::{Category, Emblem, Ends, Form, INSTANCES, Kind, Title},
    styling::Rgba,
};

use crate::icons;

/// What has learned, and what leads to it.
pub(super) const MODELS: Category = Category {
    name: "ai",
    accent: Some("violet"),
    kinds: &[
        Kind::new("openai", "OpenAI")
            .doc("language models as a service")
            .aliases(&["gpt", "chatgpt"])
            .accent("#10A37F")
            .emblem(Emblem::Brand(&icons::BRAIN, Rgba::hex(0x0010_a37f))),
        Kind::new("anthropic", "Anthropic")
            .doc("the Claude language models as a service")
            .aliases(&["claude"])
            .accent("#C15F3C")
            .emblem(Emblem::DarkLogo(&icons::ANTHROPIC_ICON)),
        Kind::new("huggingface", "Hugging Face")
            .doc("shares models and data")
            .aliases(&["hugging-face"])
            .accent("#FFD21E")
            .emblem(Emblem::Mark(&icons::HUGGINGFACE)),
        Kind::new("ollama", "Ollama")
            .doc("runs language models on one's own machine")
            .accent("#171717")
            .emblem(Emblem::DarkLogo(&icons::OLLAMA))
            .form(Form::Stack(INSTANCES)),
        Kind::new("ai-gateway", "AI gateway")
            .doc("one entrance to many models")
            .aliases(&["llm-gateway"])
            .emblem(Emblem::Glyph(&icons::AI_GATEWAY))
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("mcp-server", "MCP server")
            .doc("gives tools and data to a language model")
            .aliases(&["mcp"])
            .emblem(Emblem::Mark(&icons::MODELCONTEXTPROTOCOL))
            .form(Form::Stack(INSTANCES)),
        Kind::new("jupyter", "Jupyter")
            .doc("notebooks of code, text and charts")
            .aliases(&["notebook"])
            .accent("#F37626")
            .emblem(Emblem::Logo(&icons::JUPYTER))
            .form(Form::Window(Title::Tabs)),
    ],
};
