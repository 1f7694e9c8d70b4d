//! Frames drawn piece by piece are those drawn from nothing.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is what a test is for"
)]

mod support;

use std::ops::ControlFlow;

use kinograph_core::{
    Scene, Timeline, Vec2,
    geometry::PathEl,
    scene::{Brush, Element, Opacity, Role},
    style::Rgba,
    timeline::{Flow, Mark, Property},
    visuals::{Easing, Keyframe},
};
use kinograph_raster::{Film, FilmOptions, FrameSize, Ground, Rate, Sides};
use proptest::prelude::*;
use support::{Marks, flow, network, shifted, track};

/// What differs between two pictures.
#[derive(Clone, Copy, Debug, Default)]
struct Difference {
    /// The most in any channel.
    most: u8,
    /// All differences of more than two, in pixels that are wholly another.
    weight: f64,
}

fn difference(a: &[u8], b: &[u8]) -> Difference {
    let mut found = Difference::default();
    for (a, b) in a.as_chunks::<4>().0.iter().zip(b.as_chunks::<4>().0) {
        let most = a.iter().zip(b).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
        found.most = found.most.max(most);
        if most > 2 {
            found.weight += f64::from(most) / 255.0;
        }
    }
    found
}

/// What may differ. tiny-skia measures curves by chords of half a pixel when it
/// cuts dashes, so that those behind a bend of the whole way lie a fraction of a
/// pixel elsewhere than ours: the ends of dashes may differ, a few pixels each,
/// by what half a pixel covers. Of a mark that is missing much more would differ.
/// Besides, a pixel or two may lie on the other side of a rounding.
fn tolerance(timeline: &Timeline) -> Difference {
    let curved = |flow: &&Flow| {
        let straight = |it: &PathEl| matches!(it, PathEl::MoveTo(_) | PathEl::LineTo(_));
        matches!(flow.mark, Mark::Strokes(_)) && !flow.way.iter().all(|it| straight(&it))
    };
    let curves = timeline.flows.iter().filter(curved).count();
    Difference {
        most: 128,
        weight: f64::from(u32::try_from(curves).unwrap()) * 16.0 + 2.0,
    }
}

/// Draws some frames both ways and compares them.
fn compare(scene: &Scene, timeline: &Timeline, options: &FilmOptions) {
    let film = Film::new(scene, timeline, options).unwrap();
    let tolerance = tolerance(timeline);
    let mut last: Option<Vec<u8>> = None;
    let done = film
        .each(|frame| {
            let expected = film.frame(frame.index).unwrap();
            let found = difference(frame.rgba, expected.rgba());
            let near = found.most <= 2
                || (found.most <= tolerance.most && found.weight <= tolerance.weight);
            assert!(near, "frame {}: {found:?}", frame.index);
            if let Some(last) = &mut last {
                for rect in frame.changed {
                    for row in rect.y..rect.y + rect.height {
                        let start = (row * film.width() + rect.x) as usize * 4;
                        let range = start..start + rect.width as usize * 4;
                        last[range.clone()].copy_from_slice(&frame.rgba[range]);
                    }
                }
                assert!(
                    last == frame.rgba,
                    "frame {} changed elsewhere",
                    frame.index
                );
            }
            last = Some(frame.rgba.to_vec());
            ControlFlow::<()>::Continue(())
        })
        .unwrap();
    assert_eq!(done, ControlFlow::Continue(()));
}

/// Few frames of a loop.
fn few(rate: u32) -> FilmOptions {
    FilmOptions {
        rate: Rate::per_second(rate).unwrap(),
        ..FilmOptions::default()
    }
}

#[test]
fn marks_are_drawn_as_in_the_whole_picture() {
    for marks in [Marks::Beams, Marks::Dots, Marks::Arrows] {
        let (scene, timeline) = network(3, 2, marks);
        compare(&scene, &timeline, &few(3));
        let wide = FilmOptions {
            size: FrameSize::Exact {
                width: 601,
                height: 200,
            },
            ..few(2)
        };
        compare(&scene, &timeline, &wide);
        let shifted = shifted(scene, Vec2::new(20.0, 10.5));
        compare(&shifted, &timeline, &few(2));
    }
}

