//! Which inputs become which outputs, known before anything is drawn.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use crate::{
    failure::Failure,
    input::Input,
    output::{Format, Target},
    picture::Encoding,
};

/// One picture to make.
#[derive(Clone, Debug)]
pub(super) struct Job {
    pub(super) input: Input,
    pub(super) target: Target,
    pub(super) encoding: Encoding,
}

impl Job {
    pub(super) fn reads_stdin(&self) -> bool {
        self.input == Input::Stdin
    }
}

/// A job for each input in each format that is asked for.
///
/// # Errors
/// When the output suits neither the number of inputs nor any format, or two
/// jobs would write the same file.
pub(super) fn jobs(
    inputs: &[OsString],
    output: Option<&OsStr>,
    asked: &[Encoding],
) -> Result<Vec<Job>, Failure> {
    let inputs: Vec<Input> = inputs
        .iter()
        .map(|input| Input::from(input.as_os_str()))
        .collect();
    if asked.len() > 1 && inputs.contains(&Input::Stdin) {
        let message = "standard input can be drawn in one format only";
        return Err(Failure::new(message).hint("name a file"));
    }
    let usual = [usual()];
    let encodings = if asked.is_empty() { &usual } else { asked };
    let each = |job: &dyn Fn(&Input, &Encoding) -> Job| {
        let of_input = |input| encodings.iter().map(move |encoding| job(input, encoding));
        inputs.iter().flat_map(of_input).collect()
    };
    let jobs = match (inputs.as_slice(), output) {
        (_, None) => each(&beside),
        (_, Some(folder)) if is_folder(folder) => {
            each(&|input, encoding| inside(Path::new(folder), input, encoding))
        }
        ([input], Some(output)) if asked.len() < 2 => vec![Job {
            input: input.clone(),
            target: Target::from(output),
            encoding: chosen(&Target::from(output), asked.first())?,
        }],
        (_, Some(output)) => {
            let output = output.display();
            return Err(Failure::new(format!(
                "cannot write {} pictures to {output}",
                inputs.len() * encodings.len()
            ))
            .hint("-o takes a folder for several pictures; it must be there already"));
        }
    };
    check_targets(&jobs)?;
    Ok(jobs)
}

fn is_folder(output: &OsStr) -> bool {
    output.as_encoded_bytes().ends_with(b"/") || (output != "-" && Path::new(output).is_dir())
}

/// The encoding of a target: what was asked for, or the format that its name says.
fn chosen(target: &Target, asked: Option<&Encoding>) -> Result<Encoding, Failure> {
    match (asked, target) {
        (Some(encoding), _) => Ok(encoding.clone()),
        (None, Target::File(path)) if !is_device(path) => Format::of(path).map(Encoding::from),
        (None, _) => Ok(usual()),
    }
}

/// The encoding where neither an argument nor a name says one.
fn usual() -> Encoding {
    Format::default().into()
}

