//! Groups, and the names of what they show.

use kinograph_core::{
    Affine,
    scene::{Element, Group, Role, Subject},
};

use crate::{
    ids::sanitised,
    paint::{Tint, write_transform},
    writer::Writer,
};

/// How assistive technology takes the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// As one image: its parts are not visited.
    Image,
    /// As a document with parts that can be visited.
    Document,
}

impl Reading {
    /// The role of the root element. The second word is for readers without
    /// the roles of WAI-ARIA Graphics.
    pub(crate) fn role(self) -> &'static str {
        match self {
            Self::Image => "img",
            Self::Document => "graphics-document document",
        }
    }
}

impl Writer<'_> {
    /// Writes a group.
    pub(crate) fn group(&mut self, group: &Group, tint: Tint<'_>) {
        let Group {
            subject,
            part,
            transform,
            opacity,
            clip,
            elements,
        } = group;
        // The tint is in the coordinates around this group.
        let tint = match tint {
            Tint::Gradient(brush, place) => Tint::Gradient(brush, transform.inverse() * place),
            other => other,
        };
        let plain = subject.is_none() && part.is_none() && clip.is_none() && opacity.is_opaque();
        if plain && *transform == Affine::IDENTITY {
            self.elements(elements, tint);
            return;
        }
        if subject.is_none() && elements.is_empty() {
            return;
        }
        let clip = clip.as_ref().map(|path| self.clip(path));
        let link = subject
            .as_ref()
            .and_then(|it| it.link.as_deref())
            .filter(|it| is_safe_link(it));
        if let Some(link) = link {
            self.body.begin("a");
            self.body.attribute("href", link);
            self.body.attribute("target", "_blank");
            self.body.attribute("rel", "noopener");
            self.body.open();
        }
        self.body.begin("g");
        if let Some(subject) = subject {
            self.name(subject, elements);
        }
        self.part(part.as_deref());
        write_transform(&mut self.body, "transform", *transform);
        self.opacity(*opacity);
        if let Some(id) = clip {
            self.body.attribute("clip-path", &format!("url(#{id})"));
        }
        self.body.open();
        if let Some(subject) = subject {
            self.describe(subject);
        }
        let outside = self.enter(group);
        self.elements(elements, tint);
        self.leave(outside);
        if let Some(subject) = subject.as_ref().filter(|it| it.role == Role::Edge) {
            self.flows(&subject.id);
        }
        self.body.end("g");
        if link.is_some() {
            self.body.end("a");
        }
    }

    /// Writes the id, classes and role of a group.
    fn name(&mut self, subject: &Subject, elements: &[Element]) {
        let role = subject.role.name();
        let id = self.ids.claim(role, &subject.id);
        self.body.attribute("id", &id);
        let mut classes = format!("kg-{role}");
        for class in subject
            .classes
            .iter()
            .map(|class| sanitised(class))
            .filter(|it| !it.is_empty())
        {
            classes.push(' ');
            classes.push_str(&class);
        }
        self.body.attribute("class", &classes);
        if self.reading == Reading::Document && !subject.name.is_empty() {
            // The parts of a symbol are not read, those of an object are.
            let role = if elements.iter().any(shows_subject) {
                "graphics-object group"
            } else {
                "graphics-symbol img"
            };
            self.body.attribute("role", role);
        }
    }

    fn describe(&mut self, subject: &Subject) {
        let description = subject.description.as_deref().unwrap_or_default();
        for (name, text) in [("title", subject.name.as_str()), ("desc", description)] {
            if !text.is_empty() {
                self.body.begin(name);
                self.body.content(name, text);
            }
        }
    }
}

/// Whether `element` is or holds a group that shows a thing of the diagram.
fn shows_subject(element: &Element) -> bool {
    matches!(element, Element::Group(group) if group.subject.is_some() || group.elements.iter().any(shows_subject))
}

/// Whether `link` leads where a picture may lead: to a web page or a mailbox.
pub(crate) fn is_safe_link(link: &str) -> bool {
    let scheme = link
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    let allowed = matches!(scheme.as_deref(), Some("http" | "https" | "mailto"));
    allowed && !link.contains(|c: char| c.is_control() || c.is_whitespace())
}
