// A Kinograph pack in JavaScript: one kind, a label in a rounded box.
//
// Records have camelCase fields, variants are {tag, val}, options may be left
// undefined, and a result inside a list is {tag: "ok", val}.

import { measureText } from "kinograph:plugin/host@0.1.0";

const role = (name) => ({ tag: "role", val: name });

export const manifest = {
  describe() {
    return {
      id: "javascript-example",
      version: "0.1.0",
      title: "JavaScript example",
      doc: "a kind that is drawn in JavaScript",
      license: "MIT OR Apache-2.0",
      authors: ["The Kinograph authors"],
    };
  },
};

export const components = {
  kinds() {
    return [
      {
        id: "js-pill",
        title: "Pill",
        doc: "a label in a rounded box",
        category: "examples",
        container: false,
        accent: "amber",
        ports: [],
        params: [
          {
            key: "filled",
            kind: "boolean",
            doc: "whether it is filled with its colour",
            default: { tag: "boolean", val: false },
            choices: [],
            minimum: undefined,
            maximum: undefined,
          },
        ],
        aliases: [],
        extra: [],
      },
    ];
  },

  // All nodes of the pack are drawn in one call: one answer for each, in order.
  draw(context, nodes) {
    const visuals = nodes.map((node) =>
      node.kind === "js-pill"
        ? { tag: "ok", val: pill(context, node) }
        : { tag: "err", val: { tag: "unknown", val: node.kind } },
    );
    return { visuals, symbols: [] };
  },
};

export const layouts = {
  layouts() {
    return [];
  },
  arrange(layout) {
    throw { tag: "unknown", val: layout };
  },
};

const snap = (length, grid) => Math.ceil(length / grid) * grid;

/** The largest width of a line, where the author asks for no other, in pixels. */
const WIDEST = 200;
/** From the ends of the pill to its text, in pixels. */
const INSET = 20;

function pill(context, node) {
  const asked = node.requested ?? { width: 0, height: 0 };
  const most = Math.max(asked.width - 2 * INSET, WIDEST);
  const label = text(node.label, context.label, most, 3, role("text"));
  const caption = text(node.caption ?? "", context.caption, most, 2, role("text-muted"));
  const content = Math.max(label.width, caption.width);
  const size = {
    width: snap(Math.max(content + 2 * INSET, asked.width), context.grid),
    height: snap(Math.max(label.height + caption.height + 16, asked.height, 40), context.grid),
  };

  const filled = node.params.some(({ key, value }) => key === "filled" && value.val);
  const radius = Math.min(size.height / 2, 24);
  const shape = {
    tag: "rectangle",
    val: {
      frame: { x: 0, y: 0, ...size },
      radii: { topLeft: radius, topRight: radius, bottomRight: radius, bottomLeft: radius },
    },
  };
  const body = {
    shape,
    // Roles, not colours: the theme decides what they look like.
    fill: role(filled ? "accent-muted" : "surface"),
    stroke: {
      paint: role("accent"),
      width: context.strokeWidth,
      cap: "round",
      join: "round",
      dash: [],
      dashOffset: 0,
    },
    opacity: 1,
    shadow: true,
  };
  const primitives = [{ part: "body", operation: { tag: "paint", val: body } }];
  const middle = size.width / 2;
  let top = (size.height - label.height - caption.height) / 2;
  for (const block of [label, caption]) {
    if (block.height === 0) continue;
    const run = { ...block.run, at: { x: middle, y: top } };
    primitives.push({ part: undefined, operation: { tag: "text", val: run } });
    top += block.height;
  }
  return {
    size,
    bleed: { top: 0, right: 0, bottom: 0, left: 0 },
    outline: shape,
    content: undefined,
    ports: [],
    primitives,
    animations: [],
    accessibleName: undefined,
    extra: [],
  };
}

/** Text that is measured as the host will draw it; no text takes no room. */
function text(content, font, maxWidth, maxLines, fill) {
  if (content.trim() === "") return { width: 0, height: 0 };
  const { width, height } = measureText(content, font, maxWidth, maxLines);
  const run = { content, h: "middle", v: "top", font, fill, maxWidth, maxLines };
  return { width, height, run };
}
