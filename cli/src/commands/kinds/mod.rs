//! `kinograph kinds`: what nodes can be.

mod details;
mod list;
mod search;

use kinograph_core::{KindSpec, diagnostic::nearest};

use crate::{
    failure::{Failure, Status},
    report::Report,
    toolkit::{PluginLimits, Plugins},
};

pub(crate) use details::param_table;
use search::{Query, nearly};

const NOTES: &str = "\
The name or alias of a kind shows its parameters and ports. Anything else is
searched for: kinds are found whose names, titles, aliases, categories and
descriptions hold every word.

With --json it prints a list of objects with these fields, which later versions
may add to but do not change:
  pack, id         the full name is pack/id
  title, doc       the label of a node without one, and what it is
  category         what it is listed under
  container        whether it holds other nodes
  accent           a palette name or a hex colour, or null
  ports            a list of {id, side, doc}
  params           a list of {key, kind, doc, default, choices, minimum, maximum}
  aliases          other names for it

Examples:
  kinograph kinds                   List everything by category
  kinograph kinds queue             Tell about one: its parameters and ports
  kinograph kinds managed database  Search for what has both words
  kinograph kinds --category data   List one category
  kinograph kinds --json --pack essentials";

/// Look up what nodes can be
#[derive(Debug, Default, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// A name, or words to search for
    pub(crate) search: Vec<String>,

    /// Only the kinds of this pack
    #[arg(long, value_name = "NAME")]
    pub(crate) pack: Option<String>,

    /// Only the kinds of this category
    #[arg(long, value_name = "NAME")]
    pub(crate) category: Option<String>,

    /// Print them as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let plugins = Plugins::open(PluginLimits::default(), report)?;
    let Found { kinds, text } = find(args, plugins.kinds().specs())?;
    if args.json {
        report.print_json(&kinds)?;
    } else {
        report.print(&text)?;
    }
    Ok(Status::Done)
}

/// What was asked for.
pub(crate) struct Found<'a> {
    pub(crate) kinds: Vec<&'a KindSpec>,
    /// A line for each, or all that there is to know of one.
    pub(crate) text: String,
}

/// Looks up what the arguments ask for.
///
/// # Errors
/// When there is no such thing.
pub(crate) fn find<'a>(args: &Args, all: &'a [KindSpec]) -> Result<Found<'a>, Failure> {
    let offered = offered(args, all.iter().collect())?;
    let query = Query::new(&args.search);
    let named: Vec<&KindSpec> = query.named(&offered);
    let found = match named.as_slice() {
        [_] => named.clone(),
        _ => query.matching(&offered),
    };
    if found.is_empty() {
        return Err(nothing_found(&offered, &query));
    }
    let text = if let [kind] = named.as_slice() {
        let related = Query::new(std::slice::from_ref(&kind.id)).matching(&offered);
        details::details(kind, &related)
    } else {
        list::list(&found)
    };
    Ok(Found { kinds: found, text })
}

/// The kinds of the pack and category that were asked for.
fn offered<'a>(args: &Args, all: Vec<&'a KindSpec>) -> Result<Vec<&'a KindSpec>, Failure> {
    let of_pack = narrowed(all, "pack", args.pack.as_deref(), |kind| &kind.pack)?;
    narrowed(of_pack, "category", args.category.as_deref(), |kind| {
        &kind.category
    })
}

/// The kinds of which a property has the value that was asked for, if any was.
fn narrowed<'a>(
    kinds: Vec<&'a KindSpec>,
    what: &str,
    wanted: Option<&str>,
    property: impl Fn(&'a KindSpec) -> &'a str,
) -> Result<Vec<&'a KindSpec>, Failure> {
    let Some(wanted) = wanted else {
        return Ok(kinds);
    };
    let mut values: Vec<&str> = kinds.iter().map(|kind| property(kind)).collect();
    values.sort_unstable();
    values.dedup();
    let is_wanted = |value: &str| value.eq_ignore_ascii_case(wanted);
    if values.iter().any(|value| is_wanted(value)) {
        return Ok(kinds
            .into_iter()
            .filter(|kind| is_wanted(property(kind)))
            .collect());
    }
    let listed = format!("there are {}", values.join(", "));
    let failure = Failure::new(format!("no kinds are of the {what} \"{wanted}\""));
    Err(match nearest(wanted, values) {
        Some(near) => failure.hint(format!("did you mean \"{near}\"? {listed}")),
        None => failure.hint(listed),
    })
}

fn nothing_found(offered: &[&KindSpec], query: &Query) -> Failure {
    let failure = Failure::new(format!("no kind matches \"{query}\""));
    match nearly(offered, query).as_slice() {
        [] => failure.hint("`kinograph kinds` lists them all"),
        [near] => failure.hint(format!("did you mean \"{near}\"?")),
        several => {
            let several: Vec<String> = several.iter().map(|name| format!("\"{name}\"")).collect();
            failure.hint(format!("did you mean one of {}?", several.join(", ")))
        }
    }
}
