// Containers for layouts that know none: each level of the diagram is arranged
// by itself, from the inside out, and a container is a box to the level around it.

import { Complaint, described } from "./complaint.js";
import { answered } from "./answer.js";

const { isFinite } = Number;
const { ceil, max, min, round } = Math;

/**
 * Calls `arrange` for what each container holds and then for what no container
 * holds, and puts the answers together.
 */
export function eachLevel(graph, arrange) {
  if (typeof arrange !== "function") {
    const message = `\`eachLevel\` takes a graph and a function, not ${described(arrange)}`;
    throw new Complaint(message, "write eachLevel(graph, ({ nodes, edges }) => …)");
  }
  const levels = levelsOf(graph);
  const root = arranged(null, graph, arrange, levels);
  const answer = { nodes: new Map(), containers: new Map(), curve: root.curve };
  settle(root, 0, 0, answer);
  return answer;
}

/** What each level holds, and the edges that join it; null is outside of all containers. */
function levelsOf({ nodes, containers, edges }) {
  const parents = new Map();
  const levels = new Map([[null, { items: [], edges: [] }]]);
  for (const { id } of containers) levels.set(id, { items: [], edges: [] });
  for (const it of [...nodes, ...containers]) {
    parents.set(it.id, it.parent);
    levels.get(it.parent).items.push(it);
  }
  const way = (id) => (id === null ? [] : [...way(parents.get(id)), id]);
  for (const edge of edges) {
    const [from, to] = [way(edge.source), way(edge.target)];
    const apart = from.findIndex((id, depth) => id !== to[depth]);
    // A loop, and an edge between a container and what it holds, join no two things of a level.
    if (apart >= 0 && apart < to.length) {
      const level = levels.get(apart > 0 ? from[apart - 1] : null);
      level.edges.push({ ...edge, source: from[apart], target: to[apart] });
    }
  }
  return levels;
}

/** A level with its size and the corners of its items, from the top left of its room. */
function arranged(container, graph, arrange, levels) {
  const { items, edges } = levels.get(container?.id ?? null);
  const inner = new Map();
  const boxes = items.map((it, index) => {
    if (!levels.has(it.id)) return { ...it, index };
    const level = arranged(it, graph, arrange, levels);
    inner.set(it.id, level);
    return { ...it, index, width: level.width, height: level.height };
  });
  const padding = container?.padding ?? { top: 0, right: 0, bottom: 0, left: 0 };
  const own = {
    ...graph,
    nodes: boxes,
    containers: [],
    edges: edges.map((edge, index) => ({ ...edge, index })),
    direction: container?.direction ?? graph.direction,
  };
  const answer = boxes.length > 0 ? answered(arrange(own), own) : { nodes: [] };
  const corners = cornersOf(answer.nodes, boxes);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    const { x, y } = corners.get(box.id);
    // What hangs out of a node, such as a badge, is inside of its container too.
    const margin = box.margin ?? { top: 0, right: 0, bottom: 0, left: 0 };
    left = min(left, x - margin.left);
    top = min(top, y - margin.top);
    right = max(right, x + box.width + margin.right);
    bottom = max(bottom, y + box.height + margin.bottom);
  }
  const [width, height] = boxes.length > 0 ? [right - left, bottom - top] : [0, 0];
  const size = {
    width: max(container?.width ?? 0, ceil(width + padding.left + padding.right)),
    height: max(container?.height ?? 0, ceil(height + padding.top + padding.bottom)),
  };
  // What a heading needs beyond its children is shared to the left and the right.
  const spare = round((size.width - width - padding.left - padding.right) / 2);
  for (const corner of corners.values()) {
    corner.x += padding.left + spare - left;
    corner.y += padding.top - top;
  }
  return { ...size, items, inner, corners, curve: answer.curve };
}

/** The top left corners of boxes, in whole pixels. */
function cornersOf(places, boxes) {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const corners = new Map();
  for (const { id, x, y, cx, cy } of places) {
    const box = typeof id === "number" ? boxes[id] : byId.get(id);
    if (box === undefined) {
      throw new Complaint(`there is no node or container ${described(id)} in this level`);
    }
    const corner = {
      x: x ?? (isFinite(cx) ? cx - box.width / 2 : cx),
      y: y ?? (isFinite(cy) ? cy - box.height / 2 : cy),
    };
    for (const key of ["x", "y"]) {
      if (!isFinite(corner[key])) {
        const found = corner[key] === undefined ? "missing" : `${corner[key]}, not a number`;
        throw new Complaint(`the ${key} of ${described(box.id)} is ${found}`);
      }
      corner[key] = round(corner[key]);
    }
    corners.set(box.id, corner);
  }
  const missing = boxes.find((box) => !corners.has(box.id));
  if (missing !== undefined) {
    throw new Complaint(`the script gives no place to ${described(missing.id)}`);
  }
  return corners;
}

/** Writes down where a level and all in it stand. */
function settle(level, left, top, answer) {
  for (const { id } of level.items) {
    const corner = level.corners.get(id);
    const [x, y] = [left + corner.x, top + corner.y];
    const inner = level.inner.get(id);
    if (inner === undefined) {
      answer.nodes.set(id, { x, y });
    } else {
      answer.containers.set(id, { x, y, width: inner.width, height: inner.height });
      settle(inner, x, y, answer);
    }
  }
}
