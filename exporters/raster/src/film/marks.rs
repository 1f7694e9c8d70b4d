//! Marks that run along an edge.

use kinograph_core::{
    Affine, Rect,
    scene::{Element, Group, Opacity, PathElement, Pen},
    timeline::{Flow, FlowState, Mark, Ruler},
    visuals::{FillRule, Outline},
};

use super::{Film, cover::on_device, tiles::Tiles};
use crate::{RasterError, canvas::Canvas, draw::Walk, paint::Place};

/// The marks of a flow, as they stand in the last frame.
pub(super) struct Marks<'a> {
    flow: &'a Flow,
    ruler: Ruler,
    /// From the flow's coordinates to the scene's.
    place: Affine,
    /// What is drawn, and where its ink is on the device.
    drawn: Vec<(Element, Rect)>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(flow: &'a Flow, place: Affine) -> Self {
        Self {
            flow,
            ruler: Ruler::new(&flow.way),
            place,
            drawn: Vec::new(),
        }
    }

    /// Takes the marks to where they stand. Adds the tiles that change.
    pub(super) fn update(&mut self, film: &Film<'_>, state: &FlowState, changed: &mut Tiles) {
        self.add_to(changed);
        self.drawn.clear();
        if state.opacity <= 0.0 {
            return;
        }
        let to_device = film.plane.to_device() * self.place;
        for element in self.at(state) {
            if let Some(bounds) = film.scene.ink_bounds(std::slice::from_ref(&element)) {
                self.drawn.push((element, on_device(to_device, bounds)));
            }
        }
        self.add_to(changed);
    }

    fn add_to(&self, tiles: &mut Tiles) {
        for (_, bounds) in &self.drawn {
            tiles.add_box(*bounds);
        }
    }

    /// Draws the marks.
    pub(super) fn draw(
        &self,
        film: &Film<'_>,
        walk: &mut Walk<'_>,
        picture: &mut Canvas,
    ) -> Result<(), RasterError> {
        let top = Place::top(film.plane);
        let place = Place {
            to_device: top.to_device * self.place,
            ..top
        };
        for (element, _) in &self.drawn {
            walk.elements(picture, std::slice::from_ref(element), place)?;
        }
        Ok(())
    }

    /// The marks of a state, each as a group.
    fn at(&self, state: &FlowState) -> Vec<Element> {
        let group = |transform, elements| {
            Element::Group(Group {
                transform,
                opacity: Opacity::new(state.opacity),
                elements,
                ..Group::default()
            })
        };
        match &self.flow.mark {
            Mark::Stamp { elements, .. } => {
                let elements: Vec<Element> = elements.iter().cloned().map(Element::Path).collect();
                let stamps = state.stamps.iter();
                stamps.map(|place| group(*place, elements.clone())).collect()
            }
            Mark::Strokes(pens) => {
                let marks = self.heads(pens, state.head).into_iter();
                let marks = marks.map(|head| group(Affine::IDENTITY, self.dashes(pens, head)));
                marks.collect()
            }
        }
    }

    /// The distances along the way of all marks that may be seen, also of those
    /// that have passed its end and still draw something behind them.
    fn heads(&self, pens: &[Pen], first: f64) -> Vec<f64> {
        let behind = |pen: &Pen| pen.dash_offset + pen.dash.first().copied().unwrap_or_default();
        let reach = pens.iter().map(behind).fold(0.0, f64::max);
        let end = self.ruler.length() + reach;
        (0_u32..)
            .map(|mark| first + f64::from(mark) * self.flow.gap)
            .take_while(|head| *head < end)
            .collect()
    }

    /// What the pens draw of a mark that stands at `head`.
    fn dashes(&self, pens: &[Pen], head: f64) -> Vec<Element> {
        let dash = |pen: &Pen| {
            let end = head - pen.dash_offset;
            let length = pen.dash.first().copied().unwrap_or_default();
            let path = self.ruler.cut(end - length, end);
            let pen = Pen {
                dash: Vec::new(),
                dash_offset: 0.0,
                ..pen.clone()
            };
            (!path.is_empty()).then(|| {
                Element::Path(PathElement {
                    part: None,
                    shape: Outline::Path {
                        path,
                        rule: FillRule::Nonzero,
                    },
                    fill: None,
                    stroke: Some(pen),
                    opacity: Opacity::OPAQUE,
                })
            })
        };
        pens.iter().filter_map(dash).collect()
    }
}
