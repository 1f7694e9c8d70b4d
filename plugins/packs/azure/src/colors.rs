//! The colours that tell the categories of Azure apart.

pub(crate) const BLUE: &str = "#0078D4";
pub(crate) const TEAL: &str = "#03787C";
pub(crate) const NAVY: &str = "#004E8C";
pub(crate) const PURPLE: &str = "#773ADC";
pub(crate) const RED: &str = "#C4314B";
pub(crate) const ORCHID: &str = "#B4489B";
pub(crate) const RUST: &str = "#CA5010";
pub(crate) const VIOLET: &str = "#8661C5";
pub(crate) const SLATE: &str = "#4F6B7D";
pub(crate) const GOLD: &str = "#B8860B";
