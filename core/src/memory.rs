//! Where things stood in an earlier drawing, by their ids: what lets the next
//! drawing of a diagram that changed a little move little.
//!
//! A memory is a hint and never more: without it, or with an old one, a
//! diagram is drawn as well, only perhaps elsewhere. As text it has one thing a
//! line, in the order of the ids, so that two versions of it compare well:
//!
//! ```text
//! kinograph-layout 1
//! container shop 0 0 320 200
//! node shop.orders 24 48
//! ```

use std::{collections::BTreeMap, fmt, str::FromStr};

use crate::{Diagram, Placement, Point, Rect, geometry::Short, layout::Previous};

/// The first word of the text form.
const MAGIC: &str = "kinograph-layout";
/// The version of the text form.
const VERSION: &str = "1";

/// Where things stood in an earlier drawing, by their ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    /// The top left corners of nodes, in pixels.
    pub nodes: BTreeMap<String, Point>,
    /// The frames of containers, in pixels.
    pub containers: BTreeMap<String, Rect>,
}

impl Memory {
    /// What there is to remember of a drawing.
    #[must_use]
    pub fn of(diagram: &Diagram, placement: &Placement) -> Self {
        let nodes = diagram.nodes.iter().zip(&placement.nodes);
        let containers = diagram.containers.iter().zip(&placement.containers);
        Self {
            nodes: nodes
                .map(|(node, rect)| (node.item.id.clone(), rect.origin()))
                .collect(),
            containers: containers
                .map(|(container, rect)| (container.item.id.clone(), *rect))
                .collect(),
        }
    }

    /// What a layout is told of it; none when nothing of the diagram is known.
    pub(crate) fn previous(&self, diagram: &Diagram) -> Option<Previous> {
        let nodes = diagram.nodes.iter();
        let containers = diagram.containers.iter();
        let previous = Previous {
            nodes: nodes
                .map(|node| self.nodes.get(&node.item.id).copied())
                .collect(),
            containers: containers
                .map(|container| self.containers.get(&container.item.id).copied())
                .collect(),
        };
        let knows_any = previous.nodes.iter().any(Option::is_some)
            || previous.containers.iter().any(Option::is_some);
        knows_any.then_some(previous)
    }
}

/// As text that [`Memory::from_str`] reads; at most two decimals are kept.
impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{MAGIC} {VERSION}")?;
        for (id, rect) in &self.containers {
            let [x, y, width, height] = [rect.x0, rect.y0, rect.width(), rect.height()].map(Short);
            writeln!(f, "container {id} {x} {y} {width} {height}")?;
        }
        for (id, Point { x, y }) in &self.nodes {
            writeln!(f, "node {id} {} {}", Short(*x), Short(*y))?;
        }
        Ok(())
    }
}

/// Why a text is no memory: lower case, without a full stop.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MemoryError {
    /// It does not begin as one.
    #[error("it does not begin with \"{MAGIC} {VERSION}\"")]
    Foreign,
    /// It is one, but of another version of Kinograph.
    #[error("it has version {0:?}, and this Kinograph knows version {VERSION}")]
    Version(String),
    /// A line is none of those that there are.
    #[error("line {0} cannot be read")]
    Line(usize),
}

impl FromStr for Memory {
    type Err = MemoryError;

    fn from_str(text: &str) -> Result<Self, MemoryError> {
        let mut lines = text.lines().enumerate();
        let first = lines.next().map_or("", |(_, line)| line);
        let version = first
            .strip_prefix(MAGIC)
            .and_then(|rest| rest.strip_prefix(' '))
            .ok_or(MemoryError::Foreign)?;
        if version.trim_end() != VERSION {
            // A version is short; what is not is not worth repeating.
            return Err(MemoryError::Version(version.chars().take(16).collect()));
        }
        let mut memory = Self::default();
        for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
            memory.read(line).ok_or(MemoryError::Line(number + 1))?;
        }
        Ok(memory)
    }
}

impl Memory {
    /// Adds what a line says; none when it says nothing that can be read.
    fn read(&mut self, line: &str) -> Option<()> {
        let mut words = line.split_ascii_whitespace();
        let (what, id) = (words.next()?, words.next()?.to_owned());
        let numbers: Vec<f64> = words.map(number).collect::<Option<_>>()?;
        match (what, numbers.as_slice()) {
            ("node", [x, y]) => {
                self.nodes.insert(id, Point::new(*x, *y));
            }
            ("container", [x, y, width, height]) if *width >= 0.0 && *height >= 0.0 => {
                let rect = Rect::new(*x, *y, x + width, y + height);
                self.containers.insert(id, rect);
            }
            _ => return None,
        }
        Some(())
    }
}

