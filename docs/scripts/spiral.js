// The first node in the middle, the others around it on a spiral, each as near
// to the middle as the ones before it let it be.
//
//   layout: {name: ./spiral.js, gap: 32}

/**
 * @param {import("./kinograph").Graph} graph
 * @returns {import("./kinograph").Answer}
 */
function layout(graph) {
  return eachLevel(graph, spiral);
}

function spiral({ nodes, params }) {
  const gap = params.gap ?? 48;
  const placed = [];
  const touches = (one) =>
    placed.some(
      (other) =>
        Math.abs(one.cx - other.cx) < (one.width + other.width) / 2 + gap &&
        Math.abs(one.cy - other.cy) < (one.height + other.height) / 2 + gap,
    );

  // How far the spiral has turned, in radians.
  let turned = 0;
  for (const { id, width, height } of nodes) {
    const box = { id, width, height, cx: 0, cy: 0 };
    while (touches(box)) {
      turned += 0.1;
      box.cx = gap * turned * Math.sin(turned) * 0.3;
      box.cy = -gap * turned * Math.cos(turned) * 0.3;
    }
    placed.push(box);
  }
  return { nodes: placed, curve: "straight" };
}
