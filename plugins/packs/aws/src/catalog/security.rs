//! What keeps others out.

use kinograph_plugin_sdk::catalog::{Category, Kind};

use crate::{colors::RED, icons};

/// What keeps others out.
pub(super) const SECURITY: Category = Category {
    name: "aws-security",
    accent: None,
    kinds: &[
        Kind::new("aws-iam", "AWS IAM")
            .doc("says who may do what")
            .brand(&icons::LOCK_ACCESS, RED),
        Kind::new("aws-iam-identity-center", "IAM Identity Center")
            .doc("one way in for the people of an organization")
            .aliases(&["aws-sso"])
            .brand(&icons::USERS, RED),
        Kind::new("aws-cognito", "Amazon Cognito")
            .doc("signs the users of an app up and in")
            .aliases(&["cognito"])
            .brand(&icons::USER_CHECK, RED),
        Kind::new("aws-kms", "AWS KMS")
            .doc("keeps keys and encrypts with them")
            .brand(&icons::SHIELD_LOCK, RED),
        Kind::new("aws-secrets-manager", "AWS Secrets Manager")
            .doc("keeps passwords and changes them in time")
            .aliases(&["secrets-manager"])
            .brand(&icons::KEY, RED),
        Kind::new("aws-acm", "AWS Certificate Manager")
            .doc("issues certificates and renews them")
            .aliases(&["aws-certificate-manager"])
            .brand(&icons::CERTIFICATE, RED),
        Kind::new("aws-waf", "AWS WAF")
            .doc("turns harmful web requests away")
            .brand(&icons::FIREWALL_CHECK, RED),
        Kind::new("aws-shield", "AWS Shield")
            .doc("withstands floods of requests")
            .brand(&icons::SHIELD, RED),
        Kind::new("aws-network-firewall", "AWS Network Firewall")
            .doc("lets through only what it is told to")
            .brand(&icons::WALL, RED),
        Kind::new("aws-guardduty", "Amazon GuardDuty")
            .doc("watches for signs of an attack")
            .aliases(&["guardduty"])
            .brand(&icons::SHIELD_SEARCH, RED),
        Kind::new("aws-security-hub", "AWS Security Hub")
            .doc("gathers what the other guards have found")
            .aliases(&["security-hub"])
            .brand(&icons::SHIELD_CHECK, RED),
        Kind::new("aws-macie", "Amazon Macie")
            .doc("finds personal data in buckets")
            .aliases(&["macie"])
            .brand(&icons::EYE_SEARCH, RED),
    ],
};