/// Pipes and devices have no say in the format.
fn is_device(path: &Path) -> bool {
    path.metadata()
        .is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

fn beside(input: &Input, encoding: &Encoding) -> Job {
    let target = match input {
        Input::Stdin => Target::Stdout,
        Input::File(path) => Target::File(path.with_extension(encoding.extension())),
    };
    Job {
        input: input.clone(),
        target,
        encoding: encoding.clone(),
    }
}

fn inside(folder: &Path, input: &Input, encoding: &Encoding) -> Job {
    let name = match input {
        Input::Stdin => Path::new("diagram"),
        Input::File(path) => Path::new(path.file_name().unwrap_or(path.as_os_str())),
    };
    let target = Target::File(folder.join(name.with_extension(encoding.extension())));
    Job {
        input: input.clone(),
        target,
        encoding: encoding.clone(),
    }
}

/// No picture may take the place of another or of a diagram file.
fn check_targets(jobs: &[Job]) -> Result<(), Failure> {
    let inputs: BTreeSet<PathBuf> = jobs
        .iter()
        .filter_map(|job| match &job.input {
            Input::File(path) => Some(full(path)),
            Input::Stdin => None,
        })
        .collect();
    let mut taken: BTreeMap<PathBuf, &Job> = BTreeMap::new();
    for job in jobs {
        let Target::File(path) = &job.target else {
            continue;
        };
        let shown = path.display();
        if inputs.contains(&full(path)) {
            return Err(Failure::new(format!(
                "the picture would take the place of the diagram file {shown}"
            ))
            .hint("choose another name with -o"));
        }
        if let Some(other) = taken.insert(full(path), job) {
            let (one, two) = (other.input.name(), job.input.name());
            return Err(
                Failure::new(format!("{one} and {two} would both become {shown}"))
                    .hint("draw them one by one, with -o"),
            );
        }
    }
    Ok(())
}

/// No picture may take the place of the exporter that writes it.
pub(super) fn check_exporter(jobs: &[Job], exporter: &Path) -> Result<(), Failure> {
    let same =
        |job: &Job| matches!(&job.target, Target::File(path) if full(path) == full(exporter));
    if jobs.iter().any(same) {
        return Err(Failure::new(format!(
            "the picture would take the place of the exporter {}",
            exporter.display()
        ))
        .hint("choose another name with -o"));
    }
    Ok(())
}

/// A poster is one picture, and takes the place of nothing else.
pub(super) fn check_poster(jobs: &[Job], poster: &Target) -> Result<(), Failure> {
    let refuse = |message: String, hint: &str| Err(Failure::new(message).hint(hint));
    let [job] = jobs else {
        return refuse(
            format!("--poster has room for one diagram, not for {}", jobs.len()),
            "draw them one by one",
        );
    };
    let same = |path: &Path| matches!(poster, Target::File(file) if full(file) == full(path));
    match (&job.input, &job.target) {
        (Input::File(input), _) if same(input) => refuse(
            format!(
                "the poster would take the place of the diagram file {}",
                input.display()
            ),
            "choose another name with --poster",
        ),
        (_, Target::File(picture)) if same(picture) => refuse(
            format!(
                "the poster and the picture would both become {}",
                picture.display()
            ),
            "choose another name with --poster",
        ),
        (_, Target::Stdout) if *poster == Target::Stdout => refuse(
            "the poster and the picture both want standard output".to_owned(),
            "write one of them to a file",
        ),
        _ => Ok(()),
    }
}

/// The path from the root, so that two ways to write it are equal.
fn full(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(inputs: &[&str], output: Option<&str>) -> Result<Vec<Target>, Failure> {
        let inputs: Vec<OsString> = inputs.iter().map(OsString::from).collect();
        let jobs = jobs(&inputs, output.map(OsStr::new), &[])?;
        Ok(jobs.into_iter().map(|job| job.target).collect())
    }

    fn file(path: &str) -> Target {
        Target::File(path.into())
    }

    #[test]
    fn pictures_lie_beside_their_files() {
        assert_eq!(
            plan(&["a/shop.yaml", "b.yml"], None),
            Ok(vec![file("a/shop.svg"), file("b.svg")])
        );
        assert_eq!(plan(&["-"], None), Ok(vec![Target::Stdout]));
    }

    #[test]
    fn a_folder_takes_several() {
        let planned = plan(&["a/shop.yaml", "b.yaml", "-"], Some("out/"));
        let expected = ["out/shop.svg", "out/b.svg", "out/diagram.svg"].map(file);
        assert_eq!(planned, Ok(expected.into()));
    }

    #[test]
    fn the_name_of_the_output_chooses_the_format() {
        let inputs = [OsString::from("a.yaml")];
        let jobs = jobs(&inputs, Some(OsStr::new("b.png")), &[]).expect("png is a format");
        assert!(matches!(jobs[0].encoding, Encoding::Format(Format::Png)));
    }

    #[test]
    fn several_formats_lie_side_by_side() {
        let formats = [Format::Svg, Format::Mp4].map(Encoding::from);
        let plan = |input: &str, output: Option<&str>| -> Result<Vec<Target>, Failure> {
            let jobs = jobs(&[input.into()], output.map(OsStr::new), &formats)?;
            Ok(jobs.into_iter().map(|job| job.target).collect())
        };
        let both = ["a/b.svg", "a/b.mp4"].map(file);
        assert_eq!(plan("a/b.yaml", None), Ok(both.clone().into()));
        assert_eq!(plan("c/b.yaml", Some("a/")), Ok(both.into()));
        plan("b.yaml", Some("b.svg")).expect_err("there is one place for two");
        plan("-", Some("a/")).expect_err("it can be read once only");
    }

    #[test]
    fn what_would_overwrite_is_refused() {
        plan(&["a.yaml", "a.yml"], None).expect_err("both become a.svg");
        plan(&["a.yaml", "b.yaml"], Some("c.svg")).expect_err("there is one place for two");
        plan(&["a.svg"], None).expect_err("the picture is the diagram file");
        plan(&["a.yaml"], Some("a.docx")).expect_err("there is no such format");
    }
}
