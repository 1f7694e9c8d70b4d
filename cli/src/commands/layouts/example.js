// A layout for Kinograph. A diagram beside this file uses it with the line
//
//   layout: ./NAME
//
// and may tell it something: layout: {name: ./NAME, gap: 60}

/**
 * Places each node one column further than what leads to it.
 *
 * @param {import("./kinograph").Graph} graph
 * @returns {import("./kinograph").Answer}
 */
function layout(graph) {
  // Arranges what each container holds, and then the whole with containers as
  // boxes. `layout` may also place everything at once: graph.containers has them.
  return eachLevel(graph, inColumns);
}

function inColumns({ nodes, edges, spacing, params }) {
  // What the diagram says beside the name of this file, or what is usual.
  const gap = params.gap ?? spacing.node;

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

  // The nodes of each column.
  const columns = [];
  for (const node of nodes) (columns[column.get(node.id)] ??= []).push(node);

  // Columns from left to right, each centred on one line. `x` and `y` are the
  // top left corner of a node; `cx` and `cy` would be its centre.
  const places = {};
  let x = 0;
  for (const members of columns) {
    const width = Math.max(...members.map((node) => node.width));
    const height = members.reduce((sum, node) => sum + node.height + gap, -gap);
    let y = -height / 2;
    for (const node of members) {
      places[node.id] = { cx: x + width / 2, y };
      y += node.height + gap;
    }
    x += width + spacing.rank * 2;
  }
  return places;
}
