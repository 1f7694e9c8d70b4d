//! How kinds are drawn: which form of the SDK, with which parameters.

use kinograph_plugin_sdk::{
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
            window::{Title, Window},
        },
    },
    drawing::Visual,
    params::ParamSpec,
};

use crate::params::{self, Count};

/// How a kind is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    /// A card.
    Card,
    /// A card that becomes a stack with `instances`.
    Stack,
    /// A dashed card: what belongs to others.
    Foreign,
    /// Someone, or several.
    Avatar { crowd: bool },
    /// A window.
    Window(Title),
    /// An upright phone.
    Phone,
    /// A bar that everything passes through.
    Bar(Ends),
    /// A card that shows how load is shared, with `targets`.
    Fan,
    /// A pipe with slots, with `depth`.
    Pipe,
    /// A card with lanes, with `partitions`.
    Log(Count),
    /// A cylinder, with `replicas`.
    Cylinder,
    /// A chip, with `hit`.
    Chip,
    /// A bucket.
    Bucket,
    /// A sheet with a folded corner.
    Document,
    /// A sheet of text.
    Note,
    /// A cloud.
    Cloud,
    /// A container.
    Panel(Border),
}

impl Form {
    /// Whether nodes of this form hold other nodes.
    pub(crate) fn is_container(self) -> bool {
        matches!(self, Self::Panel(_))
    }

    /// The whole number that the form shows.
    pub(crate) fn count(self) -> Option<Count> {
        match self {
            Self::Stack => Some(params::INSTANCES),
            Self::Fan => Some(params::TARGETS),
            Self::Pipe => Some(params::DEPTH),
            Self::Log(partitions) => Some(partitions),
            Self::Cylinder => Some(params::REPLICAS),
            _ => None,
        }
    }

    /// The parameters that the form shows.
    pub(crate) fn params(self) -> Vec<ParamSpec> {
        match self {
            Self::Chip => vec![params::hit_spec()],
            _ => self.count().map(Count::spec).into_iter().collect(),
        }
    }

    /// The visual of one node.
    pub(crate) fn draw(self, studio: &mut Studio<'_>, node: &Node, emblem: Emblem) -> Visual {
        let count = self.count().map_or(1, |count| count.of(node));
        match self {
            Self::Card => Card::new(emblem).draw(studio, node),
            Self::Stack => Card {
                count,
                ..Card::new(emblem)
            }
            .draw(studio, node),
            Self::Foreign => Card {
                foreign: true,
                ..Card::new(emblem)
            }
            .draw(studio, node),
            Self::Avatar { crowd } => Avatar { crowd }.draw(studio, node),
            Self::Window(title) => Window { emblem, title }.draw(studio, node),
            Self::Phone => Phone { emblem }.draw(studio, node),
            Self::Bar(ends) => {
                let least_width = if ends == Ends::Round { 208.0 } else { 152.0 };
                Bar {
                    emblem,
                    ends,
                    least_width,
                }
                .draw(studio, node)
            }
            Self::Fan => Fan { targets: count }.draw(studio, node),
            Self::Pipe => Pipe {
                emblem,
                depth: count,
            }
            .draw(studio, node),
            Self::Log(_) => Log {
                emblem,
                lanes: count,
            }
            .draw(studio, node),
            Self::Cylinder => Cylinder {
                emblem,
                discs: count,
            }
            .draw(studio, node),
            Self::Chip => Chip {
                emblem,
                percent: params::hit(node),
            }
            .draw(studio, node),
            Self::Bucket => Bucket { emblem }.draw(studio, node),
            Self::Document => Document { emblem }.draw(studio, node),
            Self::Note => Note.draw(studio, node),
            Self::Cloud => Cloud { emblem }.draw(studio, node),
            Self::Panel(border) => Panel { emblem, border }.draw(studio, node),
        }
    }
}
