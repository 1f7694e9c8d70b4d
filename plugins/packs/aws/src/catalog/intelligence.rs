//! What has learned.

use kinograph_plugin_sdk::catalog::{Category, Kind};

use crate::{colors::TEAL, icons};

/// What has learned.
pub(super) const INTELLIGENCE: Category = Category {
    name: "aws-ai",
    accent: None,
    kinds: &[
        Kind::new("aws-bedrock", "Amazon Bedrock")
            .doc("language models behind one API")
            .aliases(&["bedrock"])
            .brand(&icons::SPARKLES, TEAL),
        Kind::new("aws-bedrock-agent", "Amazon Bedrock Agents")
            .doc("a model that plans and calls tools")
            .aliases(&["bedrock-agent", "bedrock-agents"])
            .brand(&icons::ROBOT, TEAL),
        Kind::new("aws-sagemaker", "Amazon SageMaker AI")
            .doc("trains models and serves them")
            .aliases(&["sagemaker", "aws-sagemaker-ai"])
            .brand(&icons::BRAIN, TEAL),
        Kind::new("aws-rekognition", "Amazon Rekognition")
            .doc("sees what is in pictures")
            .aliases(&["rekognition"])
            .brand(&icons::PHOTO_SEARCH, TEAL),
        Kind::new("aws-textract", "Amazon Textract")
            .doc("reads forms and scans")
            .aliases(&["textract"])
            .brand(&icons::TEXT_RECOGNITION, TEAL),
    ],
};
