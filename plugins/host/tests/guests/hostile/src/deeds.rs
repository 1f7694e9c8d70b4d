//! What the kinds do when they are drawn.

use std::hint::black_box;

use kinograph_plugin_sdk::{
    host::{self, Level},
    prelude::*,
};

use crate::shapes::{frame, paint, painted, square, text, visual};

type Deed = fn() -> Result<Visual, PluginError>;

/// The kinds whose drawing alone is wrong, and what draws them.
pub(crate) const DEEDS: &[(&str, Deed)] = &[
    ("honest", || Ok(visual([paint(square())]))),
    ("loop", || endless()),
    ("bomb", || bomb()),
    ("trap", || trap()),
    ("recurse", || {
        Ok(visual((0..recurse(1) % 2).map(|_| paint(square()))))
    }),
    ("panic", || panic!("the \x1b[31mlabel\x1b[0m is cursed")),
    ("nan", || Ok(sized(f32::NAN))),
    ("infinite", || Ok(sized(f32::INFINITY))),
    ("negative", || Ok(sized(-1.0))),
    ("vast", || Ok(sized(1e9))),
    ("opaque", || {
        Ok(visual([Operation::Paint(Painted {
            opacity: 1.5,
            ..painted(square())
        })]))
    }),
    ("unended", || Ok(visual([begin(), paint(square())]))),
    ("unbegun", || {
        Ok(visual([paint(square()), Operation::EndGroup]))
    }),
    ("deep", || {
        Ok(visual(
            vec![begin(); 1_000]
                .into_iter()
                .chain(vec![Operation::EndGroup; 1_000]),
        ))
    }),
    ("no-such-symbol", || Ok(visual([symbol(7)]))),
    ("headless-path", || {
        Ok(visual([paint(path(vec![Segment::Close]))]))
    }),
    ("dash", || Ok(visual([dashed(vec![0.0; 4])]))),
    ("crowd", || Ok(visual(vec![paint(square()); 30_000]))),
    ("long-path", || {
        Ok(visual([paint(path(vec![
            Segment::MoveTo(Point {
                x: 0.0,
                y: 0.0
            });
            100_000
        ]))]))
    }),
    ("long-text", || {
        Ok(visual([Operation::Text(text("x".repeat(1 << 20)))]))
    }),
    ("shared-text", || Ok(shared_text())),
    ("long-measure", || Ok(measure(&"x".repeat(1 << 20), 14.0))),
    ("vast-measure", || Ok(measure("x", 1e30))),
    ("odd-part", || Ok(odd_part())),
    ("no-such-part", || Ok(animated(Some("nose".into()), 1.0))),
    ("late-keyframe", || Ok(animated(None, 2.0))),
    ("chatter", || Ok(chatter())),
    ("refuse", || {
        Err(PluginError::Unsupported("not on \x1b[5mMondays".into()))
    }),
    ("confess", || Err(PluginError::Internal("it was me".into()))),
];

pub(crate) fn draw(node: &Node) -> Result<Visual, PluginError> {
    match DEEDS.iter().find(|(id, _)| *id == node.kind) {
        Some((_, deed)) => deed(),
        None => Ok(visual([paint(square()), symbol(0)])),
    }
}

pub(crate) fn endless<T>() -> T {
    loop {
        black_box(());
    }
}

fn bomb() -> ! {
    let mut hoard = Vec::new();
    loop {
        hoard.push(black_box(vec![1_u8; 1 << 20]));
    }
}

fn trap() -> ! {
    #[cfg(target_family = "wasm")]
    core::arch::wasm32::unreachable();
    #[cfg(not(target_family = "wasm"))]
    std::process::abort()
}

#[allow(unconditional_recursion, reason = "this is the misdeed")]
fn recurse(depth: usize) -> usize {
    black_box(recurse(black_box(depth + 1))) + 1
}

fn sized(width: f32) -> Visual {
    Visual {
        size: Size {
            width,
            height: 40.0,
        },
        ..visual([paint(square())])
    }
}

fn begin() -> Operation {
    Operation::BeginGroup(Group {
        transform: None,
        clip: None,
        opacity: 1.0,
    })
}

fn symbol(symbol: u32) -> Operation {
    Operation::Symbol(SymbolUse {
        symbol,
        frame: frame(),
        tint: Paint::None,
        opacity: 1.0,
    })
}

fn path(segments: Vec<Segment>) -> Shape {
    Shape::Path(PathShape {
        segments,
        rule: FillRule::Nonzero,
    })
}

fn dashed(dash: Vec<f32>) -> Operation {
    let stroke = Stroke {
        paint: Paint::Role(ColorRole::Outline),
        width: 1.0,
        cap: LineCap::Butt,
        join: LineJoin::Miter,
        dash,
        dash_offset: 0.0,
    };
    Operation::Paint(Painted {
        stroke: Some(stroke),
        ..painted(square())
    })
}

/// Five thousand texts that are one and the same megabyte here, but five
/// gigabytes for a host that copies each of them.
#[allow(unsafe_code, reason = "honest code cannot make such strings")]
fn shared_text() -> Visual {
    let shared = "x".repeat(1 << 20).leak();
    let copy = || {
        // SAFETY: the strings are never written to or freed, because the answer
        // is refused before the host gives its memory back.
        let content = unsafe {
            String::from_raw_parts(shared.as_ptr().cast_mut(), shared.len(), shared.len())
        };
        Operation::Text(text(content))
    };
    visual((0..5_000).map(|_| copy()))
}

fn measure(content: &str, size: f32) -> Visual {
    let font = Font {
        family: FontFamily::Sans,
        size,
        weight: 400,
        italic: false,
    };
    sized(host::measure_text(content, font, None, None).width)
}

fn odd_part() -> Visual {
    let part = Some("a\" onload=\"alert(1)".into());
    Visual {
        primitives: vec![Primitive {
            part,
            operation: paint(square()),
        }],
        ..visual([])
    }
}

fn animated(part: Option<String>, offset: f32) -> Visual {
    let animation = Animation {
        part,
        property: Animated::Opacity,
        keyframes: vec![Keyframe {
            offset,
            value: 1.0,
            easing: Easing::Linear,
        }],
        duration_ms: 100,
        delay_ms: 0,
        repeat: Repeat::Once,
        trigger: Trigger::Always,
    };
    Visual {
        animations: vec![animation],
        ..visual([paint(square())])
    }
}

fn chatter() -> Visual {
    for line in 0..10_000 {
        host::log(Level::Info, &format!("line {line}\n\x1b[2J"));
    }
    visual([paint(square())])
}
