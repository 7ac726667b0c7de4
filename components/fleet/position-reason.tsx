import { absenceReason } from '../ui/absence-words';

/** Why a vehicle that sends other things has no position. `reason` is the source's own word; null is silence. */
export function PositionReason({ reason }: { reason: string | null }) {
  return <>{reason === null ? 'Sends no position' : absenceReason({ reason })}</>;
}
