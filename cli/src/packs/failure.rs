//! What goes wrong with packs, as it is told.

use std::io;

use kinograph_core::diagnostic::nearest;
use kinograph_store::Error;

use super::places::HOME;
use crate::failure::{Failure, reason};

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Stopped => Self::Interrupted,
            Error::Read { path, source } => Self::reading(&path, &source),
            Error::Write { path, source } => {
                let message = format!("cannot write {}: {}", path.display(), reason(&source));
                Self::new(message).hint(writing_hint(&source))
            }
            error => {
                let failure = Self::new(error.to_string());
                match hint(&error) {
                    Some(hint) => failure.hint(hint),
                    None => failure,
                }
            }
        }
    }
}

fn writing_hint(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "free some space; what was installed before is as it was".to_owned()
        }
        _ => format!(
            "what was installed before is as it was; {HOME} names another folder to keep packs in"
        ),
    }
}

/// What to do about it.
fn hint(error: &Error) -> Option<String> {
    Some(match error {
        Error::NotInstalled { id, installed } => {
            let names = installed.iter().map(String::as_str);
            match (nearest(id, names), installed.as_slice()) {
                (Some(near), _) => format!("did you mean \"{near}\"?"),
                (None, []) => "no pack is installed besides those that come with Kinograph".into(),
                (None, installed) => format!("installed: {}", installed.join(", ")),
            }
        }
        Error::DamagedIndex { .. } => {
            "the next `kinograph pack install` makes it anew from the packs that are whole".into()
        }
        Error::NewerIndex(_) => "use that version".into(),
        Error::BuiltIn(_) => "whoever made the pack can give it another name".into(),
        Error::Tampered(id) | Error::FileMissing(id) => {
            format!("`kinograph pack update {id}` gets it again")
        }
        Error::EmptyFolder(folder) => {
            let folder = folder.display();
            format!("`kinograph pack build {folder}` builds the pack whose source is in it")
        }
        Error::SeveralPacks { .. } => "name the file that you mean".into(),
        Error::OtherDigest { .. } => {
            "somebody put another file there; ask whoever gave you the digest".into()
        }
        Error::Unsigned(_) => {
            "the signature lies beside the file, with .minisig after its name".into()
        }
        Error::BadKey(_) => {
            "a key is a line that begins with RW, or a file such as minisign.pub".into()
        }
        Error::BadSignature { .. } => {
            "do not install it before you know why; whoever made it may tell".into()
        }
        Error::OtherKey { id, .. } => {
            format!("`kinograph pack remove {id}` first, if you trust the new one")
        }
        Error::NoSource(_) => "`kinograph pack install` it from where you know it to be".into(),
        Error::Network {
            untrusted: true, ..
        } => "--ca FILE trusts the certificates in a file as well".into(),
        Error::BadTarget { .. } => "write oci://registry/name:tag".into(),
        _ => return None,
    })
}
