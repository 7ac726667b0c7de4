import { createKeptText } from './kept-text';
import { isZone, type Zone } from './zone-offset';

const device = 'device';
const kept = createKeptText('motorcade.time-zone');
let held: { text: string | null; zone: Zone } = { text: null, zone: null };

/** The zone times are written in: the device's, unless another was chosen in this browser that it knows. */
export function keptZone(): Zone {
  const text = kept.read();
  if (text === held.text) return held.zone;
  held = { text, zone: text === null || text === device || !isZone(text) ? null : text };
  return held.zone;
}

/** Calls when the choice is another, in whichever tab it was made; returns what ends it. */
export const onKeptZone = kept.subscribe;

/** Keeps the choice in this browser, for every time that is written. */
export const keepZone = (zone: Zone): void => kept.keep(zone ?? device);
