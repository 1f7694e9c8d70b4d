//! Themes of one's own: what a theme file makes of the theme that it extends.

use crate::{
    document::{FontDecl, ShadowDecl, ThemeDecl},
    style::{
        Ramp, Rgba, Role, Shadow, Theme,
        contrast::{self, ICON_CONTRAST, TEXT_CONTRAST},
        roles::{derive, on, readable},
    },
    text::Font,
};

/// What the names of theme files end with.
pub(crate) const EXTENSIONS: [&str; 3] = [".yaml", ".yml", ".json"];

/// Whether a theme's name is that of a file: it ends with `.yaml`, `.yml` or `.json`.
#[must_use]
pub fn is_theme_file(theme: &str) -> bool {
    EXTENSIONS
        .iter()
        .any(|extension| theme.ends_with(extension))
}

impl Theme {
    /// This theme with what a theme file says, under another name.
    ///
    /// Text and accents that the file says nothing about are made to be read on
    /// the grounds that it does say something about.
    #[must_use]
    pub fn extended(&self, name: &str, decl: &ThemeDecl) -> Self {
        let mut theme = self.clone();
        name.clone_into(&mut theme.name);
        if let Some(description) = &decl.description {
            theme.doc.clone_from(&description.value);
        }
        if let Some(background) = &decl.background {
            theme.background = background.value;
        }
        for (name, color) in &decl.colors {
            match theme.palette.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => *known = *color,
                None => theme.palette.push((name.clone(), *color)),
            }
        }
        theme.looks(decl);
        theme.measures(decl);
        theme.derives(self, decl);
        theme
    }

    /// What a theme of this file shows that people can hardly read, as warnings.
    #[must_use]
    pub fn hard_to_read(&self, decl: &ThemeDecl) -> Vec<crate::Diagnostic> {
        contrast::problems(self, decl)
    }

    /// Edges, shadow and type.
    fn looks(&mut self, decl: &ThemeDecl) {
        let edges = &decl.edges;
        set(
            &mut self.edge.color,
            edges.color.as_ref().map(|it| it.value),
        );
        set(&mut self.edge.text, edges.text.as_ref().map(|it| it.value));
        set(&mut self.edge.width, edges.width);
        set(&mut self.edge.radius, edges.radius);
        match decl.shadow {
            None => {}
            Some(ShadowDecl::None) => self.shadow = None,
            Some(ShadowDecl::Soft { color, below, blur }) => {
                let shadow = self.shadow.get_or_insert(USUAL_SHADOW);
                set(&mut shadow.color, color);
                set(&mut shadow.dy, below);
                set(&mut shadow.blur, blur);
            }
        }
        let fonts = [
            (&mut self.label, decl.label),
            (&mut self.caption, decl.caption),
            (&mut self.edge_label, decl.edge_label),
            (&mut self.title, decl.title),
            (&mut self.subtitle, decl.subtitle),
        ];
        for (font, decl) in fonts {
            set_font(font, decl);
        }
    }

    fn measures(&mut self, decl: &ThemeDecl) {
        set(&mut self.corner_radius, decl.corner_radius);
        set(&mut self.stroke_width, decl.stroke_width);
        set(&mut self.wobble, decl.wobble);
        set(&mut self.padding, decl.padding);
        set(&mut self.grid, decl.grid);
        set(&mut self.margin, decl.margin);
        let ramp = &mut self.ramp;
        set(&mut ramp.ground, decl.fills);
        set(&mut ramp.accent_chroma, decl.accents.chroma);
        let lightness = decl.accents.lightness;
        set(
            &mut ramp.accent_lightness,
            lightness.map(|[least, greatest]| (least, greatest)),
        );
        set(&mut ramp.container.lightness, decl.containers.lightness);
        set(&mut ramp.container.chroma, decl.containers.chroma);
        set(&mut ramp.container_step, decl.containers.step);
    }

    /// The roles: those of the file, then what follows from them.
    fn derives(&mut self, base: &Self, decl: &ThemeDecl) {
        let mut neutral = base.neutral;
        if let Some(ground) = self.background.color() {
            neutral[Role::Background] = ground;
        }
        for (role, color) in &decl.roles {
            neutral[*role] = color.value;
            if color.value != base.neutral[*role] {
                tune(&mut self.ramp, *role, color.value);
            }
        }
        if let Some(ink) = &decl.ink {
            neutral = derive(&self.ramp, &neutral, ink.value.to_oklch());
            for (role, color) in &decl.roles {
                neutral[*role] = color.value;
            }
        }
        let is_said = |role: Role| decl.roles.iter().any(|(said, _)| *said == role);
        for (role, least) in [
            (Role::Text, TEXT_CONTRAST),
            (Role::TextMuted, TEXT_CONTRAST),
            (Role::Accent, ICON_CONTRAST),
        ] {
            if !is_said(role) {
                let grounds = contrast::grounds_of(role).map(|ground| neutral[ground]);
                neutral[role] = readable(neutral[role], &grounds.collect::<Vec<_>>(), least);
            }
        }
        let accent = neutral[Role::Accent];
        if !is_said(Role::OnAccent) && neutral[Role::OnAccent].contrast(accent) < TEXT_CONTRAST {
            neutral[Role::OnAccent] = on(accent, accent.to_oklch());
        }
        self.neutral = neutral;
        self.dark = neutral[Role::Text].luminance() > neutral[Role::Background].luminance();
        self.legible_edges(decl);
    }

    /// Makes what the file does not say about edges legible on its grounds.
    fn legible_edges(&mut self, decl: &ThemeDecl) {
        let mut grounds = vec![self.neutral[Role::Background]];
        if decl.edges.color.is_none() {
            self.edge.color = readable(self.edge.color, &grounds, ICON_CONTRAST);
        }
        grounds.extend(contrast::panels(self));
        if decl.edges.text.is_none() {
            self.edge.text = readable(self.edge.text, &grounds, TEXT_CONTRAST);
        }
    }
}

/// What a file takes for granted that asks for a shadow where there was none.
const USUAL_SHADOW: Shadow = Shadow {
    dy: 2.0,
    blur: 9.0,
    color: Rgba {
        a: 24,
        ..Rgba::BLACK
    },
};

/// Lets nodes with a colour be as light as the role of those without.
fn tune(ramp: &mut Ramp, role: Role, color: Rgba) {
    let tone = match role {
        Role::Surface => &mut ramp.surface,
        Role::SurfaceRaised => &mut ramp.surface_raised,
        Role::Outline => &mut ramp.outline,
        Role::OutlineMuted => &mut ramp.outline_muted,
        Role::Text => &mut ramp.text,
        Role::TextMuted => &mut ramp.text_muted,
        Role::AccentMuted => &mut ramp.accent_muted,
        Role::Background
        | Role::Accent
        | Role::OnAccent
        | Role::Info
        | Role::Success
        | Role::Warning
        | Role::Danger => return,
    };
    tone.lightness = color.to_oklch().l;
}

fn set_font(font: &mut Font, decl: FontDecl) {
    set(&mut font.family, decl.family);
    set(&mut font.size, decl.size);
    set(&mut font.weight, decl.weight);
    set(&mut font.italic, decl.italic);
}

fn set<T>(value: &mut T, said: Option<T>) {
    if let Some(said) = said {
        *value = said;
    }
}
