//! What the vendors' file names say.

use super::Reason;

/// Whose file names to expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vendor {
    /// Amazon Web Services: `Arch_Compute/64/Arch_Amazon-EC2_64.svg`.
    Aws,
    /// Microsoft Azure: `compute/10021-icon-service-Virtual-Machine.svg`.
    Azure,
    /// Google Cloud: `compute_engine/compute_engine.svg`, `AlloyDB-512-color.svg`.
    Gcp,
    /// Anybody: `folder/some-name.svg`.
    Other,
}

impl Vendor {
    /// The usual name of a pack of these icons.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Aws => "aws-icons",
            Self::Azure => "azure-icons",
            Self::Gcp => "gcp-icons",
            Self::Other => "icons",
        }
    }

    /// Who owns the icons.
    #[must_use]
    pub fn owner(self) -> &'static str {
        match self {
            Self::Aws => "Amazon Web Services",
            Self::Azure => "Microsoft",
            Self::Gcp => "Google",
            Self::Other => "their owner",
        }
    }

    /// What categories begin with.
    fn category(self) -> &'static str {
        match self {
            Self::Aws => "aws",
            Self::Azure => "azure",
            Self::Gcp => "google cloud",
            Self::Other => "icons",
        }
    }

    /// The words before a product's name that people leave out.
    fn brands(self) -> &'static [&'static str] {
        match self {
            Self::Aws => &["amazon-", "aws-"],
            Self::Azure => &["azure-", "microsoft-"],
            Self::Gcp => &["google-cloud-", "google-", "cloud-"],
            Self::Other => &[],
        }
    }
}

/// Which ground an icon is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    Light,
    Dark,
}

/// What a path says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The name of the kind.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) category: String,
    /// In pixels, where it is told.
    pub(super) size: u32,
    pub(super) ground: Ground,
    /// Whether it stands for something that holds others.
    pub(super) container: bool,
}

/// Why a file is not worth reading, going by its path.
#[must_use]
pub fn unwanted(path: &str) -> Option<Reason> {
    let parts: Vec<&str> = path.split('/').collect();
    let leads_out =
        path.starts_with('/') || path.as_bytes().get(1) == Some(&b':') || parts.contains(&"..");
    if leads_out || path.chars().any(char::is_control) {
        return Some(Reason::BadName);
    }
    let is_litter = |part: &&str| *part == "__MACOSX" || part.starts_with('.');
    if parts.iter().any(is_litter) {
        return Some(Reason::Litter);
    }
    (!path.to_ascii_lowercase().ends_with(".svg")).then_some(Reason::NotSvg)
}

/// Whether a text can name a pack or a kind.
pub(super) fn is_name(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.len() <= 64 && text.split('-').all(is_word)
}

/// Reads a path that ends in `.svg`; none when nothing usable is left of its name.
pub(super) fn read(vendor: Vendor, path: &str) -> Option<Name> {
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    let (stem, _) = file.rsplit_once('.')?;
    let mut words: Vec<&str> = stem
        .split(['_', '-', ' ', '(', ')', '+', '&', ',', '.'])
        .filter(|word| !word.is_empty())
        .collect();
    let (ground, size) = trim_end(&mut words);
    words.drain(..prefix(vendor, &words));
    let id: Vec<String> = words
        .iter()
        .map(|word| kebab(word))
        .filter(|word| !word.is_empty())
        .collect();
    let id = id.join("-");
    if !is_name(&id) {
        return None;
    }
    let title: Vec<String> = words.iter().map(|word| titled(word)).collect();
    Some(Name {
        id,
        title: title.join(" "),
        category: category(vendor, folders),
        size,
        ground,
        container: vendor == Vendor::Aws && folders.contains(AWS_GROUPS),
    })
}

/// The folder of what holds other things: accounts, regions, networks.
const AWS_GROUPS: &str = "Architecture-Group-Icons";

