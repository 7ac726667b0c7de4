import type { Arc, RoadNetwork } from './roads';

/** Fastest way home from every node that is not too far: the arc to take next, and the seconds it takes in all. */
export type WaysHome = { next: Map<number, Arc>; seconds: Map<number, number> };

/** Seconds an arc takes at about the speed it allows. */
export const secondsOf = (arc: Arc): number => arc.lengthM / ((arc.speedKmh / 3.6) * 0.85);

type Waiting = { node: number; seconds: number };

function pushByTime(heap: Waiting[], item: Waiting): void {
  let place = heap.push(item) - 1;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || parent.seconds <= item.seconds) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = item;
}

function popNearest(heap: Waiting[]): Waiting | undefined {
  const nearest = heap[0];
  const item = heap.pop();
  if (item === undefined || heap.length === 0) return nearest;
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    if ((heap[below + 1]?.seconds ?? Infinity) < (heap[below]?.seconds ?? Infinity)) below++;
    const child = heap[below];
    if (child === undefined || child.seconds >= item.seconds) break;
    heap[place] = child;
    place = below;
  }
  heap[place] = item;
  return nearest;
}

/** Finds the fastest ways to `home` from everywhere within `limitSeconds` (Dijkstra, against the arcs). */
export function findWaysHome(network: RoadNetwork, home: number, limitSeconds: number): WaysHome {
  const next = new Map<number, Arc>();
  const seconds = new Map([[home, 0]]);
  const waiting: Waiting[] = [{ node: home, seconds: 0 }];
  for (let nearest = popNearest(waiting); nearest !== undefined; nearest = popNearest(waiting)) {
    if (nearest.seconds > (seconds.get(nearest.node) ?? Infinity)) continue;
    for (const arc of network.incoming[nearest.node] ?? []) {
      const total = nearest.seconds + secondsOf(arc);
      if (total > limitSeconds || total >= (seconds.get(arc.from) ?? Infinity)) continue;
      seconds.set(arc.from, total);
      next.set(arc.from, arc);
      pushByTime(waiting, { node: arc.from, seconds: total });
    }
  }
  return { next, seconds };
}
