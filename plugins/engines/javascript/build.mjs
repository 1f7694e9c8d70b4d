// Builds the component of the engine where it is checked in, or with --check
// compares what is checked in with what the sources give.
//
// It runs on Linux, where `entropy.c` can make the build reproducible; the
// component itself runs everywhere.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const built = join(here, "../../dist/engines/javascript.wasm");

const [task] = process.argv.slice(2);
if (task === "--component") {
  const { componentize } = await import("componentize-qjs");
  const { component } = await componentize({
    witPath: join(here, "../../wit/v0.1"),
    world: "script-engine",
    jsSource: readFileSync(join(here, "engine.js"), "utf8"),
    jsPath: join(here, "engine.js"),
    moduleRoot: here,
    stubWasi: true,
    optSize: true,
    sync: true,
  });
  writeFileSync(process.argv[3], component);
  // What is preloaded stops all clocks, and a clock is what node waits for.
  process.exit();
}

const component = inStillness();
if (task === "--check") {
  const present = readFileSync(built);
  if (!present.equals(component)) {
    console.error(`${built} is not what its sources build to; \`npm run build\` builds it anew`);
    process.exit(1);
  }
  console.log(`${built}: ${component.length} bytes, unchanged`);
} else {
  mkdirSync(dirname(built), { recursive: true });
  writeFileSync(built, component);
  console.log(`${built}: ${component.length} bytes`);
}

/** The component, built without chance and time. */
function inStillness() {
  if (process.platform !== "linux") {
    throw new Error("the engine is built on Linux");
  }
  const folder = mkdtempSync(join(tmpdir(), "kinograph-engine-"));
  try {
    const library = join(folder, "entropy.so");
    execFileSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, join(here, "entropy.c")]);
    const output = join(folder, "engine.wasm");
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), "--component", output], {
      env: { ...process.env, LD_PRELOAD: library },
      stdio: ["ignore", "inherit", "inherit"],
    });
    return readFileSync(output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