#[test]
fn everything_that_tracks_can_do_is_drawn_as_in_the_whole_picture() {
    let node = "(0, 0)";
    let other = "(1, 0)";
    let edge = "(0, 0)->(1, 0)";
    let tracks = vec![
        track(
            Role::Node,
            node,
            None,
            Property::Opacity,
            &[0.0, 1.0, 1.0, 0.0],
        ),
        track(
            Role::Node,
            node,
            None,
            Property::Scale,
            &[0.9, 1.0, 1.0, 0.9],
        ),
        track(Role::Node, other, None, Property::Rotate, &[0.0, 360.0]),
        track(
            Role::Node,
            other,
            Some("plate"),
            Property::TranslateX,
            &[0.0, 9.5, 0.0],
        ),
        track(
            Role::Node,
            "(2, 1)",
            Some("plate"),
            Property::Opacity,
            &[1.0, 0.2, 1.0],
        ),
        track(
            Role::Edge,
            edge,
            Some("line"),
            Property::TrimEnd,
            &[0.0, 1.0, 1.0, 0.0],
        ),
        track(Role::Edge, edge, None, Property::Opacity, &[1.0, 0.25, 1.0]),
        track(
            Role::Edge,
            "(1, 0)->(2, 1)",
            None,
            Property::TranslateY,
            &[0.0, 5.0, 0.0],
        ),
    ];
    for marks in [Marks::Beams, Marks::Dots] {
        let (scene, mut timeline) = network(3, 2, marks);
        timeline.tracks.clone_from(&tracks);
        let seen = |offset, value| Keyframe {
            offset,
            value,
            easing: Easing::Linear,
        };
        for flow in &mut timeline.flows {
            flow.visible = vec![
                seen(0.2, 0.0),
                seen(0.4, 1.0),
                seen(0.6, 1.0),
                seen(0.9, 0.0),
            ];
        }
        compare(&scene, &timeline, &few(5));
    }
}

#[test]
fn translucent_groups_fade_with_their_marks() {
    let (mut scene, timeline) = network(3, 2, Marks::Dots);
    for element in &mut scene.elements {
        if let Element::Group(group) = element {
            group.opacity = Opacity::new(0.4);
        }
    }
    compare(&scene, &timeline, &few(3));
}

#[test]
fn transparent_frames_are_not_multiplied_with_their_opacity() {
    let (scene, timeline) = network(2, 2, Marks::Dots);
    let options = FilmOptions {
        ground: Ground::Transparent,
        ..few(2)
    };
    let film = Film::new(&scene, &timeline, &options).unwrap();
    assert!(!film.is_opaque());
    let _ = film
        .each(|frame| {
            let expected = film.frame(frame.index).unwrap();
            let opaque = |rgba: &[u8]| {
                rgba.iter()
                    .skip(3)
                    .step_by(4)
                    .map(|a| usize::from(*a))
                    .sum::<usize>()
            };
            assert_eq!(
                opaque(frame.rgba).abs_diff(opaque(expected.rgba())) / 1000,
                0
            );
            ControlFlow::<()>::Continue(())
        })
        .unwrap();
}

#[test]
fn frames_of_an_exact_size_are_filled_with_the_background() {
    let (mut scene, timeline) = network(2, 1, Marks::Dots);
    scene.background = Some(Brush::Solid(Rgba::rgb(9, 8, 7)));
    let options = FilmOptions {
        size: FrameSize::Exact {
            width: 300,
            height: 301,
        },
        sides: Sides::Even,
        ..few(1)
    };
    let film = Film::new(&scene, &timeline, &options).unwrap();
    assert_eq!((film.width(), film.height()), (300, 302));
    let _ = film
        .each(|frame| {
            for corner in [0, 299, 300 * 301, 300 * 302 - 1] {
                assert_eq!(frame.rgba[corner * 4..][..4], [9, 8, 7, 255]);
            }
            ControlFlow::<()>::Continue(())
        })
        .unwrap();
}

