import type { Motion } from '../../server/contract/motion';

/** Markers are drawn in a square of this many units, its middle being the vehicle's position. */
export const markerUnits = 36;
/** The ring of a vehicle that needs attention, units. */
export const attentionRing = { radius: 14.6, width: 2.6 };

/**
 * A marker as SVG path data, north up, the origin in the middle. `body` is filled in the motion's colour and carries the
 * halo; `cut` is filled in the inner colour upon it.
 */
export type MarkerShape = { body: string; cut?: string; isHatched?: true; isHollow?: true };

const circle = (radius: number) =>
  `M0 ${-radius}A${radius} ${radius} 0 1 1 0 ${radius}A${radius} ${radius} 0 1 1 0 ${-radius}Z`;

/**
 * Each motion has an outline of its own, told apart without colour: arrow, disc with a pause bar, bolt, square with a P,
 * disc with a question mark, hatched disc, hollow ring. A moving vehicle whose heading is unknown is a ring about a dot, for an arrow would claim one.
 */
export const markerShapes: Record<Motion | 'moving-anywhere', MarkerShape> = {
  moving: {
    body: 'M0 -11.5C0.7 -11.5 1.2 -11.1 1.5 -10.4L8.9 8C9.5 9.6 8 10.9 6.5 10.1L0 6.4L-6.5 10.1C-8 10.9 -9.5 9.6 -8.9 8L-1.5 -10.4C-1.2 -11.1 -0.7 -11.5 0 -11.5Z',
  },
  'moving-anywhere': { body: circle(9), cut: `${circle(6)}${circle(3.2)}` },
  idling: { body: circle(8.6), cut: 'M-3.9 -4.4H-1.1V4.4H-3.9ZM1.1 -4.4H3.9V4.4H1.1Z' },
  charging: { body: 'M2.6 -12.4L-7.6 2.2H-1.4L-2.6 12.4L7.6 -2.2H1.4Z' },
  parked: {
    body: 'M-5.4 -8.4H5.4A3 3 0 0 1 8.4 -5.4V5.4A3 3 0 0 1 5.4 8.4H-5.4A3 3 0 0 1 -8.4 5.4V-5.4A3 3 0 0 1 -5.4 -8.4Z',
    cut: 'M-3.2 -5H0.8A3.4 3.4 0 0 1 0.8 1.9H-0.8V5H-3.2ZM-0.8 -2.8V-0.3H0.6A1.25 1.25 0 0 0 0.6 -2.8Z',
  },
  unknown: {
    body: circle(8.6),
    cut: 'M-3.2 -2.2A3.2 3.2 0 1 1 1.1 0.8V2H-1.1V-1H0A1.2 1.2 0 1 0 -1.2 -2.2ZM-1.1 3.2H1.1V5.2H-1.1Z',
  },
  stale: { body: circle(8.6), isHatched: true },
  unseen: { body: circle(8.2), isHollow: true },
};
