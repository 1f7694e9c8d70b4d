//! SVG, drawn by somebody else's renderer, shows what PNG shows.

use kinograph_core::{Overrides, Scene};
use kinograph_raster::RasterOptions;
use kinograph_svg::SvgOptions;
use kinograph_tests::{Kit, tool::difference};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg,
};

/// The share of pixels that may differ visibly: both renderers place edges
/// between the same pixels, but round coverage differently.
const SHARE: f64 = 0.002;
/// What counts as visible, of 255.
const STEP: u8 = 12;

fn assert_agreement(name: &str, scene: &Scene) {
    let ours = kinograph_raster::draw(scene, &RasterOptions::default()).expect("it is drawn");
    let svg = kinograph_svg::write(scene, &SvgOptions::default());
    let tree = usvg::Tree::from_str(&svg, &usvg::Options::default()).expect("it is valid");
    let mut theirs = Pixmap::new(ours.width(), ours.height()).expect("it has a size");
    resvg::render(&tree, Transform::identity(), &mut theirs.as_mut());
    let theirs: Vec<u8> = theirs
        .pixels()
        .iter()
        .map(|pixel| pixel.demultiply())
        .flat_map(|c| [c.red(), c.green(), c.blue(), c.alpha()])
        .collect();
    let difference = difference(ours.rgba(), &theirs, STEP);
    assert!(difference.share <= SHARE, "{name}: {difference:?}");
}

#[test]
fn templates_agree_in_every_theme() {
    let kit = Kit::builtin();
    for template in kinograph_templates::all() {
        for theme in kinograph_core::style::Theme::names() {
            let overrides = Overrides {
                theme: Some(theme.to_owned()),
                ..Overrides::default()
            };
            let drawing = kit
                .draw(template.text, &overrides)
                .expect("templates have no problems");
            assert_agreement(&format!("{} in {theme}", template.name), &drawing.scene);
        }
    }
}
