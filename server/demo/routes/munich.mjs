// A drive through Munich as a receiver recorded it, about once a second, cut into pieces with the speed driven there.
import { readFileSync } from 'node:fs';
import { distance, encode, lengthOf, round, thin } from './geometry.mjs';
import { isLineOnLand } from './land.mjs';

/** Metres a piece is long at least. */
const pieceLength = 400;

function readFixes() {
  const fixes = JSON.parse(readFileSync(new URL('munich-drive.json', import.meta.url), 'utf8'));
  return fixes.map(({ point, time }) => ({
    point: point.match(/[\d.]+/g).map(Number),
    at: Date.parse(time.replace(' ', 'T').replace(/(\d\d)$/, ':$1')),
  }));
}

/** Leaves out what a receiver reports while standing. */
function leaveOutStanding(fixes) {
  const moving = [fixes[0]];
  for (const fix of fixes) if (distance(moving.at(-1).point, fix.point) > 4) moving.push(fix);
  return moving;
}

/** Speed most of the piece was driven at, without its stops, in steps of ten km/h. */
function speedOf(fixes) {
  const moments = fixes.slice(1).flatMap((fix, i) => {
    const speed = (distance(fixes[i].point, fix.point) / (fix.at - fixes[i].at)) * 3_600;
    return speed > 15 ? [speed] : [];
  });
  moments.sort((a, b) => a - b);
  return Math.min(100, Math.max(30, Math.round((moments[Math.floor(moments.length * 0.7)] ?? 30) / 10) * 10));
}

/** The network of one road. */
export function buildMunich() {
  const fixes = leaveOutStanding(readFixes());
  const [nodes, edges] = [[], []];
  let start = 0;
  for (let end = 1; end < fixes.length; end++) {
    const piece = fixes.slice(start, end + 1);
    const isLast = end === fixes.length - 1;
    if (lengthOf(piece.map(({ point }) => point)) < pieceLength && !isLast) continue;
    const line = round(thin(piece.map(({ point }) => point), 3));
    if (!isLineOnLand(line)) throw new Error('the drive through Munich is expected to be on land');
    if (nodes.length === 0) nodes.push(line[0]);
    nodes.push(line.at(-1));
    edges.push({ from: nodes.length - 2, to: nodes.length - 1, isOneWay: false, speed: speedOf(piece), shape: encode(line), cost: lengthOf(line) });
    start = end;
  }
  const homes = [0, Math.floor(nodes.length / 2), nodes.length - 1].map((node) => ({ node, name: 'München', country: 'DE', weight: 100 }));
  return { nodes, edges, homes, radius: nodes.map(() => 0) };
}
