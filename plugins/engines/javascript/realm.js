// What a script can reach: the language, and nothing that differs from one run
// to the next.

import { described } from "./complaint.js";
import { eachLevel } from "./levels.js";

const { stringify } = JSON;
const { ownKeys, deleteProperty, defineProperty } = Reflect;

const KEPT = new Set([
  // The language.
  "globalThis", "undefined", "NaN", "Infinity",
  "eval", "isFinite", "isNaN", "parseFloat", "parseInt",
  "encodeURI", "encodeURIComponent", "decodeURI", "decodeURIComponent",
  "Object", "Function", "Boolean", "Symbol", "Number", "BigInt", "Math", "String", "RegExp",
  "Array", "Map", "Set", "WeakMap", "WeakSet", "Iterator", "Promise", "Proxy", "Reflect", "JSON",
  "ArrayBuffer", "DataView", "Float16Array", "Float32Array", "Float64Array",
  "Int8Array", "Int16Array", "Int32Array", "BigInt64Array",
  "Uint8Array", "Uint8ClampedArray", "Uint16Array", "Uint32Array", "BigUint64Array",
  "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError",
  "TypeError", "URIError",
]);

/** Leaves of the globals what a script may use. `log` takes what it logs. */
export function confine(seed, log) {
  for (const name of ownKeys(globalThis)) {
    if (typeof name === "string" && !KEPT.has(name)) {
      deleteProperty(globalThis, name);
    }
  }
  set(globalThis, "random", chances(seed));
  set(globalThis, "eachLevel", eachLevel);
  set(globalThis, "console", consoleTo(log));
  set(globalThis, "Date", missing("there is no Date: a diagram looks the same at all times"));
  set(
    Math,
    "random",
    missing("there is no Math.random: a diagram looks the same each time; random() has a seed"),
  );
}

function set(object, name, value) {
  defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });
}

function missing(reason) {
  return function () {
    throw new ReferenceError(reason);
  };
}

/** Numbers from 0 to 1, without 1, that follow from a seed (Marsaglia's xorshift). */
function chances(seed) {
  let state = (seed ^ 0x2545f491) | 0 || 1;
  return function random() {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function consoleTo(log) {
  const write = (...values) => log(values.map(shown).join(" "));
  return { debug: write, error: write, info: write, log: write, warn: write };
}

function shown(value) {
  if (typeof value === "string") {
    return value;
  }
  try {
    return stringify(value) ?? described(value);
  } catch {
    return described(value);
  }
}
