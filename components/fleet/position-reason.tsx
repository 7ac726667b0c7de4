'use client';

import { useAbsence } from '../data/vehicle-store';
import { missingWords } from '../ui/absence-words';

/** Why a vehicle that sends other things has no position. */
export function PositionReason({ vin }: { vin: string }) {
  const absence = useAbsence(vin, 'position');
  return <>{absence === undefined ? 'Sends no position' : missingWords(absence, undefined).headline}</>;
}
