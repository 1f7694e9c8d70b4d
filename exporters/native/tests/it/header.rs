//! The header, as C and C++ read it, is what the Rust side says.

use std::{fmt::Write as _, fs, mem::offset_of, process::Command};

use kinograph_exporter_abi as abi;

use crate::support::compile;

/// What a struct is called, its size, and where its fields lie.
type Struct = (&'static str, usize, Vec<(&'static str, usize)>);

/// A program that prints the size of each struct and where its fields lie.
fn program(structs: &[Struct]) -> String {
    let mut text = "#include <stdio.h>\n#include \"kinograph_exporter.h\"\n\
        const KinographExporter kinograph_exporter = { KINOGRAPH_EXPORTER_HEAD, KINOGRAPH_TEXT(\"a\"), \
        KINOGRAPH_TEXT(\"\"), KINOGRAPH_TEXT(\"a\"), 0, 0, NULL, NULL, NULL, NULL };\n\
        int main(void) {\n"
        .to_owned();
    for (name, _, fields) in structs {
        let _ = writeln!(
            text,
            "printf(\"{name} %u\\n\", (unsigned)sizeof(Kinograph{name}));"
        );
        for (field, _) in fields {
            let _ = writeln!(
                text,
                "printf(\"{name}.{field} %u\\n\", (unsigned)offsetof(Kinograph{name}, {field}));"
            );
        }
    }
    for constant in CONSTANTS {
        let _ = writeln!(
            text,
            "printf(\"{0} %u\\n\", (unsigned)KINOGRAPH_{0});",
            constant.0
        );
    }
    text + "printf(\"%.8s\\n\", (const char *)kinograph_exporter.magic);\nreturn 0;\n}\n"
}

const CONSTANTS: [(&str, u32); 12] = [
    ("EXPORTER_VERSION", abi::VERSION),
    ("OK", abi::OK.cast_unsigned()),
    ("FAILED", abi::FAILED.cast_unsigned()),
    ("PANICKED", abi::PANICKED.cast_unsigned()),
    ("MOVES", abi::MOVES),
    ("LOOPS", abi::LOOPS),
    ("OPAQUE", abi::OPAQUE),
    ("TAKES_STILLS", abi::TAKES_STILLS),
    ("TAKES_MOVING", abi::TAKES_MOVING),
    ("TAKES_OPACITY", abi::TAKES_OPACITY),
    ("NEEDS_WRITE_AT", abi::NEEDS_WRITE_AT),
    ("NEEDS_EVEN_SIDES", abi::NEEDS_EVEN_SIDES),
];

macro_rules! fields {
    ($name:literal, $type:ty, $($field:ident),*) => {
        ($name, size_of::<$type>(), vec![$((stringify!($field), offset_of!($type, $field))),*])
    };
}

#[test]
fn c_and_rust_agree_on_every_field() {
    let head = |(field, at)| (field, offset_of!(abi::Exporter, head) + at);
    let mut exporter = fields!(
        "Exporter",
        abi::Exporter,
        name,
        description,
        extensions,
        takes,
        needs,
        begin,
        frame,
        finish,
        release
    );
    let first = fields!("", abi::Head, magic, version, size);
    exporter.2.extend(first.2.into_iter().map(head));
    let structs = [
        fields!("Text", abi::Text, data, length),
        fields!("Option", abi::KeyValue, key, value),
        fields!(
            "Info",
            abi::Info,
            size,
            width,
            height,
            frames,
            rate_frames,
            rate_seconds,
            duration_ms,
            flags,
            title,
            options,
            option_count
        ),
        fields!("Frame", abi::Frame, size, index, rgba, stride),
        fields!("Host", abi::Host, size, context, write, write_at, fail),
        exporter,
    ];
    let mut expected = String::new();
    for (name, size, fields) in &structs {
        let _ = writeln!(expected, "{name} {size}");
        for (field, at) in fields {
            let _ = writeln!(expected, "{name}.{field} {at}");
        }
    }
    for (name, value) in CONSTANTS {
        let _ = writeln!(expected, "{name} {value}");
    }
    let _ = writeln!(expected, "{}", str::from_utf8(&abi::MAGIC).unwrap());

    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("sizes.c");
    fs::write(&source, program(&structs)).unwrap();
    for language in [
        &["-x", "c", "-std=c99", "-pedantic"][..],
        &["-x", "c", "-std=c17"],
        &["-x", "c++", "-std=c++11", "-pedantic"],
        &["-x", "c++", "-std=c++20"],
    ] {
        let Some(program) = compile(language, &source) else {
            return;
        };
        let output = Command::new(program.path()).output().unwrap();
        assert_eq!(
            String::from_utf8(output.stdout).unwrap(),
            expected,
            "{language:?}"
        );
    }
}