/// How many words in front say what sort of file it is.
fn prefix(vendor: Vendor, words: &[&str]) -> usize {
    match (vendor, words) {
        (Vendor::Aws, ["Arch", "Category", _, ..]) => 2,
        (Vendor::Aws, ["Arch" | "Res", _, ..]) => 1,
        (Vendor::Azure, [number, "icon", "service", _, ..])
            if number.bytes().all(|b| b.is_ascii_digit()) =>
        {
            3
        }
        _ => 0,
    }
}

/// Takes off what tells the size and the ground: `_48_Light`, `-512-color`, `_64@5x`.
fn trim_end(words: &mut Vec<&str>) -> (Ground, u32) {
    let mut ground = Ground::Light;
    let mut size = 0;
    while words.len() > 1 {
        let last = words.last().copied().unwrap_or_default();
        let bare = last.split('@').next().unwrap_or_default();
        match bare.to_ascii_lowercase().as_str() {
            "light" | "color" | "rgb" => {}
            "dark" => ground = Ground::Dark,
            number if is_size(number) => size = number.parse().unwrap_or(0),
            _ => break,
        }
        words.pop();
    }
    (ground, size)
}

/// Sizes that icons come in: other numbers belong to the name.
fn is_size(text: &str) -> bool {
    matches!(
        text,
        "16" | "24" | "32" | "48" | "64" | "96" | "128" | "256" | "512"
    )
}

