//! What has learned.

use kinograph_plugin_sdk::catalog::{Category, Form, Kind, REPLICAS};

use crate::{colors::VIOLET, icons};

/// What has learned.
pub(super) const INTELLIGENCE: Category = Category {
    name: "azure-ai",
    accent: None,
    kinds: &[
        Kind::new("azure-openai", "Azure OpenAI")
            .doc("language models of OpenAI, run by Azure")
            .brand(&icons::SPARKLES, VIOLET),
        Kind::new("azure-ai-foundry", "Azure AI Foundry")
            .doc("builds agents and apps on many models")
            .aliases(&["ai-foundry"])
            .brand(&icons::ROBOT, VIOLET),
        Kind::new("azure-ai-search", "Azure AI Search")
            .doc("finds text and vectors fast")
            .aliases(&["ai-search", "azure-cognitive-search"])
            .brand(&icons::DATABASE_SEARCH, VIOLET)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("azure-machine-learning", "Azure Machine Learning")
            .doc("trains models and serves them")
            .aliases(&["azure-ml"])
            .brand(&icons::BRAIN, VIOLET),
        Kind::new("azure-document-intelligence", "Azure Document Intelligence")
            .doc("reads forms and scans")
            .aliases(&["document-intelligence"])
            .brand(&icons::TEXT_RECOGNITION, VIOLET),
    ],
};
