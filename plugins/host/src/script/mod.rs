//! Layouts that authors write: a script engine is asked, its answer completed
//! and checked.

mod answer;
mod complete;
mod graph;
mod routes;

use kinograph_core::{Arrangement, ScriptCall, ScriptError};

use crate::{
    Fault,
    plugin::Code,
    v0_1::{Question, ScriptCode},
};

/// An engine that runs scripts: a component like any plugin, in the same
/// sandbox. It is compiled, or its compiled form loaded, when the first script
/// is run.
#[derive(Debug)]
pub struct ScriptEngine {
    code: Code<ScriptCode>,
}

impl ScriptEngine {
    pub(crate) fn new(code: Code<ScriptCode>) -> Self {
        Self { code }
    }

    /// Arranges a diagram by a script. What it leaves open is completed:
    /// containers wrap what is in them, and lines are left to the router.
    ///
    /// # Errors
    /// When the script fails, exceeds a limit, or answers nonsense.
    pub fn run(&self, call: &ScriptCall<'_>) -> Result<Arrangement, ScriptError> {
        let limits = &self.code.shared.limits;
        let script = &call.choice.script;
        let request = graph::json(call);
        let question = Question {
            name: &script.name,
            source: &script.source,
            request: &request,
            seed: call.request.seed,
        };
        let items =
            call.request.nodes.len() + call.request.containers.len() + call.request.edges.len();
        let allowance = limits.allow_arranging(items);
        let answer = self
            .code
            .call(&script.name, allowance, None, |code, store| {
                code.run(store, question)
            });
        let text = answer.map_err(|fault| told(&fault))??;
        let answer = answer::Answer::read(&text, limits)?;
        complete::arrangement(call, &answer)
    }
}

/// A script that exceeds a limit cannot say where it does.
fn told(fault: &Fault) -> ScriptError {
    let error = ScriptError::new(format!("the script {fault}"));
    match fault {
        Fault::Time(_) => error.hint("look for a loop that does not end, or arrange less at once"),
        Fault::Memory(_) => error.hint("look for a list that grows without an end"),
        Fault::Stack(_) => error.hint("look for a function that calls itself without an end"),
        _ => error,
    }
}
