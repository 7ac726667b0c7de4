import type { FleetVehicle } from '../../server/contract/fleet';
import { isUsualVin, writtenVin } from '../../server/contract/vin';
import { findVehicles } from '../fleet/find-vehicles';

/** The vehicle that a typed text means; null when nothing was typed. */
export type TypedVehicle = { vin: string | null; isKnown: boolean };

/** A vehicle of the fleet whose VIN is typed in whatever case, or another vehicle that is new to us. */
export function typedVehicle(fleet: Parameters<typeof findVehicles>[0], text: string): TypedVehicle {
  const typed = writtenVin(text);
  if (typed === '') return { vin: null, isKnown: false };
  const isSame = ({ vin }: FleetVehicle) => vin.toLowerCase() === typed.toLowerCase();
  const known = findVehicles(fleet, typed, 8).find(isSame);
  return known === undefined ? { vin: typed, isKnown: false } : { vin: known.vin, isKnown: true };
}

/** Whether to ask before a device is mapped: it is neither a vehicle we know, nor a VIN, nor what it was. */
export const isDoubtful = ({ vin, isKnown }: TypedVehicle, before: string | null): boolean =>
  vin !== null && !isKnown && vin !== before && !isUsualVin(vin);

/** What saving a mapping brings about that may not be meant. `before` is the VIN it had. */
export function mappingNote(vehicle: TypedVehicle, before: string | null): { text: string; isDoubtful: boolean } {
  const { vin, isKnown } = vehicle;
  const isChange = before !== null && vin !== before;
  const isAsked = isDoubtful(vehicle, before);
  const isNew = vin !== null && vin !== before && !isKnown && !isAsked;
  const sentences = [
    isAsked && 'No vehicle is called that, and it is no VIN of 17 characters.',
    isNew && 'No vehicle has this VIN yet: a new one is made.',
    isChange && vin === null && `Its messages will wait for a vehicle again. What it sent so far stays with ${before}.`,
    isChange &&
      vin !== null &&
      `What it sent so far stays with ${before} and is not decoded again; what it sends from now on goes to ${vin}.`,
  ];
  return { text: sentences.filter((sentence) => sentence !== false).join(' '), isDoubtful: isAsked };
}