#[test]
fn nothing_that_moves_is_one_frame() {
    let (scene, _) = network(2, 1, Marks::Dots);
    let film_options = FilmOptions::default();
    let still = Timeline::default();
    let film = Film::new(&scene, &still, &film_options).unwrap();
    assert_eq!((film.frames(), film.duration_ms()), (1, 0));
    compare(&scene, &still, &film_options);
}

#[test]
fn a_sink_that_stops_ends_the_work_at_every_frame() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let film = Film::new(&scene, &timeline, &few(5)).unwrap();
    for last in 0..film.frames() {
        let stopped = film.each(|frame| {
            if frame.index == last {
                ControlFlow::Break(frame.index)
            } else {
                ControlFlow::Continue(())
            }
        });
        assert_eq!(stopped, Ok(ControlFlow::Break(last)));
    }
}

#[test]
fn sizes_that_cannot_be_are_refused_before_anything_is_drawn() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let refused = |size| {
        let options = FilmOptions {
            size,
            ..FilmOptions::default()
        };
        Film::new(&scene, &timeline, &options)
            .unwrap_err()
            .to_string()
    };
    let exact = |width, height| FrameSize::Exact { width, height };
    assert_eq!(
        refused(exact(0, 720)),
        "cannot draw frames of 0 by 720 pixels: both must be at least 1"
    );
    assert_eq!(
        refused(exact(100_000, 1000)),
        "the picture would be 100000 by 1000 pixels: at most 64 million pixels are drawn"
    );
    assert!(refused(FrameSize::Scale(f64::NAN)).contains("a scale is a number greater than 0"));
    assert!(refused(FrameSize::Scale(1e9)).contains("at most 64 million pixels"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_films_are_drawn_as_whole_pictures(
        marks in prop::sample::select(vec![Marks::Beams, Marks::Dots, Marks::Arrows]),
        columns in 1..4_u32,
        rows in 1..3_u32,
        scale in 0.3..1.7,
        shift in (-9.0..9.0, -9.0..9.0),
        values in prop::collection::vec(0.0..1.3, 3),
        properties in prop::collection::vec(0..7_usize, 4),
        extra in (0.0..400.0, 0.0..300.0, 0.0..400.0, 0.0..300.0),
    ) {
        let (mut scene, mut timeline) = network(columns, rows, marks);
        let all = [
            Property::Opacity, Property::TranslateX, Property::TranslateY, Property::Scale,
            Property::Rotate, Property::DashOffset, Property::TrimStart,
        ];
        let ids: Vec<(Role, String)> = scene.elements.iter().filter_map(|element| match element {
            Element::Group(group) => group.subject.as_ref().map(|it| (it.role, it.id.clone())),
            _ => None,
        }).collect();
        for (property, (role, id)) in properties.iter().zip(ids.iter().step_by(2)) {
            let ends = [values[0], values[1] * 9.0, values[2], values[0]];
            let part = (property % 2 == 1).then_some(if *role == Role::Edge { "line" } else { "plate" });
            timeline.tracks.push(track(*role, id, part, all[*property], &ends));
        }
        // An edge that slants across whatever is there.
        if let Some((Role::Edge, id)) = ids.first() {
            let mut way = kinograph_core::BezPath::new();
            way.move_to((extra.0, extra.1));
            way.curve_to((extra.2, extra.1), (extra.0, extra.3), (extra.2, extra.3));
            timeline.flows.push(flow(id, way, Marks::Beams, values[2]));
        }
        scene = shifted(scene, Vec2::new(shift.0, shift.1));
        let options = FilmOptions { size: FrameSize::Scale(scale), ..few(1) };
        compare(&scene, &timeline, &options);
    }
}
