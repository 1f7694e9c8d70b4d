//! What has learned.

use kinograph_plugin_sdk::catalog::{Category, Kind};

use crate::{colors::PINK, icons};

/// What has learned.
pub(super) const INTELLIGENCE: Category = Category {
    name: "gcp-ai",
    accent: None,
    kinds: &[
        Kind::new("gcp-vertex-ai", "Vertex AI")
            .doc("trains models and serves them")
            .aliases(&["vertex-ai", "vertexai"])
            .brand(&icons::BRAIN, PINK),
        Kind::new("gcp-gemini", "Gemini")
            .doc("Google's language models")
            .aliases(&["gemini"])
            .brand(&icons::SPARKLES, PINK),
        Kind::new("gcp-document-ai", "Document AI")
            .doc("reads forms and scans")
            .aliases(&["document-ai"])
            .brand(&icons::TEXT_RECOGNITION, PINK),
        Kind::new("gcp-vision", "Vision AI")
            .doc("sees what is in pictures")
            .aliases(&["gcp-vision-ai"])
            .brand(&icons::PHOTO_SEARCH, PINK),
    ],
};
