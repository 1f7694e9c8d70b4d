//! Roles from one hue: how a node's colour becomes its fill, outline, text and accent.

use crate::style::{
    Oklch, Rgba, Role, Roles, Theme,
    contrast::{ICON_CONTRAST, TEXT_CONTRAST},
};

/// The deepest container with a tint of its own.
pub(super) const DEEPEST: u32 = 4;

/// How a theme derives roles from a colour: each [`Tone`] gives the lightness,
/// the colour gives the hue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ramp {
    /// Where fills and plates take their hue from.
    pub ground: Ground,
    /// See [`Role::Surface`].
    pub surface: Tone,
    /// See [`Role::SurfaceRaised`].
    pub surface_raised: Tone,
    /// See [`Role::Outline`].
    pub outline: Tone,
    /// See [`Role::OutlineMuted`].
    pub outline_muted: Tone,
    /// See [`Role::Text`].
    pub text: Tone,
    /// See [`Role::TextMuted`].
    pub text_muted: Tone,
    /// See [`Role::AccentMuted`].
    pub accent_muted: Tone,
    /// The greatest chroma of an accent.
    pub accent_chroma: f64,
    /// The least and greatest lightness of an accent.
    pub accent_lightness: (f64, f64),
    /// The fill of an outermost container.
    pub container: Tone,
    /// What each further container adds to the lightness of the fill.
    pub container_step: f64,
}

/// Where the fills of a theme take their hue from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// From the node's colour.
    Tinted,
    /// From the theme's neutral, whatever the node's colour.
    Fixed,
}

/// A lightness, and how much of a colour's chroma is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tone {
    /// Lightness in OKLCH, from 0 to 1.
    pub lightness: f64,
    /// The greatest chroma; greyer colours stay as grey as they are.
    pub chroma: f64,
}

impl Tone {
    /// The colour of this tone with the hue of `seed`.
    #[must_use]
    pub fn of(self, seed: Oklch) -> Rgba {
        Oklch {
            l: self.lightness,
            c: seed.c.min(self.chroma),
            h: seed.h,
        }
        .to_rgba()
    }
}

impl Theme {
    /// The roles of a node whose colour is `seed`; without one, the neutral roles.
    ///
    /// Text, captions and what stands on the accent reach a contrast of 4.5
    /// for every seed. The seed's opacity is ignored.
    #[must_use]
    pub fn roles(&self, seed: Option<Rgba>) -> Roles {
        seed.map_or(self.neutral, |seed| {
            derive(&self.ramp, &self.neutral, seed.to_oklch())
        })
    }

    /// The roles of a container whose colour is `seed`, inside `depth` others.
    /// Fills stay apart to depth 4 and repeat below.
    #[must_use]
    pub fn container_roles(&self, seed: Option<Rgba>, depth: u32) -> Roles {
        let mut roles = self.roles(seed);
        let steps = f64::from(depth.min(DEEPEST));
        let tone = Tone {
            lightness: self.ramp.container.lightness + steps * self.ramp.container_step,
            ..self.ramp.container
        };
        let hue = match self.ramp.ground {
            Ground::Tinted => seed.unwrap_or(self.neutral[Role::Accent]),
            Ground::Fixed => self.neutral[Role::Surface],
        };
        roles[Role::Surface] = tone.of(hue.to_oklch());
        let grounds = [roles[Role::Surface], roles[Role::SurfaceRaised]];
        for role in [Role::Text, Role::TextMuted] {
            roles[role] = readable(roles[role], &grounds, TEXT_CONTRAST);
        }
        roles
    }
}

/// Derives every role that depends on the seed; the others are the neutral ones.
pub(super) fn derive(ramp: &Ramp, neutral: &Roles, seed: Oklch) -> Roles {
    let ground = match ramp.ground {
        Ground::Tinted => seed,
        Ground::Fixed => neutral[Role::Surface].to_oklch(),
    };
    let mut roles = *neutral;
    roles[Role::Surface] = ramp.surface.of(ground);
    roles[Role::SurfaceRaised] = ramp.surface_raised.of(ground);
    roles[Role::AccentMuted] = ramp.accent_muted.of(ground);
    roles[Role::Outline] = ramp.outline.of(seed);
    roles[Role::OutlineMuted] = ramp.outline_muted.of(seed);
    let surfaces = [roles[Role::Surface], roles[Role::SurfaceRaised]];
    let plates = [surfaces[0], surfaces[1], roles[Role::AccentMuted]];
    roles[Role::Text] = readable(ramp.text.of(seed), &plates, TEXT_CONTRAST);
    roles[Role::TextMuted] = readable(ramp.text_muted.of(seed), &plates, TEXT_CONTRAST);
    let (least, greatest) = ramp.accent_lightness;
    let accent = Oklch {
        l: seed.l.clamp(least, greatest),
        c: seed.c.min(ramp.accent_chroma),
        h: seed.h,
    };
    roles[Role::Accent] = readable(accent.to_rgba(), &plates, ICON_CONTRAST);
    roles[Role::OnAccent] = on(roles[Role::Accent], seed);
    roles
}

