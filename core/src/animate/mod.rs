//! Diagram to timeline: what moves, and when.
//!
//! ```text
//! script   what a story shows, traces, dims and says, in natural time
//! flows    what runs along the edges: all of them, or those of a trace
//! parts    what kinds declare about their drawings
//! orbits   what a layout lets circle
//! ```
//!
//! Each writes tracks or flows of one [`Timeline`]; nothing here knows frames.

mod fader;
mod flows;
mod marks;
mod orbits;
mod parts;
mod script;
mod stage;
mod story;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::{
    Diagram, Placement, Scene, Timeline, Visuals,
    diagram::{Action, Motion},
    scene::compose::{Extras, compose_with},
    text::Fonts,
};

use flows::Pace;
use script::Script;
use stage::Stage;

/// How a picture moves, whatever the file says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MotionOptions {
    /// How long one loop takes; none leaves that to the file.
    pub duration_ms: Option<u32>,
}

/// Composes a moving picture: the scene as [`compose`](crate::compose) has it,
/// but for what only a story shows, and what moves in it.
///
/// When nothing moves the timeline is empty and the scene is the still one.
#[must_use]
pub fn compose_moving(
    fonts: &Fonts,
    diagram: &Diagram,
    visuals: &Visuals,
    placement: &Placement,
    options: MotionOptions,
) -> (Scene, Timeline) {
    let motion = &diagram.motion;
    if motion.still {
        return (
            crate::compose(fonts, diagram, visuals, placement),
            Timeline::default(),
        );
    }
    let composed = compose_with(
        fonts,
        diagram,
        visuals,
        placement,
        &extras(diagram, placement),
    );
    let stage = Stage::new(diagram, visuals, placement, &composed);
    let timeline = timeline(&stage, options);
    (composed.scene, timeline)
}

fn timeline(stage: &Stage<'_>, options: MotionOptions) -> Timeline {
    let motion = &stage.diagram.motion;
    let script = if is_told(motion) {
        story::tell(stage)
    } else {
        Script::endless(orbits::natural_ms(stage))
    };
    let forced = options.duration_ms.or(motion.duration_ms);
    let pace = Pace::new(&script, forced, motion.speed);
    let ambient = flows::ambient(stage, &pace);
    let mut timeline = Timeline {
        duration_ms: pace.duration_ms,
        poster_ms: pace.whole_ms(script.poster_ms),
        tracks: script.tracks(),
        flows: Vec::new(),
    };
    timeline
        .tracks
        .retain(|track| !stage.is_invisible(&track.target));
    timeline
        .tracks
        .extend(parts::tracks(stage, &script, &ambient));
    timeline.tracks.extend(orbits::tracks(stage));
    timeline.flows.extend(ambient.into_iter().map(|it| it.flow));
    timeline.flows.extend(flows::traces(stage, &script, &pace));
    if timeline.is_still() {
        return Timeline::default();
    }
    timeline
}

/// Whether the picture has a beginning and an end.
fn is_told(motion: &Motion) -> bool {
    motion.entrance || !motion.story.is_empty()
}

/// What the scene has to hold beside what is still.
fn extras(diagram: &Diagram, placement: &Placement) -> Extras {
    let story = &diagram.motion.story;
    let said = |(number, step): (usize, &crate::diagram::Step)| Some((number, step.say.clone()?));
    let mut ringed = BTreeSet::new();
    for step in story {
        let ends: Vec<_> = match &step.action {
            Action::Pause | Action::Show(_) => Vec::new(),
            Action::Focus(ends) => ends.clone(),
            Action::Trace(hops) => hops
                .iter()
                .map(|hop| &diagram.edges[hop.edge])
                .flat_map(|edge| [edge.source, edge.target])
                .collect(),
        };
        ringed.extend(ends.iter().map(|end| diagram.end_item(*end).id.clone()));
    }
    Extras {
        captions: (1..).zip(story).filter_map(said).collect(),
        ringed,
        apart: is_told(&diagram.motion),
        spokes: orbits::spokes(diagram, placement),
    }
}
