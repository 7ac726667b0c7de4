import { minutes } from '../../contract/duration';

const warmingMs = minutes(15);
const coolingMs = minutes(30);

/** How warm tires and engine are after driving so long, 0 to 1. */
export const warmed = (drivingMs: number): number => 1 - 0.85 * Math.exp(-drivingMs / warmingMs);

/** How warm they still are after standing so long. */
export const cooled = (warmth: number, standingMs: number): number => warmth * Math.exp(-standingMs / coolingMs);
