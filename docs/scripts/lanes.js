// One lane for each tag, one column for each step along the edges.
//
//   layout: {name: ./lanes.js, lanes: [browser, service, storage]}

/**
 * @param {import("./kinograph").Graph} graph
 * @returns {import("./kinograph").Answer}
 */
function layout({ nodes, edges, spacing, params }) {
  const lanes = [...(params.lanes ?? new Set(nodes.flatMap((node) => node.tags)))];
  const laneOf = (node) => {
    const lane = lanes.findIndex((tag) => node.tags.includes(tag));
    // Whoever has none of the tags stands in a lane below.
    return lane < 0 ? lanes.length : lane;
  };

  // Round by round, those to which none of the others leads.
  const column = new Map();
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
    for (const { id } of first) column.set(id, round);
    left = left.filter((node) => !column.has(node.id));
  }

  // Nodes that share a cell stand one below the other in it.
  const cells = new Map();
  for (const node of nodes) {
    const key = `${laneOf(node)} ${column.get(node.id)}`;
    cells.set(key, [...(cells.get(key) ?? []), node]);
  }
  const heightOf = (cell) =>
    cell.reduce((sum, node) => sum + node.height + spacing.node, -spacing.node);
  const width = Math.max(0, ...nodes.map((node) => node.width)) + spacing.rank * 2;

  const places = {};
  let top = 0;
  for (let lane = 0; lane <= lanes.length; lane++) {
    const row = [...cells].filter(([key]) => key.startsWith(`${lane} `));
    const height = Math.max(0, ...row.map(([, cell]) => heightOf(cell)));
    for (const [key, cell] of row) {
      let y = top + (height - heightOf(cell)) / 2;
      for (const node of cell) {
        places[node.id] = { cx: +key.split(" ")[1] * width, y };
        y += node.height + spacing.node;
      }
    }
    if (row.length) top += height + spacing.rank;
  }
  return places;
}
