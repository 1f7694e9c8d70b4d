//! Where moving things may stand: on a grid finer than eyes can tell, so that
//! the same few pictures of a mark serve everywhere, or on one that makes files small.

use kinograph_core::{
    Affine, Point,
    scene::{Element, Role},
    timeline::{Instant, Sampler},
};

use super::Film;

/// How finely moving things are placed and faded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Finish {
    /// To a quarter of a pixel, which nobody can tell from exact.
    #[default]
    Smooth,
    /// To whole pixels and sixths of opacity: formats that store repeated pixels
    /// once become much smaller.
    Stepped,
}

impl Finish {
    /// The steps in a pixel.
    fn per_pixel(self) -> f64 {
        match self {
            Self::Smooth => 4.0,
            Self::Stepped => 1.0,
        }
    }
}

/// Samples a film, everything in its place on the grid.
pub(super) struct Settled<'a> {
    sampler: Sampler<'a>,
    film: Film<'a>,
    /// For each flow, from its coordinates to the device's. Flows of edges that
    /// are not in the scene are never drawn.
    places: Vec<Affine>,
}

impl<'a> Settled<'a> {
    pub(super) fn new(film: Film<'a>) -> Self {
        let top = film.plane.to_device();
        let mut places = vec![top; film.timeline.flows.len()];
        find(&film, &film.scene.elements, top, &mut places);
        Self {
            sampler: film.timeline.sampler(),
            film,
            places,
        }
    }

    /// How everything stands in a frame.
    pub(super) fn at(&self, index: u32) -> Instant<'a> {
        let mut instant = self.sampler.at(self.film.instants.at_ms(index));
        let finish = self.film.finish;
        let states = instant.flows.iter_mut().zip(&self.film.timeline.flows);
        for ((state, flow), place) in states.zip(&self.places) {
            state.opacity = opacity(finish, state.opacity);
            let step = finish.per_pixel() * place.determinant().abs().sqrt();
            state.head = rounded(state.head, step);
            if state.head >= flow.gap {
                state.head -= flow.gap;
            }
            let back = place.inverse();
            for stamp in &mut state.stamps {
                let at = *place * *stamp * Point::ORIGIN;
                let snapped = [at.x, at.y].map(|it| rounded(it, finish.per_pixel()));
                let here = back * Point::new(snapped[0], snapped[1]);
                if here.is_finite() {
                    *stamp = stamp.with_translation(here.to_vec2());
                }
            }
        }
        for (_, state) in &mut instant.changes {
            state.opacity = opacity(finish, state.opacity);
        }
        instant
    }
}

fn rounded(value: f64, steps: f64) -> f64 {
    (value * steps).round() / steps
}

fn opacity(finish: Finish, opacity: f64) -> f64 {
    match finish {
        Finish::Smooth => opacity,
        Finish::Stepped => rounded(opacity, 6.0),
    }
}

/// Finds where the coordinates of each flow lie.
fn find(film: &Film<'_>, elements: &[Element], place: Affine, places: &mut [Affine]) {
    for element in elements {
        let Element::Group(group) = element else {
            continue;
        };
        let place = place * group.transform;
        if let Some(edge) = group.subject.as_ref().filter(|it| it.role == Role::Edge) {
            let flows = film.timeline.flows.iter().zip(&mut *places);
            for (_, its) in flows.filter(|(flow, _)| flow.edge == edge.id) {
                *its = place;
            }
        }
        find(film, &group.elements, place, places);
    }
}
