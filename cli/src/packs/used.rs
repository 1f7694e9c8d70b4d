//! Which packs a diagram is drawn with.

use std::collections::BTreeSet;

use kinograph_core::{Diagram, Index as _, document::PackPin};

use crate::toolkit::Plugins;

/// The packs of the kinds and the layout of a diagram, and those that it names.
pub(crate) fn used_packs(
    diagram: &Diagram,
    pins: &[PackPin],
    plugins: &Plugins,
) -> BTreeSet<String> {
    let kinds = plugins.kinds().specs();
    let nodes = diagram.nodes.iter().map(|node| node.item.kind);
    let containers = diagram
        .containers
        .iter()
        .map(|container| container.item.kind);
    let packs = nodes
        .chain(containers)
        .map(|kind| kinds[kind.position()].pack.clone());
    let layout = plugins.layout(&diagram.layout.name).ok();
    let layout = layout.map(|layout| layout.plugin.clone());
    let named = pins.iter().map(|pin| pin.name.value.clone());
    packs.chain(layout).chain(named).collect()
}