/// What is read best on `ground`: white, or ink with a trace of the seed's hue.
pub(super) fn on(ground: Rgba, seed: Oklch) -> Rgba {
    // White on mid tones looks better than its contrast says, so it wins wherever it is legible.
    if Rgba::WHITE.contrast(ground) >= TEXT_CONTRAST {
        return Rgba::WHITE;
    }
    let ink = Oklch {
        l: 0.2,
        c: seed.c.min(0.03),
        h: seed.h,
    }
    .to_rgba();
    readable(ink, &[ground], TEXT_CONTRAST)
}

/// The colour of the same hue nearest to `color` that has this contrast with every ground.
///
/// Where the grounds lie so far apart that there is none, the better of black and white.
pub(crate) fn readable(color: Rgba, grounds: &[Rgba], contrast: f64) -> Rgba {
    const STEPS: u8 = 64;
    let reaches = |candidate: Rgba| {
        grounds
            .iter()
            .all(|ground| candidate.contrast(*ground) >= contrast)
    };
    if reaches(color) {
        return color;
    }
    let from = color.to_oklch();
    let least = |candidate: Rgba| {
        grounds
            .iter()
            .map(|ground| candidate.contrast(*ground))
            .fold(f64::INFINITY, f64::min)
    };
    let toward = if least(Rgba::BLACK) >= least(Rgba::WHITE) {
        0.0
    } else {
        1.0
    };
    (1..=STEPS)
        .map(|step| {
            let share = f64::from(step) / f64::from(STEPS);
            Oklch {
                l: from.l + (toward - from.l) * share,
                ..from
            }
            .to_rgba()
        })
        .find(|candidate| reaches(*candidate))
        .unwrap_or(if toward < 0.5 {
            Rgba::BLACK
        } else {
            Rgba::WHITE
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::style::contrast::PAIRS;

    fn assert_legible(theme: &Theme, seed: Option<Rgba>) {
        let roles = theme.roles(seed);
        for (role, grounds, least) in PAIRS {
            for ground in grounds {
                let contrast = roles[role].contrast(roles[*ground]);
                let (on, at) = (role.name(), ground.name());
                assert!(
                    contrast >= least,
                    "{}: {on} on {at} of {seed:?}: {contrast:.2}",
                    theme.name
                );
            }
        }
        for depth in 0..=DEEPEST {
            let roles = theme.container_roles(seed, depth);
            for role in [Role::Text, Role::TextMuted] {
                let contrast = roles[role].contrast(roles[Role::Surface]);
                assert!(
                    contrast >= TEXT_CONTRAST,
                    "{} at {depth}: {contrast:.2}",
                    theme.name
                );
            }
        }
    }

    #[test]
    fn every_palette_colour_is_legible_in_every_theme() {
        for theme in Theme::all() {
            assert_legible(&theme, None);
            for (_, color) in &theme.palette {
                assert_legible(&theme, Some(*color));
            }
        }
    }

    #[test]
    fn states_and_edge_labels_are_seen_on_the_ground() {
        for theme in Theme::all() {
            let ground = theme.neutral[Role::Background];
            for role in [Role::Info, Role::Success, Role::Warning, Role::Danger] {
                assert!(
                    theme.neutral[role].contrast(ground) >= ICON_CONTRAST,
                    "{}",
                    theme.name
                );
            }
            assert!(
                theme.edge.color.contrast(ground) >= ICON_CONTRAST,
                "{}",
                theme.name
            );
            for depth in 0..=DEEPEST {
                let panel = theme.container_roles(None, depth)[Role::Surface];
                assert!(
                    theme.edge.text.contrast(panel) >= TEXT_CONTRAST,
                    "{}",
                    theme.name
                );
            }
        }
    }

    #[test]
    fn nested_tints_stay_apart() {
        for theme in Theme::all() {
            let seeds = theme
                .palette
                .iter()
                .map(|(_, color)| Some(*color))
                .chain([None]);
            for seed in seeds {
                let fills: Vec<f64> = (0..=DEEPEST)
                    .map(|depth| {
                        theme.container_roles(seed, depth)[Role::Surface]
                            .to_oklch()
                            .l
                    })
                    .collect();
                for pair in fills.windows(2) {
                    assert!(
                        (pair[0] - pair[1]).abs() > 0.01,
                        "{} {seed:?} {fills:?}",
                        theme.name
                    );
                }
            }
        }
    }

    #[test]
    fn nearly_black_brands_are_seen_on_dark() {
        let midnight = Theme::find("midnight").expect("it is built in");
        let roles = midnight.roles(Some(Rgba::rgb(0x23, 0x1f, 0x20)));
        assert!(roles[Role::Accent].contrast(roles[Role::Background]) > 6.0);
    }

    proptest! {
        #[test]
        fn every_seed_is_legible_in_every_theme(r: u8, g: u8, b: u8) {
            for theme in Theme::all() {
                assert_legible(&theme, Some(Rgba::rgb(r, g, b)));
            }
        }

        #[test]
        fn readable_reaches_the_contrast_on_one_ground(color: [u8; 3], ground: [u8; 3]) {
            let [color, ground] = [color, ground].map(|[r, g, b]| Rgba::rgb(r, g, b));
            prop_assert!(readable(color, &[ground], TEXT_CONTRAST).contrast(ground) >= TEXT_CONTRAST);
        }
    }
}
