//! The built-in themes.

use crate::{
    style::{
        Background, EdgeLook, Ground, Oklch, Ramp, Rgba, Role, Roles, Shadow, Theme, Tone, roles,
    },
    text::{Font, FontFamily},
};

/// A theme's name and what makes it.
type Entry = (&'static str, fn() -> Theme);

/// Every theme by its name; the first is the default.
pub(super) const BUILT_IN: [Entry; 5] = [
    ("paper", paper),
    ("midnight", midnight),
    ("blueprint", blueprint),
    ("sketch", sketch),
    ("mono", mono),
];

/// Near-white ground, hairlines, soft shadows: the default.
pub(super) fn paper() -> Theme {
    let ramp = Ramp {
        ground: Ground::Tinted,
        surface: tone(0.995, 0.004),
        surface_raised: tone(0.970, 0.014),
        outline: tone(0.830, 0.056),
        outline_muted: tone(0.915, 0.028),
        text: tone(0.235, 0.030),
        text_muted: tone(0.500, 0.030),
        accent_muted: tone(0.948, 0.036),
        accent_chroma: 0.23,
        accent_lightness: (0.42, 0.66),
        container: tone(0.971, 0.007),
        container_step: -0.0175,
    };
    let ink = Oklch {
        l: 0.50,
        c: 0.017,
        h: 265.0,
    };
    let ground = Background::Plain(Rgba::rgb(0xfc, 0xfc, 0xfd));
    Theme {
        edge: EdgeLook {
            color: Oklch {
                l: 0.600,
                c: 0.025,
                h: 262.0,
            }
            .to_rgba(),
            text: Oklch {
                l: 0.400,
                c: 0.028,
                h: 262.0,
            }
            .to_rgba(),
            width: 1.5,
            radius: 8.0,
        },
        shadow: Some(Shadow {
            dy: 2.0,
            blur: 9.0,
            color: Rgba {
                r: 0x10,
                g: 0x18,
                b: 0x28,
                a: 24,
            },
        }),
        ..family(
            "paper",
            "light and quiet, for documents and slides",
            ground,
            ramp,
            ink,
            LIGHT_STATES,
        )
    }
}

/// Deep blue-black ground and luminous accents.
fn midnight() -> Theme {
    let ramp = Ramp {
        ground: Ground::Tinted,
        surface: tone(0.248, 0.014),
        surface_raised: tone(0.288, 0.018),
        outline: tone(0.400, 0.046),
        outline_muted: tone(0.335, 0.030),
        text: tone(0.955, 0.012),
        text_muted: tone(0.755, 0.026),
        accent_muted: tone(0.330, 0.058),
        accent_chroma: 0.17,
        accent_lightness: (0.72, 0.84),
        container: tone(0.196, 0.016),
        container_step: 0.0135,
    };
    let ink = Oklch {
        l: 0.72,
        c: 0.022,
        h: 265.0,
    };
    let ground = Background::Plain(
        Oklch {
            l: 0.168,
            c: 0.016,
            h: 268.0,
        }
        .to_rgba(),
    );
    Theme {
        dark: true,
        edge: EdgeLook {
            color: Oklch {
                l: 0.580,
                c: 0.026,
                h: 265.0,
            }
            .to_rgba(),
            text: Oklch {
                l: 0.820,
                c: 0.020,
                h: 265.0,
            }
            .to_rgba(),
            width: 1.5,
            radius: 8.0,
        },
        shadow: Some(Shadow {
            dy: 3.0,
            blur: 12.0,
            color: Rgba {
                r: 0,
                g: 0,
                b: 0,
                a: 90,
            },
        }),
        ..family(
            "midnight",
            "deep and luminous, for dark screens",
            ground,
            ramp,
            ink,
            DARK_STATES,
        )
    }
}

/// White lines on blue paper with a grid.
fn blueprint() -> Theme {
    let ramp = Ramp {
        ground: Ground::Fixed,
        surface: tone(0.340, 0.088),
        surface_raised: tone(0.380, 0.088),
        outline: tone(0.800, 0.060),
        outline_muted: tone(0.600, 0.060),
        text: tone(0.975, 0.012),
        text_muted: tone(0.840, 0.040),
        accent_muted: tone(0.405, 0.085),
        accent_chroma: 0.13,
        accent_lightness: (0.82, 0.92),
        container: tone(0.365, 0.090),
        container_step: 0.0130,
    };
    let ink = Oklch {
        l: 0.88,
        c: 0.090,
        h: 255.0,
    };
    let blue = Oklch {
        l: 0.325,
        c: 0.088,
        h: 257.0,
    };
    let ground = Background::Grid(blue.to_rgba(), Oklch { l: 0.365, ..blue }.to_rgba());
    Theme {
        dark: true,
        edge: EdgeLook {
            color: Oklch {
                l: 0.800,
                c: 0.045,
                h: 250.0,
            }
            .to_rgba(),
            text: Oklch {
                l: 0.940,
                c: 0.020,
                h: 250.0,
            }
            .to_rgba(),
            width: 1.5,
            radius: 0.0,
        },
        shadow: None,
        corner_radius: 3.0,
        ..family(
            "blueprint",
            "white lines on blue paper",
            ground,
            ramp,
            ink,
            DARK_STATES,
        )
    }
}

/// Drawn by hand on warm paper.
fn sketch() -> Theme {
    let ramp = Ramp {
        ground: Ground::Tinted,
        surface: tone(0.985, 0.012),
        surface_raised: tone(0.955, 0.026),
        outline: tone(0.450, 0.090),
        outline_muted: tone(0.760, 0.060),
        text: tone(0.260, 0.035),
        text_muted: tone(0.480, 0.040),
        accent_muted: tone(0.915, 0.058),
        accent_chroma: 0.20,
        accent_lightness: (0.42, 0.62),
        container: tone(0.958, 0.016),
        container_step: -0.0175,
    };
    let ink = Oklch {
        l: 0.43,
        c: 0.020,
        h: 70.0,
    };
    let paper = Rgba::rgb(0xfd, 0xfb, 0xf5);
    let dots = Rgba::rgb(0xe6, 0xe0, 0xd2);
    Theme {
        edge: EdgeLook {
            color: Oklch { l: 0.400, ..ink }.to_rgba(),
            text: Oklch { l: 0.330, ..ink }.to_rgba(),
            width: 1.5,
            radius: 10.0,
        },
        shadow: None,
        wobble: 1.6,
        ..family(
            "sketch",
            "drawn by hand, for ideas that may still change",
            Background::Dots(paper, dots),
            ramp,
            ink,
            LIGHT_STATES,
        )
    }
}

/// Black, white and greys, for print.
fn mono() -> Theme {
    let ramp = Ramp {
        ground: Ground::Fixed,
        surface: tone(1.0, 0.0),
        surface_raised: tone(0.965, 0.0),
        outline: tone(0.380, 0.0),
        outline_muted: tone(0.780, 0.0),
        text: tone(0.180, 0.0),
        text_muted: tone(0.430, 0.0),
        accent_muted: tone(0.940, 0.0),
        accent_chroma: 0.0,
        accent_lightness: (0.25, 0.45),
        container: tone(0.965, 0.0),
        container_step: -0.0180,
    };
    let ink = Oklch {
        l: 0.30,
        c: 0.0,
        h: 0.0,
    };
    let ground = Background::Plain(Rgba::WHITE);
    let states = [ink.to_rgba(); 4];
    Theme {
        edge: EdgeLook {
            color: Oklch { l: 0.380, ..ink }.to_rgba(),
            text: Oklch { l: 0.250, ..ink }.to_rgba(),
            width: 1.5,
            radius: 8.0,
        },
        shadow: None,
        ..family(
            "mono",
            "black on white, for print",
            ground,
            ramp,
            ink,
            states,
        )
    }
}

/// What the themes share. `ink` is the colour of nodes that have none;
/// `states` are info, success, warning and danger.
fn family(
    name: &str,
    doc: &str,
    background: Background,
    ramp: Ramp,
    ink: Oklch,
    states: [Rgba; 4],
) -> Theme {
    let ground = background.color().unwrap_or(Rgba::WHITE);
    let mut base = Roles([ground; Role::ALL.len()]);
    let state_roles = [Role::Info, Role::Success, Role::Warning, Role::Danger];
    for (role, color) in state_roles.into_iter().zip(states) {
        base[role] = color;
    }
    let type_of = |size, weight| Font {
        family: FontFamily::Sans,
        size,
        weight,
        italic: false,
    };
    Theme {
        name: name.to_owned(),
        doc: doc.to_owned(),
        dark: false,
        background,
        neutral: roles::derive(&ramp, &base, ink),
        ramp,
        palette: PALETTE
            .map(|(name, color)| (name.to_owned(), color))
            .to_vec(),
        edge: EdgeLook {
            color: ink.to_rgba(),
            text: ink.to_rgba(),
            width: 1.5,
            radius: 8.0,
        },
        shadow: None,
        label: type_of(14.0, 600),
        caption: type_of(12.0, 400),
        edge_label: type_of(12.0, 500),
        title: type_of(22.0, 700),
        subtitle: type_of(14.0, 400),
        corner_radius: 10.0,
        stroke_width: 1.25,
        wobble: 0.0,
        padding: 12.0,
        grid: 8.0,
        margin: 40.0,
    }
}

const fn tone(lightness: f64, chroma: f64) -> Tone {
    Tone { lightness, chroma }
}

/// Colours that sit well beside each other in every theme: even in lightness
/// but for amber and gray, and around the circle of hues in near-even steps.
const PALETTE: [(&str, Rgba); 12] = [
    ("red", Rgba::rgb(0xe0, 0x3e, 0x45)),
    ("orange", Rgba::rgb(0xe3, 0x66, 0x1d)),
    ("amber", Rgba::rgb(0xcf, 0x8a, 0x0c)),
    ("green", Rgba::rgb(0x22, 0x9a, 0x54)),
    ("teal", Rgba::rgb(0x0f, 0x96, 0x88)),
    ("cyan", Rgba::rgb(0x0c, 0x92, 0xb4)),
    ("blue", Rgba::rgb(0x2b, 0x6d, 0xe8)),
    ("indigo", Rgba::rgb(0x56, 0x5b, 0xe3)),
    ("violet", Rgba::rgb(0x84, 0x4f, 0xe0)),
    ("pink", Rgba::rgb(0xd6, 0x3e, 0x8c)),
    ("brown", Rgba::rgb(0x8f, 0x63, 0x43)),
    ("gray", Rgba::rgb(0x6b, 0x72, 0x80)),
];

const LIGHT_STATES: [Rgba; 4] = [
    Rgba::rgb(0x2b, 0x6d, 0xe8),
    Rgba::rgb(0x1f, 0x8a, 0x4c),
    Rgba::rgb(0xb4, 0x76, 0x08),
    Rgba::rgb(0xd4, 0x33, 0x3b),
];

const DARK_STATES: [Rgba; 4] = [
    Rgba::rgb(0x7d, 0xb0, 0xff),
    Rgba::rgb(0x5a, 0xd1, 0x8c),
    Rgba::rgb(0xf0, 0xbd, 0x55),
    Rgba::rgb(0xff, 0x86, 0x86),
];