/// A number that can be a place: layouts must not meet infinities.
fn number(word: &str) -> Option<f64> {
    /// The greatest distance from the origin, in pixels.
    const FARTHEST: f64 = 1e6;
    word.parse()
        .ok()
        .filter(|number: &f64| number.abs() <= FARTHEST)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use proptest::prelude::*;

    use super::*;
    use crate::{
        Arrangement, LayoutRequest,
        testing::{TestKinds, TestLayout, add_container, cards, diagram},
        text::Fonts,
    };

    /// What the layout is told of `memory`, and what is placed.
    fn draw(diagram: &Diagram, memory: Option<&Memory>) -> (Option<Previous>, Placement) {
        let told = RefCell::new(None);
        let layout = TestLayout::new(|request: &LayoutRequest| {
            told.replace(request.previous.clone());
            Ok(Arrangement {
                nodes: vec![Point::new(40.0, 60.0), Point::new(40.0, 200.0)],
                containers: vec![Rect::new(0.0, 0.0, 200.0, 280.0)],
                ..Arrangement::default()
            })
        });
        let mut found = Vec::new();
        let kinds = TestKinds::new(cards);
        let visuals = crate::measure(&mut found, &kinds, &Fonts::embedded(), diagram);
        let placement = crate::place_again(&mut found, &layout, diagram, &visuals, memory);
        assert_eq!(found, []);
        (told.into_inner(), placement)
    }

    fn shop(nodes: &[&str]) -> Diagram {
        let mut shop = diagram(nodes, &[]);
        add_container(&mut shop, "box", None);
        shop
    }

    #[test]
    fn layouts_are_told_where_things_stood_by_their_ids() {
        let (told, placement) = draw(&shop(&["a", "b"]), None);
        assert_eq!(told, None);
        let memory = Memory::of(&shop(&["a", "b"]), &placement);
        let (told, _) = draw(&shop(&["b", "new"]), Some(&memory));
        let expected = Previous {
            nodes: vec![Some(Point::new(40.0, 200.0)), None].into(),
            containers: vec![Some(Rect::new(0.0, 0.0, 200.0, 280.0))].into(),
        };
        assert_eq!(told, Some(expected));
    }

    #[test]
    fn who_remembers_nothing_of_a_diagram_says_nothing() {
        let mut other = Memory::default();
        other.nodes.insert("elsewhere".to_owned(), Point::ORIGIN);
        assert_eq!(draw(&shop(&["a", "b"]), Some(&other)).0, None);
    }

    #[test]
    fn text_has_one_thing_a_line_in_the_order_of_ids() {
        let (_, placement) = draw(&shop(&["z", "a"]), None);
        let memory = Memory::of(&shop(&["z", "a"]), &placement);
        let text = "kinograph-layout 1\ncontainer box 0 0 200 280\nnode a 40 200\nnode z 40 60\n";
        assert_eq!(memory.to_string(), text);
        assert_eq!(text.parse(), Ok(memory.clone()));
        assert_eq!(text.replace('\n', "\r\n\r\n").parse(), Ok(memory));
    }

    #[test]
    fn what_is_no_memory_is_told_from_one() {
        let error = |text: &str| text.parse::<Memory>().expect_err("no memory");
        for foreign in [
            "",
            "diagram: Shop\n",
            "kinograph-layout",
            "kinograph-layout1",
        ] {
            assert_eq!(error(foreign), MemoryError::Foreign, "{foreign}");
        }
        assert_eq!(
            error("kinograph-layout 2\nnode a 1 2 3\n"),
            MemoryError::Version("2".to_owned())
        );
        for line in [
            "node a 1",
            "node a 1 x",
            "node a 1 inf",
            "node a 1 NaN",
            "node a 1 1e7",
            "container a 1 1 -4 4",
            "edge a 1 1",
            "<<<<<<< HEAD",
        ] {
            let text = format!("kinograph-layout 1\nnode b 0 0\n{line}\n");
            assert_eq!(error(&text), MemoryError::Line(3), "{line}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(kinograph-layout 1\n)?[ -~\n]{0,80}") {
            if let Ok(memory) = text.parse::<Memory>() {
                // Rounding to two decimals happens once.
                let rounded: Memory = memory.to_string().parse().expect("its own text");
                prop_assert_eq!(rounded.to_string().parse(), Ok(rounded));
            }
        }

        #[test]
        fn whole_places_come_back(x in -9_999..9_999_i32, y in -9_999..9_999_i32) {
            let mut memory = Memory::default();
            memory.nodes.insert("a.b-c".to_owned(), Point::new(x.into(), y.into()));
            prop_assert_eq!(memory.to_string().parse(), Ok(memory));
        }
    }
}
