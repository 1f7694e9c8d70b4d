//! The colours of the categories of AWS; which service has which is in the catalogue.

pub(crate) const INK: &str = "#232F3E";
pub(crate) const ORANGE: &str = "#ED7100";
pub(crate) const GREEN: &str = "#7AA116";
pub(crate) const MAGENTA: &str = "#C925D1";
pub(crate) const PURPLE: &str = "#8C4FFF";
pub(crate) const RED: &str = "#DD344C";
pub(crate) const PINK: &str = "#E7157B";
pub(crate) const TEAL: &str = "#01A88D";
pub(crate) const CYAN: &str = "#00A4A6";
