export type AccessPlace = {
  label: string;
  /** Signals of the part; null where the part has no such thing. */
  position: string | null;
  lock: string | null;
  window: string | null;
  /** Shown even when nothing is known of it. */
  isAlways: boolean;
};

const door = (label: string, place: string): AccessPlace => ({
  label,
  position: `door.position.${place}`,
  lock: `door.lock.${place}`,
  window: `window.position.${place}`,
  isAlways: true,
});

const part = (label: string, name: string, window: string | null = null): AccessPlace => ({
  label,
  position: `${name}.position`,
  lock: `${name}.lock`,
  window,
  isAlways: true,
});

/** The parts of a vehicle that open, front to back. */
export const accessPlaces: readonly AccessPlace[] = [
  door('Front left', 'front_left'),
  door('Front right', 'front_right'),
  door('Rear left', 'rear_left'),
  door('Rear right', 'rear_right'),
  part('Trunk', 'trunk', 'window.position.hatch'),
  part('Hood', 'hood'),
  { label: 'Sunroof', position: 'sunroof.position', lock: null, window: null, isAlways: false },
  { label: 'Fuel flap', position: 'fuel.flap_position', lock: 'fuel.flap_lock', window: null, isAlways: false },
];

/**
 * Whether a part's word is one to notice: it stands open, or a vehicle that nobody drives is unlocked.
 * @param isAtRest whether the vehicle stands switched off, as far as is known
 */
export function isToNotice(word: string | undefined, isAtRest: boolean): boolean {
  if (word === undefined) return false;
  return /^(open|ajar|intermediate|partially_open)/i.test(word) || (isAtRest && /^unlocked/i.test(word));
}
