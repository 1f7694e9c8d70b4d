//! Drawings, from the contract's types to core's.

use std::collections::BTreeSet;

use kinograph_core::visuals::{
    Animated, Animation, Easing, Keyframe, Operation, PortPlace, Primitive, Repeat, Symbol,
    Trigger, Visual,
};

use super::{
    bindings::{
        exports::kinograph::plugin::components,
        kinograph::plugin::{drawing, errors},
    },
    reader::{self, Budget, ascends_within_one, insets, nonsense, number, point, rect},
    specs::side,
    tree::{Place, primitives},
};
use crate::{Fault, fault::printable, limits::Limits};

/// What one call drew.
#[derive(Debug)]
pub(crate) struct Answers {
    /// One for each node that was asked for.
    pub(crate) visuals: Vec<Result<Visual, Fault>>,
    /// The symbols that the visuals refer to.
    pub(crate) symbols: Vec<Symbol>,
}

/// The drawings, each checked on its own: a bad drawing disturbs no other, a
/// bad list or symbol disturbs all.
pub(super) fn drawings(
    drawings: components::Drawings,
    asked: usize,
    limits: &Limits,
) -> Result<Answers, Fault> {
    let components::Drawings { visuals, symbols } = drawings;
    if visuals.len() != asked {
        return Err(nonsense(format!(
            "it has {} drawings for {asked} nodes",
            visuals.len()
        )));
    }
    let mut budget = Budget::new(limits);
    let symbols: Vec<Symbol> = symbols
        .into_iter()
        .map(|symbol| self::symbol(symbol, &mut budget))
        .collect::<Result<_, _>>()?;
    let visuals = visuals
        .into_iter()
        .map(|drawn| visual(drawn.map_err(refusal)?, symbols.len(), &mut budget))
        .collect();
    Ok(Answers { visuals, symbols })
}

/// The fault that a plugin reports of itself or of what it was asked.
pub(super) fn refusal(error: errors::PluginError) -> Fault {
    match error {
        errors::PluginError::Unknown(id) => Fault::Unknown(printable(&id)),
        errors::PluginError::BadParam(error) => Fault::BadParam {
            key: printable(&error.key),
            message: printable(&error.message),
        },
        errors::PluginError::Unsupported(reason) => Fault::Unsupported(printable(&reason)),
        errors::PluginError::TooLarge(reason) => Fault::TooLarge(printable(&reason)),
        errors::PluginError::Internal(reason) => Fault::Internal(printable(&reason)),
    }
}

fn symbol(symbol: drawing::Symbol, budget: &mut Budget<'_>) -> Result<Symbol, Fault> {
    budget.next_visual();
    Ok(Symbol {
        view: rect(symbol.view)?,
        primitives: primitives(symbol.primitives, Place::Symbol, budget)?,
    })
}

fn visual(
    visual: drawing::Visual,
    symbols: usize,
    budget: &mut Budget<'_>,
) -> Result<Visual, Fault> {
    budget.next_visual();
    budget.pay(visual.ports.len() + visual.animations.len())?;
    let primitives = primitives(visual.primitives, Place::Visual { symbols }, budget)?;
    Ok(Visual {
        size: reader::size(visual.size)?,
        bleed: insets(visual.bleed)?,
        outline: visual
            .outline
            .map(|outline| budget.shape(outline).map(|outline| outline.to_path()))
            .transpose()?,
        content: visual.content.map(insets).transpose()?,
        ports: visual
            .ports
            .into_iter()
            .map(|port| {
                let place = PortPlace {
                    at: point(port.at)?,
                    side: side(port.side),
                };
                Ok((budget.name(port.id)?, place))
            })
            .collect::<Result<_, Fault>>()?,
        animations: animations(visual.animations, &primitives, budget)?,
        primitives,
        accessible_name: visual
            .accessible_name
            .map(|name| budget.text(name))
            .transpose()?,
    })
}

fn animations(
    animations: Vec<drawing::Animation>,
    primitives: &[Primitive],
    budget: &mut Budget<'_>,
) -> Result<Vec<Animation>, Fault> {
    let mut parts = BTreeSet::new();
    if !animations.is_empty() {
        collect_parts(primitives, &mut parts);
    }
    animations
        .into_iter()
        .map(|animation| self::animation(animation, &parts, budget))
        .collect()
}

/// Gathers the names of all parts. Groups nest no deeper than
/// [`Limits::nesting`], and so does this function.
fn collect_parts<'a>(primitives: &'a [Primitive], parts: &mut BTreeSet<&'a str>) {
    for primitive in primitives {
        parts.extend(primitive.part.as_deref());
        if let Operation::Group { primitives, .. } = &primitive.operation {
            collect_parts(primitives, parts);
        }
    }
}

fn animation(
    animation: drawing::Animation,
    parts: &BTreeSet<&str>,
    budget: &mut Budget<'_>,
) -> Result<Animation, Fault> {
    budget.pay(animation.keyframes.len())?;
    if let Some(part) = &animation.part
        && !parts.contains(part.as_str())
    {
        return Err(nonsense(format!(
            "it animates {:?}, a part that it lacks",
            printable(part)
        )));
    }
    let offsets = animation.keyframes.iter().map(|keyframe| keyframe.offset);
    if animation.keyframes.is_empty() || !ascends_within_one(offsets) {
        return Err(nonsense(
            "the keyframes of an animation do not ascend from 0 to 1",
        ));
    }
    if animation.duration_ms == 0 {
        return Err(nonsense("an animation takes no time"));
    }
    Ok(Animation {
        part: animation.part,
        property: property(animation.property),
        keyframes: animation
            .keyframes
            .into_iter()
            .map(keyframe)
            .collect::<Result<_, _>>()?,
        duration_ms: animation.duration_ms,
        delay_ms: animation.delay_ms,
        repeat: match animation.repeat {
            drawing::Repeat::Once => Repeat::Once,
            drawing::Repeat::Cycle => Repeat::Cycle,
            drawing::Repeat::Alternate => Repeat::Alternate,
        },
        trigger: match animation.trigger {
            drawing::Trigger::Always => Trigger::Always,
            drawing::Trigger::OnEnter => Trigger::OnEnter,
            drawing::Trigger::OnArrival => Trigger::OnArrival,
            drawing::Trigger::OnDeparture => Trigger::OnDeparture,
            drawing::Trigger::OnHighlight => Trigger::OnHighlight,
        },
    })
}

fn property(property: drawing::Animated) -> Animated {
    match property {
        drawing::Animated::Opacity => Animated::Opacity,
        drawing::Animated::TranslateX => Animated::TranslateX,
        drawing::Animated::TranslateY => Animated::TranslateY,
        drawing::Animated::Scale => Animated::Scale,
        drawing::Animated::Rotate => Animated::Rotate,
        drawing::Animated::DashOffset => Animated::DashOffset,
        drawing::Animated::TrimStart => Animated::TrimStart,
        drawing::Animated::TrimEnd => Animated::TrimEnd,
    }
}

fn keyframe(keyframe: drawing::Keyframe) -> Result<Keyframe, Fault> {
    Ok(Keyframe {
        offset: f64::from(keyframe.offset),
        value: number(keyframe.value)?,
        easing: match keyframe.easing {
            drawing::Easing::Linear => Easing::Linear,
            drawing::Easing::EaseIn => Easing::EaseIn,
            drawing::Easing::EaseOut => Easing::EaseOut,
            drawing::Easing::EaseInOut => Easing::EaseInOut,
            drawing::Easing::Step => Easing::Step,
        },
    })
}
