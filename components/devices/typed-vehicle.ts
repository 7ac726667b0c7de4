import type { FleetVehicle } from '../../server/contract/fleet';
import { findVehicles } from '../fleet/find-vehicles';

/** The vehicle that a typed text means; null when nothing was typed. */
export type TypedVehicle = { vin: string | null; isKnown: boolean };

/** A vehicle of the fleet whose VIN is typed in whatever case, or another vehicle that is new to us. */
export function typedVehicle(fleet: Parameters<typeof findVehicles>[0], text: string): TypedVehicle {
  const typed = text.trim();
  if (typed === '') return { vin: null, isKnown: false };
  const isSame = ({ vin }: FleetVehicle) => vin.toLowerCase() === typed.toLowerCase();
  const known = findVehicles(fleet, typed, 8).find(isSame);
  return known === undefined ? { vin: typed, isKnown: false } : { vin: known.vin, isKnown: true };
}

/** VINs of ISO 3779: 17 characters without I, O and Q. */
const usualVin = /^[A-HJ-NPR-Z0-9]{17}$/i;

/** What saving a mapping brings about that may not be meant. `before` is the VIN it had. */
export function mappingNote(
  { vin, isKnown }: TypedVehicle,
  before: string | null,
): { text: string; isDoubtful: boolean } {
  const isChange = before !== null && vin !== before;
  const isUnusual = vin !== null && !isKnown && !usualVin.test(vin);
  const sentences = [
    isUnusual && `No vehicle is known by this. A VIN has 17 characters, this has ${vin.length}.`,
    vin !== null && !isKnown && !isUnusual && 'No vehicle has this VIN yet: it will be new.',
    vin === null && isChange && 'Its messages will wait for a vehicle again.',
    isChange && `What it sent so far stays with ${before}.`,
  ];
  return { text: sentences.filter((sentence) => sentence !== false).join(' '), isDoubtful: isUnusual };
}
