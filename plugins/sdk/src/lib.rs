//! What a Kinograph component pack or layout is written against.

#[allow(
    unsafe_code,
    missing_docs,
    missing_debug_implementations,
    unused_qualifications,
    unreachable_pub,
    elided_lifetimes_in_paths,
    clippy::all,
    clippy::pedantic,
    clippy::allow_attributes_without_reason,
    reason = "generated from the contract"
)]
#[doc(hidden)]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../wit/v0.1",
        world: "plugin",
        pub_export_macro: true,
        export_macro_name: "export_plugin",
        default_bindings_module: "kinograph_plugin_sdk::bindings",
        additional_derives: [PartialEq, Clone],
        generate_all,
    });
}

pub use bindings::{
    exports::kinograph::plugin::{
        components::{Context, Drawings, KindSpec, Node, PortSpec},
        layouts::LayoutSpec,
        manifest::PluginInfo,
    },
    kinograph::plugin::{
        drawing, errors::PluginError, geometry, layout_types as layout, params, styling,
    },
};

/// A plugin that supplies component kinds.
pub trait ComponentPack {
    /// What the plugin is.
    fn describe() -> PluginInfo;
    /// The kinds it supplies.
    fn kinds() -> Vec<KindSpec>;
    /// Draws nodes of these kinds; one visual for each node, in the same order.
    fn draw(context: Context, nodes: Vec<Node>) -> Drawings;
}

/// A plugin that supplies layouts.
pub trait LayoutPack {
    /// What the plugin is.
    fn describe() -> PluginInfo;
    /// The layouts it supplies.
    fn layouts() -> Vec<LayoutSpec>;
    /// Arranges a diagram with the layout of this id.
    ///
    /// # Errors
    /// When the layout is unknown or cannot serve the request.
    fn arrange(layout: String, request: layout::Request) -> Result<layout::Arrangement, PluginError>;
}

/// Makes a type that is a [`ComponentPack`] the plugin that this crate builds to.
#[macro_export]
macro_rules! export_component_pack {
    ($pack:ty) => {
        const _: () = {
            use $crate::bindings::exports::kinograph::plugin as exports;
            struct Plugin;
            impl exports::manifest::Guest for Plugin {
                fn describe() -> $crate::PluginInfo {
                    <$pack as $crate::ComponentPack>::describe()
                }
            }
            impl exports::components::Guest for Plugin {
                fn kinds() -> Vec<$crate::KindSpec> {
                    <$pack as $crate::ComponentPack>::kinds()
                }
                fn draw(context: $crate::Context, nodes: Vec<$crate::Node>) -> $crate::Drawings {
                    <$pack as $crate::ComponentPack>::draw(context, nodes)
                }
            }
            impl exports::layouts::Guest for Plugin {
                fn layouts() -> Vec<$crate::LayoutSpec> {
                    Vec::new()
                }
                fn arrange(
                    layout: String,
                    _request: $crate::layout::Request,
                ) -> Result<$crate::layout::Arrangement, $crate::PluginError> {
                    Err($crate::PluginError::Unknown(layout))
                }
            }
            $crate::bindings::export_plugin!(Plugin with_types_in $crate::bindings);
        };
    };
}

/// Makes a type that is a [`LayoutPack`] the plugin that this crate builds to.
#[macro_export]
macro_rules! export_layout_pack {
    ($pack:ty) => {
        const _: () = {
            use $crate::bindings::exports::kinograph::plugin as exports;
            struct Plugin;
            impl exports::manifest::Guest for Plugin {
                fn describe() -> $crate::PluginInfo {
                    <$pack as $crate::LayoutPack>::describe()
                }
            }
            impl exports::components::Guest for Plugin {
                fn kinds() -> Vec<$crate::KindSpec> {
                    Vec::new()
                }
                fn draw(_context: $crate::Context, nodes: Vec<$crate::Node>) -> $crate::Drawings {
                    let unknown = |node: $crate::Node| Err($crate::PluginError::Unknown(node.kind));
                    $crate::Drawings {
                        visuals: nodes.into_iter().map(unknown).collect(),
                        symbols: Vec::new(),
                    }
                }
            }
            impl exports::layouts::Guest for Plugin {
                fn layouts() -> Vec<$crate::LayoutSpec> {
                    <$pack as $crate::LayoutPack>::layouts()
                }
                fn arrange(
                    layout: String,
                    request: $crate::layout::Request,
                ) -> Result<$crate::layout::Arrangement, $crate::PluginError> {
                    <$pack as $crate::LayoutPack>::arrange(layout, request)
                }
            }
            $crate::bindings::export_plugin!(Plugin with_types_in $crate::bindings);
        };
    };
}
