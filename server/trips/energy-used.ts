import type { TripEnergy } from '../contract/trips';
import { type Amount, byUpstream, type Evidence, toldWithin } from './evidence';
import { type Around, atEnd, atStart } from './joined-around';
import { energyReachMs } from './thresholds';

/** What an amount fell by during a trip, by the upstream that told most of it; null where none told it twice. */
function fallOf(told: readonly Amount[], trip: Around): number | null {
  const near = toldWithin(told, trip.since - energyReachMs, trip.until + energyReachMs);
  const lists = byUpstream(near).sort(
    (one, other) => other.length - one.length || ((one[0]?.upstream ?? '') < (other[0]?.upstream ?? '') ? -1 : 1),
  );
  for (const list of lists) {
    const start = atStart(list, trip, energyReachMs);
    const end = atEnd(list, trip, energyReachMs);
    if (start !== undefined && end !== undefined && end.at > start.at)
      return Math.round((start.value - end.value) * 100) / 100 + 0;
  }
  return null;
}

/** What a trip took from battery and tank. */
export const energyUsed = (evidence: Evidence, trip: Around): TripEnergy => ({
  stateOfChargeUsed: fallOf(evidence.stateOfCharge, trip),
  energyUsed: fallOf(evidence.energy, trip),
  fuelLevelUsed: fallOf(evidence.fuelLevel, trip),
  fuelUsed: fallOf(evidence.fuelVolume, trip),
});
