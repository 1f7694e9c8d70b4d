// What a script did wrong, as its author is told.

const { stringify } = JSON;
const { isArray } = Array;
const { apply, getOwnPropertyDescriptor } = Reflect;
const { exec } = RegExp.prototype;
const { split, slice } = String.prototype;
const NativeError = Error;

// How the engine calls the script in a stack trace.
const FRAME = /<input>:(\d+):(\d+)/;
const MODULE_WORD = /^[ \t]*(?:import|export)\b/m;
// Longer texts are cut; nobody reads them.
const LONGEST = 300;

/** A mistake that the engine itself finds. */
export class Complaint {
  message;
  hint;

  constructor(message, hint) {
    this.message = message;
    this.hint = hint;
  }
}

/** What a value is, in a few words. */
export function described(value) {
  switch (typeof value) {
    case "string":
      return stringify(apply(slice, value, [0, 40]));
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    case "object":
      return value === null ? "null" : isArray(value) ? "a list" : "an object";
    default:
      return `${value}`;
  }
}

/** The error of the contract for whatever was thrown. */
export function told(thrown, source) {
  try {
    if (thrown instanceof Complaint) {
      return { message: thrown.message, hint: thrown.hint, at: undefined };
    }
    if (!(thrown instanceof NativeError)) {
      return { message: `the script throws ${described(thrown)}`, hint: undefined, at: undefined };
    }
    const message = apply(slice, `${thrown.name}: ${thrown.message}`, [0, LONGEST]);
    return { message, hint: hint(thrown, source), at: position(`${thrown.stack}`, source) };
  } catch {
    // Errors can have getters that throw, too.
    return { message: "the script throws what cannot be shown", hint: undefined, at: undefined };
  }
}

function hint(error, source) {
  if (error instanceof SyntaxError && apply(exec, MODULE_WORD, [source])) {
    return "a script is one file and no module: write `function layout(…)` without import and export";
  }
  return undefined;
}

/** Where in the script an error was thrown. */
function position(stack, source) {
  const found = apply(exec, FRAME, [stack]);
  if (found === null) {
    return undefined;
  }
  const [line, column] = [+found[1], +found[2]];
  const lines = apply(split, source, ["\n"]);
  // What is missing is noticed behind the end, where the engine adds a line.
  const last = lines.length;
  return line > last ? { line: last, column: lines[last - 1].length + 1 } : { line, column };
}
