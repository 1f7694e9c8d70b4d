// What a script returns, in the one shape that the contract knows. Only what is
// known is picked out, since scripts keep much else in their objects, circles
// included.

import { Complaint, described } from "./complaint.js";

const { isArray } = Array;
const { isFinite } = Number;
const { entries } = Object;

const KEYS = new Set(["nodes", "containers", "routes", "curve", "reveal"]);
const HINT = "return {x, y} for every node, by its id: {orders: {x: 0, y: 0}, …}";

/** The answer of the contract for what `layout(graph)` returned. */
export function answered(returned, graph) {
  if (returned === undefined) {
    return answer(inPlace(graph));
  }
  if (typeof returned !== "object" || returned === null) {
    throw new Complaint(`\`layout\` returns ${described(returned)}`, HINT);
  }
  if (returned instanceof Promise) {
    throw new Complaint("`layout` returns a promise", "it must not be async");
  }
  // Without the key `nodes` it is the nodes.
  const isLong = !isArray(returned) && !(returned instanceof Map) && "nodes" in returned;
  return answer(isLong ? returned : { nodes: returned });
}

/** What a script says that returns nothing: it wrote into the objects it got. */
function inPlace({ nodes, containers, edges }) {
  return {
    nodes,
    containers: containers.filter((it) => it.x !== undefined || it.cx !== undefined),
    routes: edges.filter((it) => it.points !== undefined || it.curve !== undefined),
  };
}

function answer(given) {
  for (const [key] of entries(given)) {
    if (!KEYS.has(key)) {
      throw new Complaint(
        `\`layout\` returns the unknown key ${described(key)}`,
        "beside `nodes` there may be `containers`, `routes`, `curve` and `reveal`",
      );
    }
  }
  const { nodes, containers, routes, curve, reveal } = given;
  return {
    nodes: list("nodes", nodes).map(place("node")),
    containers: list("containers", containers).map(place("container")),
    routes: list("routes", routes).map(route),
    curve: curve === undefined || curve === null ? undefined : `${curve}`,
    reveal: list("reveal", reveal).map(([, it]) => called(it)),
  };
}

/** Pairs of a key and what it stands for: of a list, a Map or an object. */
function list(name, given) {
  if (given === undefined || given === null) {
    return [];
  }
  if (isArray(given)) {
    // What a list leaves out, the host misses by its name.
    const pairs = given.map((it, index) => [called(it, index), it]);
    return pairs.filter(([, it]) => it !== undefined && it !== null);
  }
  if (given instanceof Map) {
    return [...given].map(([key, it]) => [called(key), it]);
  }
  if (typeof given === "object") {
    return entries(given);
  }
  throw new Complaint(`\`${name}\` is ${described(given)}, not a list or an object`, HINT);
}

/** The id of a thing that the script got, or what it calls it. */
function called(thing, otherwise) {
  if (typeof thing === "object" && thing !== null && typeof thing.id === "string") {
    return thing.id;
  }
  if (otherwise !== undefined) {
    return otherwise;
  }
  if (typeof thing === "string" || (Number.isSafeInteger(thing) && thing >= 0)) {
    return thing;
  }
  return described(thing);
}

function place(word) {
  return ([id, it]) => {
    if (isArray(it)) {
      return { id, x: number(it[0]), y: number(it[1]) };
    }
    if (typeof it !== "object" || it === null) {
      const message = `the place of ${word} ${described(id)} is ${described(it)}, not {x, y}`;
      throw new Complaint(message, HINT);
    }
    const { x, y, cx, cy, width, height } = it;
    return {
      id,
      x: number(x),
      y: number(y),
      cx: number(cx),
      cy: number(cy),
      width: number(width),
      height: number(height),
    };
  };
}

function route([id, it]) {
  const { points, curve } = isArray(it) ? { points: it } : (it ?? {});
  if (points !== undefined && points !== null && !isArray(points)) {
    const message = `the route of edge ${described(id)} is ${described(points)}, not a list of points`;
    throw new Complaint(message, "write points as [x, y]");
  }
  return {
    id,
    points: (points ?? []).map((at) =>
      isArray(at) ? [number(at[0]), number(at[1])] : [number(at?.x), number(at?.y)],
    ),
    curve: curve === undefined || curve === null ? undefined : `${curve}`,
  };
}

/** A number as JSON can write it; anything else as words. */
function number(value) {
  if (value === undefined || (typeof value === "number" && isFinite(value))) {
    return value;
  }
  return described(value);
}
