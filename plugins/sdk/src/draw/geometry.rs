//! Short constructors for points, boxes and shapes.

use crate::{
    drawing::{BoxShape, CornerRadii, EllipseShape, Shape},
    geometry::{Insets, Point, Rect, Size},
};

impl Point {
    /// A point.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

impl Size {
    /// A size.
    #[must_use]
    pub const fn new(width: f32, height: f32) -> Self {
        Self { width, height }
    }

    /// The box of this size at the origin.
    #[must_use]
    pub const fn at_origin(self) -> Rect {
        Rect::new(0.0, 0.0, self.width, self.height)
    }
}

impl Insets {
    /// The same distance on every side.
    #[must_use]
    pub const fn uniform(distance: f32) -> Self {
        Self {
            top: distance,
            right: distance,
            bottom: distance,
            left: distance,
        }
    }
}

impl Rect {
    /// A box by its top left corner and its size.
    #[must_use]
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    /// A box by its centre and its size.
    #[must_use]
    pub const fn around(center: Point, width: f32, height: f32) -> Self {
        Self::new(
            center.x - width / 2.0,
            center.y - height / 2.0,
            width,
            height,
        )
    }

    /// The greatest x.
    #[must_use]
    pub const fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The greatest y.
    #[must_use]
    pub const fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// The middle.
    #[must_use]
    pub const fn center(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// The box whose sides lie this much further in.
    #[must_use]
    pub const fn inset(&self, distance: f32) -> Self {
        Self::new(
            self.x + distance,
            self.y + distance,
            self.width - 2.0 * distance,
            self.height - 2.0 * distance,
        )
    }
}

impl Shape {
    /// A box with rounded corners.
    #[must_use]
    pub const fn rounded(frame: Rect, radius: f32) -> Self {
        Self::corners(frame, [radius; 4])
    }

    /// A box with a radius for each corner: top left, top right, bottom right, bottom left.
    #[must_use]
    pub const fn corners(frame: Rect, radii: [f32; 4]) -> Self {
        let [top_left, top_right, bottom_right, bottom_left] = radii;
        let radii = CornerRadii {
            top_left,
            top_right,
            bottom_right,
            bottom_left,
        };
        Self::Rectangle(BoxShape { frame, radii })
    }

    /// A box whose short sides are half circles.
    #[must_use]
    pub const fn stadium(frame: Rect) -> Self {
        Self::rounded(frame, frame.width.min(frame.height) / 2.0)
    }

    /// An ellipse.
    #[must_use]
    pub const fn ellipse(center: Point, rx: f32, ry: f32) -> Self {
        Self::Ellipse(EllipseShape { center, rx, ry })
    }

    /// A circle.
    #[must_use]
    pub const fn circle(center: Point, radius: f32) -> Self {
        Self::ellipse(center, radius, radius)
    }
}
