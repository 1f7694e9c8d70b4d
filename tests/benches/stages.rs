//! Time of each stage of the pipeline on the microservices template.

fn main() {}
