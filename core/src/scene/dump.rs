//! The stable text form of a scene, for tests.
