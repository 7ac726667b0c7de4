// Writes roads.json from public data: `node server/demo/routes/build.mjs`. README.md says what from, and under which terms.
import { writeFileSync } from 'node:fs';
import { encode } from './geometry.mjs';
import { buildGothenburg } from './gothenburg.mjs';
import { buildMunich } from './munich.mjs';
import { buildTowns } from './towns.mjs';

/** Columns rather than rows: small as text, and quick to read. */
function pack({ nodes, edges, homes, radius }) {
  return {
    nodes: encode(nodes),
    radius,
    from: edges.map(({ from }) => from),
    to: edges.map(({ to }) => to),
    speed: edges.map(({ speed }) => speed),
    isOneWay: edges.map(({ isOneWay }) => (isOneWay ? 1 : 0)),
    shape: edges.map(({ shape }) => shape),
    homes,
  };
}

const networks = { towns: buildTowns(), gothenburg: buildGothenburg(), munich: buildMunich() };
const text = JSON.stringify(Object.fromEntries(Object.entries(networks).map(([name, network]) => [name, pack(network)])));
writeFileSync(new URL('roads.json', import.meta.url), `${text}\n`);
for (const [name, { nodes, edges, homes }] of Object.entries(networks)) {
  const kilometers = Math.round(edges.reduce((sum, { cost }) => sum + cost, 0) / 1000);
  console.log(`${name}: ${nodes.length} nodes, ${edges.length} edges, ${kilometers} km, ${homes.length} homes`);
}
console.log(`${(text.length / 1e6).toFixed(2)} MB`);
