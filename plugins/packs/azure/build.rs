//! Turns the icons into constants.

fn main() -> Result<(), kinograph_plugin_icons::Error> {
    kinograph_plugin_icons::build("icons")
}
