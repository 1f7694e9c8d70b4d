//! Services by what they are written in.

use kinograph_plugin_sdk::{
    catalog::{Category, Emblem, Form, INSTANCES, Kind},
    styling::Rgba,
};

use crate::icons;

/// Services by what they are written in.
pub(super) const RUNTIMES: Category = Category {
    name: "runtimes",
    accent: Some("blue"),
    kinds: &[
        Kind::new("nodejs", "Node.js service")
            .doc("a service in JavaScript or TypeScript")
            .aliases(&["node-js"])
            .accent("#5FA04E")
            .emblem(Emblem::Logo(&icons::NODEJS))
            .form(Form::Stack(INSTANCES)),
        Kind::new("java", "Java service")
            .doc("a service on the Java virtual machine")
            .aliases(&["jvm"])
            .accent("#E76F00")
            .emblem(Emblem::Brand(&icons::HEXAGON, Rgba::hex(0x00e7_6f00)))
            .form(Form::Stack(INSTANCES)),
        Kind::new("spring", "Spring service")
            .doc("a service built with Spring")
            .aliases(&["spring-boot"])
            .accent("#6DB33F")
            .emblem(Emblem::Logo(&icons::SPRING_ICON))
            .form(Form::Stack(INSTANCES)),
        Kind::new("dotnet", ".NET service")
            .doc("a service in C# or another language of .NET")
            .aliases(&["csharp"])
            .accent("#512BD4")
            .emblem(Emblem::Mark(&icons::DOTNET))
            .form(Form::Stack(INSTANCES)),
        Kind::new("python", "Python service")
            .doc("a service in Python")
            .aliases(&["django", "flask", "fastapi"])
            .accent("#3776AB")
            .emblem(Emblem::Logo(&icons::PYTHON))
            .form(Form::Stack(INSTANCES)),
        Kind::new("go", "Go service")
            .doc("a service in Go")
            .aliases(&["golang"])
            .accent("#00ADD8")
            .emblem(Emblem::Mark(&icons::GO))
            .form(Form::Stack(INSTANCES)),
        Kind::new("rust", "Rust service")
            .doc("a service in Rust")
            .accent("#B7410E")
            .emblem(Emblem::Brand(&icons::HEXAGON, Rgba::hex(0x00b7_410e)))
            .form(Form::Stack(INSTANCES)),
        Kind::new("php", "PHP service")
            .doc("a service in PHP")
            .aliases(&["laravel", "symfony"])
            .accent("#777BB4")
            .emblem(Emblem::Brand(&icons::HEXAGON, Rgba::hex(0x0077_7bb4)))
            .form(Form::Stack(INSTANCES)),
        Kind::new("ruby", "Ruby service")
            .doc("a service in Ruby")
            .aliases(&["rails", "ruby-on-rails"])
            .accent("#CC342D")
            .emblem(Emblem::Brand(&icons::HEXAGON, Rgba::hex(0x00cc_342d)))
            .form(Form::Stack(INSTANCES)),
    ],
};
