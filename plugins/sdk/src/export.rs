//! The macros that make a type the plugin that a crate builds to.
//!
//! Nothing is exported when a pack is built natively, for its tests: symbols of
//! two packs would clash there.

use crate::{
    ComponentPack, Context, Drawings, KindSpec, LayoutPack, LayoutSpec, Node, PluginError,
    PluginInfo, layout,
};

/// The half that a plugin does not have.
#[derive(Debug)]
pub struct Nothing;

impl ComponentPack for Nothing {
    fn describe() -> PluginInfo {
        unreachable!("the other half describes the plugin")
    }

    fn kinds() -> Vec<KindSpec> {
        Vec::new()
    }

    fn draw(_context: Context, nodes: Vec<Node>) -> Drawings {
        let unknown = |node: Node| Err(PluginError::Unknown(node.kind));
        Drawings {
            visuals: nodes.into_iter().map(unknown).collect(),
            symbols: Vec::new(),
        }
    }
}

impl LayoutPack for Nothing {
    fn describe() -> PluginInfo {
        unreachable!("the other half describes the plugin")
    }

    fn layouts() -> Vec<LayoutSpec> {
        Vec::new()
    }

    fn arrange(
        layout: String,
        _request: layout::Request,
    ) -> Result<layout::Arrangement, PluginError> {
        Err(PluginError::Unknown(layout))
    }
}

/// Makes a type that is a [`ComponentPack`](crate::ComponentPack) the plugin that this crate builds to.
#[macro_export]
macro_rules! export_component_pack {
    ($pack:ty) => {
        $crate::__export_halves!($pack as ComponentPack, $pack, $crate::Nothing);
    };
}

/// Makes a [`Catalog`](crate::catalog::Catalog), named by the path of its
/// `static`, the plugin that this crate builds to.
#[macro_export]
macro_rules! export_catalog {
    ($catalog:path) => {
        const _: () = {
            struct Pack;
            impl $crate::ComponentPack for Pack {
                fn describe() -> $crate::PluginInfo {
                    $catalog.info()
                }
                fn kinds() -> ::std::vec::Vec<$crate::KindSpec> {
                    $catalog.specs()
                }
                fn draw(
                    context: $crate::Context,
                    nodes: ::std::vec::Vec<$crate::Node>,
                ) -> $crate::Drawings {
                    $catalog.draw(&$crate::draw::HostText, &context, &nodes)
                }
            }
            $crate::export_component_pack!(Pack);
        };
    };
}

/// Makes a type that is a [`LayoutPack`](crate::LayoutPack) the plugin that this crate builds to.
#[macro_export]
macro_rules! export_layout_pack {
    ($pack:ty) => {
        $crate::__export_halves!($pack as LayoutPack, $crate::Nothing, $pack);
    };
}

/// Makes a type that is both a [`ComponentPack`](crate::ComponentPack) and a
/// [`LayoutPack`](crate::LayoutPack) the plugin that this crate builds to. The
/// former says what the plugin is.
#[macro_export]
macro_rules! export_plugin {
    ($pack:ty) => {
        $crate::__export_halves!($pack as ComponentPack, $pack, $pack);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __export_halves {
    ($described:ty as $half:ident, $components:ty, $layouts:ty) => {
        const _: () = {
            use $crate::bindings::exports::kinograph::plugin as exports;
            #[allow(dead_code, reason = "exported in WebAssembly only")]
            struct Plugin;
            impl exports::manifest::Guest for Plugin {
                fn describe() -> $crate::PluginInfo {
                    $crate::report_panics();
                    <$described as $crate::$half>::describe()
                }
            }
            impl exports::components::Guest for Plugin {
                fn kinds() -> ::std::vec::Vec<$crate::KindSpec> {
                    $crate::report_panics();
                    <$components as $crate::ComponentPack>::kinds()
                }
                fn draw(
                    context: $crate::Context,
                    nodes: ::std::vec::Vec<$crate::Node>,
                ) -> $crate::Drawings {
                    $crate::report_panics();
                    <$components as $crate::ComponentPack>::draw(context, nodes)
                }
            }
            impl exports::layouts::Guest for Plugin {
                fn layouts() -> ::std::vec::Vec<$crate::LayoutSpec> {
                    $crate::report_panics();
                    <$layouts as $crate::LayoutPack>::layouts()
                }
                fn arrange(
                    layout: ::std::string::String,
                    request: $crate::layout::Request,
                ) -> ::std::result::Result<$crate::layout::Arrangement, $crate::PluginError>
                {
                    $crate::report_panics();
                    <$layouts as $crate::LayoutPack>::arrange(layout, request)
                }
            }
            #[cfg(target_family = "wasm")]
    $crate::bindings::export_plugin!(Plugin with_types_in $crate::bindings);
        };
    };
}
