//! The label of a node whose author wrote none.

use crate::KindSpec;

/// Words that are written in capitals.
const ACRONYMS: &[&str] = &[
    "ai", "api", "aws", "cdn", "ci", "cli", "cms", "cpu", "crm", "css", "csv", "db", "dns", "erp",
    "etl", "gcp", "gpu", "gql", "html", "http", "https", "iam", "id", "io", "iot", "ip", "jwt",
    "k8s", "kms", "lb", "ldap", "llm", "ml", "mq", "mvp", "nat", "oidc", "os", "pdf", "pos", "rpc",
    "s3", "sap", "sdk", "sftp", "sms", "smtp", "sns", "spa", "sql", "sqs", "ssh", "sso", "tcp",
    "tls", "tv", "udp", "ui", "url", "ux", "vm", "vpc", "vpn", "waf", "xml",
];

/// A label for the id of a node: the kind's title when the id names the kind,
/// else the words of the id: `users-db` becomes `Users DB`.
pub(super) fn from_id(id: &str, kind: Option<&KindSpec>) -> String {
    match kind {
        Some(kind) if kind.id == id || kind.aliases.iter().any(|alias| alias == id) => {
            kind.title.clone()
        }
        _ => {
            let words: Vec<String> = words(id).iter().map(|word| capitalised(word)).collect();
            // An id of underscores alone has no words.
            if words.is_empty() {
                id.to_owned()
            } else {
                words.join(" ")
            }
        }
    }
}

/// The words of an id, split at hyphens, underscores and where a capital follows a small letter.
fn words(id: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for c in id.chars() {
        let separator = matches!(c, '-' | '_');
        if separator || (after_small && c.is_uppercase()) {
            words.push(String::new());
        }
        if !separator {
            words.last_mut().expect("there is always a word").push(c);
        }
        after_small = c.is_lowercase() || c.is_ascii_digit();
    }
    words.retain(|word| !word.is_empty());
    words
}

fn capitalised(word: &str) -> String {
    if ACRONYMS.contains(&word.to_lowercase().as_str()) {
        return word.to_uppercase();
    }
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::from_id;

    #[test]
    fn ids_become_titles() {
        let cases = [
            ("web", "Web"),
            ("users-db", "Users DB"),
            ("order_service", "Order Service"),
            ("orderService", "Order Service"),
            ("HTTPServer", "HTTPServer"),
            ("api2", "Api2"),
            ("s3-bucket", "S3 Bucket"),
            ("_x", "X"),
            ("a--b", "A B"),
            ("__", "__"),
        ];
        for (id, label) in cases {
            assert_eq!(from_id(id, None), label);
        }
    }
}
