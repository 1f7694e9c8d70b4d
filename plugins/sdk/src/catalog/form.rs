//! How kinds of a catalogue are drawn: which form, showing which parameter.

use crate::{
    Node,
    draw::{
        Emblem, Studio,
        forms::{
            avatar::Avatar,
            bar::{Bar, Ends},
            bucket::Bucket,
            card::Card,
            chip::Chip,
            cloud::Cloud,
            cylinder::Cylinder,
            fan::Fan,
            log::Log,
            panel::{Border, Panel},
            phone::Phone,
            pipe::Pipe,
            sheet::{Document, Note},
            tablet::Tablet,
            tray::Tray,
            window::{Title, Window},
        },
    },
    drawing::Visual,
    params::ParamSpec,
};

use super::{Count, Percent};

/// How a kind is drawn. A form that shows a number holds the parameter that
/// gives the number, and declares it for the kind.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Form {
    /// A card: what a node is when its shape has nothing more to say.
    Card,
    /// A card that becomes a stack: what runs several times over.
    Stack(Count),
    /// A dashed card: what belongs to others.
    Foreign,
    /// A card with a meter: what is used up, or works so often.
    Meter(Percent),
    /// Someone. The emblem stands on a badge.
    Person,
    /// Several people. The emblem stands on a badge.
    Crowd,
    /// A window: what runs in front of a person.
    Window(Title),
    /// An upright phone.
    Phone,
    /// A tablet.
    Tablet,
    /// A bar: what everything passes through.
    Bar(Ends),
    /// A card whose plate shows one line that becomes many: what shares work
    /// out. Of the emblem only the plate is shown.
    Fan(Count),
    /// A card with a cell for each: what runs in equal copies.
    Tray(Count),
    /// A card with cells of which some are filled: so many, as the first number
    /// says, of so many, as the second does.
    Fill(Count, Count),
    /// A pipe with slots: what waits in line.
    Pipe(Count),
    /// A card with lanes: what is only ever written at one end.
    Log(Count),
    /// A cylinder with a disc for each copy: what keeps data.
    Cylinder(Count),
    /// A cylinder without copies.
    Drum,
    /// A chip with a meter: what keeps data in memory.
    Chip(Percent),
    /// A bucket: what keeps objects.
    Bucket,
    /// A sheet with a folded corner: a file.
    Document,
    /// A sheet of text: a remark.
    Note,
    /// A cloud: what runs somewhere else.
    Cloud,
    /// A container.
    Panel(Border),
}

/// The parameter that a form shows.
#[derive(Clone, Copy)]
enum Shown {
    Nothing,
    Count(Count),
    Counts(Count, Count),
    Percent(Percent),
}

impl Form {
    /// Whether nodes of this form hold other nodes.
    #[must_use]
    pub const fn is_container(self) -> bool {
        matches!(self, Self::Panel(_))
    }

    /// The declarations of the parameters that it shows.
    pub(super) fn params(self) -> Vec<ParamSpec> {
        match self.shown() {
            Shown::Nothing => Vec::new(),
            Shown::Count(count) => vec![count.spec()],
            Shown::Counts(some, all) => vec![some.spec(), all.spec()],
            Shown::Percent(percent) => vec![percent.spec()],
        }
    }

    /// What the drawing of a node shows beyond its label, in words.
    pub(super) fn said(self, node: &Node) -> Option<String> {
        match self.shown() {
            Shown::Nothing => None,
            Shown::Count(count) => count.said(node),
            Shown::Counts(some, all) => match (some.said(node), all.said(node)) {
                (Some(some), Some(all)) => Some(format!("{some}, {all}")),
                (some, all) => some.or(all),
            },
            Shown::Percent(percent) => percent.said(node),
        }
    }

    /// The visual of one node.
    #[must_use]
    pub fn draw(self, studio: &mut Studio<'_>, node: &Node, emblem: Emblem) -> Visual {
        let card = Card::new(emblem);
        match self {
            Self::Card => card.draw(studio, node),
            Self::Stack(instances) => {
                let count = instances.of(node);
                Card { count, ..card }.draw(studio, node)
            }
            Self::Foreign => {
                let foreign = true;
                Card { foreign, ..card }.draw(studio, node)
            }
            Self::Meter(share) => {
                let percent = share.of(node);
                Card { percent, ..card }.draw(studio, node)
            }
            Self::Person => {
                let crowd = false;
                Avatar { emblem, crowd }.draw(studio, node)
            }
            Self::Crowd => {
                let crowd = true;
                Avatar { emblem, crowd }.draw(studio, node)
            }
            Self::Window(title) => Window { emblem, title }.draw(studio, node),
            Self::Phone => Phone { emblem }.draw(studio, node),
            Self::Tablet => Tablet { emblem }.draw(studio, node),
            Self::Bar(ends) => Bar::new(emblem, ends).draw(studio, node),
            Self::Fan(targets) => {
                let targets = targets.of(node);
                Fan { emblem, targets }.draw(studio, node)
            }
            Self::Tray(copies) => Tray::full(emblem, copies.of(node)).draw(studio, node),
            Self::Fill(some, all) => {
                let filled = some.of(node);
                let tray = Tray::full(emblem, all.of(node));
                Tray { filled, ..tray }.draw(studio, node)
            }
            Self::Pipe(depth) => {
                let depth = depth.of(node);
                Pipe { emblem, depth }.draw(studio, node)
            }
            Self::Log(partitions) => {
                let lanes = partitions.of(node);
                Log { emblem, lanes }.draw(studio, node)
            }
            Self::Cylinder(replicas) => {
                let discs = replicas.of(node);
                Cylinder { emblem, discs }.draw(studio, node)
            }
            Self::Drum => Cylinder { emblem, discs: 0 }.draw(studio, node),
            Self::Chip(share) => {
                let percent = share.of(node);
                Chip { emblem, percent }.draw(studio, node)
            }
            Self::Bucket => Bucket { emblem }.draw(studio, node),
            Self::Document => Document { emblem }.draw(studio, node),
            Self::Note => Note { emblem }.draw(studio, node),
            Self::Cloud => Cloud { emblem }.draw(studio, node),
            Self::Panel(border) => Panel { emblem, border }.draw(studio, node),
        }
    }

    fn shown(self) -> Shown {
        match self {
            Self::Stack(count)
            | Self::Fan(count)
            | Self::Tray(count)
            | Self::Pipe(count)
            | Self::Log(count)
            | Self::Cylinder(count) => Shown::Count(count),
            Self::Fill(some, all) => Shown::Counts(some, all),
            Self::Chip(percent) | Self::Meter(percent) => Shown::Percent(percent),
            _ => Shown::Nothing,
        }
    }
}
