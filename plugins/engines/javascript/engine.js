// Runs a layout that is written in JavaScript: calls its function `layout` with
// a plain object and writes what it returns as plain JSON.
//
// A script shares this realm and may change all of it. That harms nobody but
// itself: each call has a fresh instance, and the host checks every answer. Yet
// what tells about a script's mistakes is kept out of its reach, so that its
// author reads about the mistake and not about its consequences.

import host from "kinograph:plugin/host@0.1.0";
import { Complaint, told } from "./complaint.js";
import { answered } from "./answer.js";
import { confine } from "./realm.js";

const { parse, stringify } = JSON;
const evaluate = globalThis.eval;

// A script's last value is its function, however it was declared.
const LAYOUT = "\n;typeof layout === 'undefined' ? undefined : layout";

export const manifest = {
  describe() {
    return {
      id: "javascript",
      version: "0.1.0",
      title: "JavaScript",
      doc: "runs layouts that are written in JavaScript",
      license: "MIT OR Apache-2.0",
      authors: ["The Kinograph authors"],
    };
  },
};

export const scripts = {
  run(_name, source, request, seed) {
    try {
      confine(Number(seed), (line) => host.log("warn", line));
      // Called by another name, `eval` sees globals only and numbers lines from 1.
      const layout = evaluate(source + LAYOUT);
      if (typeof layout !== "function") {
        throw new Complaint(
          "the script has no function `layout`",
          "begin with `function layout({ nodes, edges }) {` and return {x, y} for every node",
        );
      }
      const graph = parse(request);
      return stringify(answered(layout(graph), graph));
    } catch (thrown) {
      throw told(thrown, source);
    }
  },
};