/// Letters and digits in lower case.
fn kebab(word: &str) -> String {
    word.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// A word of a title: as it is, unless it is all lower case.
fn titled(word: &str) -> String {
    /// Words that are spelt in capitals.
    const CAPITALS: [&str; 24] = [
        "ai", "api", "cdn", "cpu", "dns", "gcp", "gke", "gpu", "iam", "iot", "ip", "kms", "ml",
        "nat", "os", "sdk", "sql", "ssl", "tpu", "ui", "vm", "vpc", "vpn", "waf",
    ];
    if word.chars().any(char::is_uppercase) {
        return word.to_owned();
    }
    if CAPITALS.contains(&word) {
        return word.to_uppercase();
    }
    if word == "bigquery" {
        return "BigQuery".to_owned();
    }
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The vendor and the folder that says what sort of thing it is.
fn category(vendor: Vendor, folders: &str) -> String {
    let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    let folder = match vendor {
        Vendor::Aws if folders.contains(AWS_GROUPS) => Some("groups"),
        Vendor::Aws => folders
            .rsplit('/')
            .filter_map(|folder| folder.strip_prefix("Arch_").or(folder.strip_prefix("Res_")))
            .find(|rest| !is_number(rest.trim_end_matches("Dark").trim_end_matches("Light"))),
        Vendor::Azure | Vendor::Other => folders.rsplit('/').next(),
        // Each product has a folder of its own.
        Vendor::Gcp => None,
    };
    let folder = folder.unwrap_or_default().to_lowercase();
    let words: Vec<&str> = folder
        .split(['-', '_', ' ', '+'])
        .filter(|word| !word.is_empty())
        .collect();
    match words.join(" ") {
        text if text.is_empty() || text == "icons" || text.chars().any(char::is_control) => {
            vendor.category().to_owned()
        }
        text => format!("{} {text}", vendor.category()),
    }
}

/// The name without the vendor's brand, which is what people type.
pub(super) fn short(vendor: Vendor, id: &str) -> Option<&str> {
    let mut brands = vendor.brands().iter();
    let short = brands.find_map(|brand| id.strip_prefix(brand))?;
    is_name(short).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(vendor: Vendor, path: &str, expected: &str) {
        let name = read(vendor, path).expect("it has a name");
        let container = if name.container { " container" } else { "" };
        let told = format!(
            "{} | {} | {} | {} {:?}{container}",
            name.id, name.title, name.category, name.size, name.ground
        );
        assert_eq!(told, expected);
    }

    #[test]
    fn the_names_of_amazon_are_understood() {
        let says = |path, expected| says(Vendor::Aws, path, expected);
        says(
            "Architecture-Service-Icons_02072025/Arch_Compute/64/Arch_Amazon-EC2_64.svg",
            "amazon-ec2 | Amazon EC2 | aws compute | 64 Light",
        );
        says(
            "Resource-Icons_02072025/Res_Compute/Res_Amazon-EC2_Instance_48.svg",
            "amazon-ec2-instance | Amazon EC2 Instance | aws compute | 48 Light",
        );
        says(
            "x/Res_General-Icons/Res_48_Dark/Res_Client_48_Dark.svg",
            "client | Client | aws general icons | 48 Dark",
        );
        says(
            "Architecture-Group-Icons_02072025/Virtual-private-cloud-VPC_32_Dark.svg",
            "virtual-private-cloud-vpc | Virtual Private Cloud VPC | aws groups | 32 Dark container",
        );
        says(
            "Category-Icons_02072025/Arch-Category_64/Arch-Category_Compute_64.svg",
            "compute | Compute | aws | 64 Light",
        );
    }

    #[test]
    fn the_names_of_microsoft_are_understood() {
        let says = |path, expected| says(Vendor::Azure, path, expected);
        says(
            "Azure_Public_Service_Icons/Icons/compute/10021-icon-service-Virtual-Machine.svg",
            "virtual-machine | Virtual Machine | azure compute | 0 Light",
        );
        says(
            "Icons/ai + machine learning/03438-icon-service-Azure-OpenAI.svg",
            "azure-openai | Azure OpenAI | azure ai machine learning | 0 Light",
        );
        says(
            "Icons/compute/10022-icon-service-Virtual-Machines-(Classic).svg",
            "virtual-machines-classic | Virtual Machines Classic | azure compute | 0 Light",
        );
    }

    #[test]
    fn the_names_of_google_are_understood() {
        let says = |path, expected| says(Vendor::Gcp, path, expected);
        says(
            "compute_engine/compute_engine.svg",
            "compute-engine | Compute Engine | google cloud | 0 Light",
        );
        says(
            "Unique Icons/AlloyDB/SVG/AlloyDB-512-color.svg",
            "alloydb | AlloyDB | google cloud | 512 Light",
        );
        says(
            "cloud_vpn/cloud_vpn.svg",
            "cloud-vpn | Cloud VPN | google cloud | 0 Light",
        );
    }

    #[test]
    fn other_names_are_their_own_words() {
        says(
            Vendor::Other,
            "network/load balancer.svg",
            "load-balancer | Load Balancer | icons network | 0 Light",
        );
        says(
            Vendor::Other,
            "R2_D2.svg",
            "r2-d2 | R2 D2 | icons | 0 Light",
        );
        assert_eq!(read(Vendor::Other, "заказ.svg"), None);
    }

    #[test]
    fn what_is_not_worth_reading_is_known_by_its_path() {
        let cases = [
            ("../../etc/passwd.svg", Some(Reason::BadName)),
            ("/etc/passwd.svg", Some(Reason::BadName)),
            ("C:/icon.svg", Some(Reason::BadName)),
            ("a\u{1b}[2J.svg", Some(Reason::BadName)),
            ("__MACOSX/a/icon.svg", Some(Reason::Litter)),
            ("a/._icon.svg", Some(Reason::Litter)),
            (".git/icon.svg", Some(Reason::Litter)),
            ("a/icon.png", Some(Reason::NotSvg)),
            ("a/icon.SVG", None),
        ];
        for (path, reason) in cases {
            assert_eq!(unwanted(path), reason, "{path}");
        }
    }

    #[test]
    fn brands_are_left_out_of_short_names() {
        assert_eq!(short(Vendor::Aws, "amazon-ec2"), Some("ec2"));
        assert_eq!(short(Vendor::Azure, "azure-openai"), Some("openai"));
        assert_eq!(short(Vendor::Gcp, "cloud-run"), Some("run"));
        assert_eq!(short(Vendor::Aws, "ec2"), None);
    }
}
