//! Why no change is proposed.

/// Why no change is proposed. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The address of the server cannot be used.
    #[error("cannot use the URL of the model: {reason}")]
    BadUrl {
        /// What is wrong with it.
        reason: String,
    },
    /// The key cannot be one.
    #[error("the key of the model is empty, or holds what no key has")]
    BadKey,
    /// There is too much to say.
    #[error("the prompt would be {bytes} bytes, and at most {limit} are sent")]
    TooMuchToSay {
        /// How large the prompt is.
        bytes: usize,
        /// How large it may be.
        limit: usize,
    },
    /// The server could not be spoken to.
    #[error("cannot speak to {host}: {reason}")]
    Network {
        /// Who.
        host: String,
        /// Why.
        reason: String,
    },
    /// The server took too long.
    #[error("{host} did not answer within {seconds} s")]
    TooSlow {
        /// Who.
        host: String,
        /// How long it had.
        seconds: u64,
    },
    /// The server said more than anybody reads.
    #[error("the answer of {host} is larger than {limit} bytes")]
    TooLarge {
        /// Who.
        host: String,
        /// How large an answer may be.
        limit: usize,
    },
    /// The server wants us to go elsewhere.
    #[error("{host} sends us to {to}, and diagrams go nowhere but where you said")]
    Redirected {
        /// Who.
        host: String,
        /// Where to.
        to: String,
    },
    /// The server did not do it.
    #[error("{host} answers {status}{}", .message.as_ref().map(|it| format!(": {it}")).unwrap_or_default())]
    Status {
        /// Who.
        host: String,
        /// The number that says why.
        status: u16,
        /// The words that do.
        message: Option<String>,
        /// When to try again, in the words of the server.
        retry_after: Option<String>,
    },
    /// What the server said is no answer of a model.
    #[error("{host} does not answer as a model does: {reason}")]
    NoAnswer {
        /// Who.
        host: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The model does not want to.
    #[error("the model refuses{}", .0.as_ref().map(|it| format!(": {it}")).unwrap_or_default())]
    Refused(Option<String>),
    /// The answer was longer than the server lets it be.
    #[error("the answer of the model was cut off")]
    CutOff,
    /// The answer was kept back by the server.
    #[error("the server kept the answer of the model back")]
    Filtered,
    /// The model has nothing to change.
    #[error("the model proposes no change{}", .0.as_ref().map(|it| format!(": {it}")).unwrap_or_default())]
    NothingProposed(Option<String>),
    /// Every answer had mistakes.
    #[error("the model proposed nothing that can be done, in {tries} tries")]
    GaveUp {
        /// How often it was asked.
        tries: usize,
        /// What is wrong with its last answer.
        problems: Vec<String>,
    },
    /// Whoever waited wanted no longer.
    #[error("stopped")]
    Stopped,
}

impl Error {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::BadUrl { .. } => {
                "name the base URL, such as http://localhost:11434/v1 or https://api.example.com/v1"
            }
            Self::BadKey => "copy the key again, all of it and nothing else",
            Self::TooMuchToSay { .. } => "split the diagram, or use `kinograph apply`",
            Self::Network { .. } => "is the server running, and the URL right?",
            Self::TooSlow { .. } => "--timeout gives it more time; a smaller model needs less",
            Self::TooLarge { .. } => "is the URL that of a model?",
            Self::Redirected { .. } => "if you trust that place, make it the URL",
            Self::Status {
                status,
                retry_after,
                ..
            } => return Some(status_hint(*status, retry_after.as_deref())),
            Self::NoAnswer { .. } => {
                "the URL must be that of a server that speaks as OpenAI's chat completions do"
            }
            Self::Refused(_) | Self::Filtered => "say it in other words",
            Self::CutOff => "ask for less at once, or let the server write longer answers",
            Self::NothingProposed(_) => "say more exactly what is to be added or changed",
            Self::GaveUp { problems, .. } => {
                let last = problems.join("; ");
                return Some(format!(
                    "the last problems: {last}; a larger model may do better"
                ));
            }
            Self::Stopped => return None,
        };
        Some(hint.to_owned())
    }
}

fn status_hint(status: u16, retry_after: Option<&str>) -> String {
    match (status, retry_after) {
        (401 | 403, _) => "put a key that is valid there into KINOGRAPH_AI_KEY".to_owned(),
        (404, _) => {
            "check the name of the model, and the URL, which usually ends with /v1".to_owned()
        }
        (413, _) => "the diagram is too large for this server".to_owned(),
        (429, Some(when)) => format!("too much was asked of it; try again after {when}"),
        (429, None) => "too much was asked of it, or your account is empty; try later".to_owned(),
        (500.., Some(when)) => format!("the server has trouble of its own; try again after {when}"),
        (500.., None) => "the server has trouble of its own; try later".to_owned(),
        _ => "check the URL and the name of the model".to_owned(),
    }
}
