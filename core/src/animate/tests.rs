//! What moves in whole pictures.
