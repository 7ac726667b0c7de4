import type { State } from './state';

/**
 * A life that stands still from when its vehicle, immobilised, has switched its ignition off, until it is released: what
 * it would have done meanwhile it does later. Asked in the order of time.
 */
export function heldLife(stateAt: (at: number) => State): (at: number, isImmobilised: boolean) => State {
  let behindMs = 0;
  let heldAt: number | null = null;
  return (at, isImmobilised) => {
    if (heldAt !== null && !isImmobilised) {
      behindMs = at - heldAt;
      heldAt = null;
    }
    const state = stateAt(heldAt ?? at - behindMs);
    if (isImmobilised && !state.isIgnitionOn) heldAt ??= at - behindMs;
    const changesAt = heldAt === null ? state.changesAt + behindMs : Number.POSITIVE_INFINITY;
    return { ...state, at, changesAt };
  };
}
