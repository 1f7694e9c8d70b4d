// Layers along the flow: each node stands one layer behind what leads to it,
// and beside what it is connected with.
//
//   layout: {name: ./layers.js, rounds: 12}

/**
 * @param {import("./kinograph").Graph} graph
 * @returns {import("./kinograph").Answer}
 */
function layout(graph) {
  return eachLevel(graph, layers);
}

function layers({ nodes, edges, direction, spacing, params }) {
  // Round by round, those to which none of the others leads.
  const layer = new Map();
  let left = nodes;
  for (let round = 0; left.length > 0; round++) {
    const known = new Set(left.map((node) => node.id));
    const leading = edges.filter(({ source, target }) => known.has(source) && source !== target);
    const led = new Set(leading.map((edge) => edge.target));
    const first = left.filter((node) => !led.has(node.id));
    if (first.length === 0) {
      // All lead to each other in circles: the one that leads to most begins.
      const leads = new Map();
      for (const { source } of leading) leads.set(source, (leads.get(source) ?? 0) + 1);
      const count = (node) => leads.get(node.id) ?? 0;
      first.push(left.reduce((best, node) => (count(node) > count(best) ? node : best)));
    }
    for (const { id } of first) layer.set(id, round);
    left = left.filter((node) => !layer.has(node.id));
  }

  const layers = [];
  for (const node of nodes) (layers[layer.get(node.id)] ??= []).push(node);

  // Each layer in the order of the middles of its neighbours, a few times over.
  const upright = direction === "down" || direction === "up";
  const across = upright ? "width" : "height";
  const middle = {};
  const spread = (members) => {
    let at = -members.reduce((sum, node) => sum + node[across] + spacing.node, 0) / 2;
    for (const node of members) {
      middle[node.id] = at + node[across] / 2;
      at += node[across] + spacing.node;
    }
  };
  layers.forEach(spread);
  const neighbours = new Map(nodes.map((node) => [node.id, []]));
  for (const { source, target } of edges) {
    neighbours.get(source).push(target);
    neighbours.get(target).push(source);
  }
  const wish = ({ id }) => {
    const ends = neighbours.get(id);
    return ends.reduce((sum, end) => sum + middle[end], 0) / ends.length || middle[id];
  };
  for (let round = 0; round < (params.rounds ?? 8); round++) {
    for (const members of layers) {
      const wishes = new Map(members.map((node) => [node, wish(node)]));
      members.sort((a, b) => wishes.get(a) - wishes.get(b));
      spread(members);
    }
  }

  // Layers one behind the other, the way that edges flow.
  const along = upright ? "height" : "width";
  const sign = direction === "up" || direction === "left" ? -1 : 1;
  let at = 0;
  for (const members of layers) {
    const depth = Math.max(...members.map((node) => node[along]));
    for (const node of members) {
      const ahead = sign * (at + depth / 2);
      [node.cx, node.cy] = upright ? [middle[node.id], ahead] : [ahead, middle[node.id]];
    }
    at += depth + spacing.rank * 1.5;
  }
}
