// Small questions to a network { nodes: [[longitude, latitude]], edges: [{ from, to, isOneWay, … }] }.

function arcsOf(network) {
  const arcs = network.nodes.map(() => []);
  network.edges.forEach((edge, index) => {
    arcs[edge.from].push({ to: edge.to, index });
    if (!edge.isOneWay) arcs[edge.to].push({ to: edge.from, index });
  });
  return arcs;
}

function reachable(arcs, start) {
  const seen = new Uint8Array(arcs.length);
  const waiting = [start];
  seen[start] = 1;
  while (waiting.length > 0) {
    for (const { to } of arcs[waiting.pop()]) {
      if (seen[to]) continue;
      seen[to] = 1;
      waiting.push(to);
    }
  }
  return seen;
}

/** Keeps the parts of at least `least` nodes in which every node can be reached from every other. */
export function keepConnected(network, least) {
  const forward = arcsOf(network);
  const backward = arcsOf({
    nodes: network.nodes,
    edges: network.edges.map((edge) => ({ ...edge, from: edge.to, to: edge.from })),
  });
  const part = new Int32Array(network.nodes.length).fill(-1);
  const sizes = [];
  for (let start = 0; start < part.length; start++) {
    if (part[start] !== -1) continue;
    const [ahead, behind] = [reachable(forward, start), reachable(backward, start)];
    let size = 0;
    for (let node = 0; node < part.length; node++) {
      if (!ahead[node] || !behind[node]) continue;
      part[node] = sizes.length;
      size++;
    }
    sizes.push(size);
  }
  const isKept = (node) => sizes[part[node]] >= least;
  const edges = network.edges.filter((edge) => part[edge.from] === part[edge.to] && isKept(edge.from));
  const number = new Map();
  const renumber = (node) => {
    if (!number.has(node)) number.set(node, number.size);
    return number.get(node);
  };
  const renumbered = edges.map((edge) => ({ ...edge, from: renumber(edge.from), to: renumber(edge.to) }));
  const old = [...number.keys()];
  return { nodes: old.map((node) => network.nodes[node]), edges: renumbered, old };
}

/** Shortest paths from one node by `edge.cost`, as the edge by which each node is reached (-1: not). */
export function shortestPaths(network, start, limit) {
  network.arcs ??= arcsOf(network);
  const cost = new Float64Array(network.nodes.length).fill(Number.POSITIVE_INFINITY);
  const by = new Int32Array(network.nodes.length).fill(-1);
  const heap = [[0, start]];
  cost[start] = 0;
  while (heap.length > 0) {
    const [sofar, node] = popLeast(heap);
    if (sofar > cost[node]) continue;
    for (const { to, index } of network.arcs[node]) {
      const next = sofar + network.edges[index].cost;
      if (next >= cost[to] || next > limit) continue;
      cost[to] = next;
      by[to] = index;
      push(heap, [next, to]);
    }
  }
  return { cost, by };
}

function push(heap, item) {
  let place = heap.push(item) - 1;
  while (place > 0) {
    const above = (place - 1) >> 1;
    if (heap[above][0] <= item[0]) break;
    heap[place] = heap[above];
    place = above;
  }
  heap[place] = item;
}

function popLeast(heap) {
  const least = heap[0];
  const item = heap.pop();
  if (heap.length === 0) return least;
  let place = 0;
  for (let below = 1; below < heap.length; below = 2 * place + 1) {
    if (below + 1 < heap.length && heap[below + 1][0] < heap[below][0]) below++;
    if (heap[below][0] >= item[0]) break;
    heap[place] = heap[below];
    place = below;
  }
  heap[place] = item;
  return least;
}
