//! The types that most packs and layouts use, to import at once.
//!
//! The types of a layout's request stay behind [`layout`](crate::layout),
//! because some of their names (`Node`, `Port`) mean something else in a pack.

pub use crate::{
    ComponentPack, Context, Drawings, KindSpec, LayoutPack, LayoutSpec, Node, PluginError,
    PluginInfo, PortSpec,
    drawing::{
        Animated, Animation, BoxShape, CornerRadii, Easing, EllipseShape, FillRule, Group, HAlign,
        Keyframe, Operation, Painted, PathShape, Port, Primitive, Repeat, Shape, Symbol, SymbolUse,
        TextRun, Trigger, VAlign, Visual,
    },
    geometry::{Affine, Cubic, Direction, Insets, Point, Quad, Rect, Segment, Side, Size},
    params::{Param, ParamSpec, Value},
    styling::{
        ColorRole, Font, FontFamily, Gradient, GradientStop, LineCap, LineJoin, Paint, Rgba, Stroke,
    },
};
