//! The colours that tell the categories of Google Cloud apart.

pub(crate) const BLUE: &str = "#4285F4";
pub(crate) const GREEN: &str = "#34A853";
pub(crate) const PURPLE: &str = "#A142F4";
pub(crate) const RED: &str = "#EA4335";
pub(crate) const CYAN: &str = "#12A4AF";
pub(crate) const ORANGE: &str = "#E37400";
pub(crate) const PINK: &str = "#E52592";
pub(crate) const GRAY: &str = "#5F6368";
pub(crate) const FLAME: &str = "#DD2C00";
