//! Placeholder.
use kinograph_plugin_sdk as sdk;
struct L;
impl sdk::LayoutPack for L {
    fn describe() -> sdk::PluginInfo { sdk::PluginInfo{id:"layered".into(),version:"0.1.0".into(),title:String::new(),doc:String::new(),license:String::new(),authors:vec![]} }
    fn layouts() -> Vec<sdk::LayoutSpec> { vec![] }
    fn arrange(l: String, _r: sdk::layout::Request) -> Result<sdk::layout::Arrangement, sdk::PluginError> { Err(sdk::PluginError::Unknown(l)) }
}
#[cfg(target_family = "wasm")]
sdk::export_layout_pack!(L);
