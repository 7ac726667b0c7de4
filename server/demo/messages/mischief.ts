import { minutes, seconds } from '../../contract/duration';
import { roleOf, type Vehicle } from '../life/vehicle';
import { between, chance, hash } from '../random';
import type { Publication } from './publication';

/** A message and when it goes out. */
export type Timed = { publication: Publication; at: number };

/** How often the network and the vehicles misbehave, per message. */
const shares = { doubled: 0.02, overtaken: 0.006, garbled: 1 / 4_000 };
/** The late vehicle's messages arrive together this often. */
const burstMs = minutes(5);

/** Ways a message can be no good: cut short, or with a value that cannot be. Each takes a sound one's text. */
const spoilers: readonly ((text: string) => string)[] = [
  (text) => text.slice(0, Math.floor(text.length * 0.6)),
  (text) => text.replace(/"(vin|deviceId|source)":"[^"]*"/, '"$1":[]'),
  (text) => text.replace(/"unit":"\w+"/g, '"unit":"cubits"'),
  (text) => text.replace(/"(value|temp|level)":-?[\d.]+|"(mileage)":"[^"]*"/g, '"$1$2":"n/a"'),
  (text) => text.replace(/"(?<name>latitude|lat)":(?<quote>"?)-?[\d.]+"?/g, '"$<name>":$<quote>98277004$<quote>'),
  () => 'null',
];

/** Spoils a message; the seed says how. */
export const garble = (publication: Publication, seed: number): Publication => ({
  ...publication,
  payload: spoilers[seed % spoilers.length]?.(publication.payload) ?? '',
});

/**
 * What becomes of a vehicle's messages on their way: most go out at once; a few go twice, are overtaken by later ones
 * or are followed by garbage; those of the late vehicle wait for a burst, but for its first.
 * @param count how many messages went before, so that chance differs from one to the next
 */
export function send(vehicle: Vehicle, publications: Publication[], now: number, count: number): Timed[] {
  const burstAt = Math.floor(now / burstMs) * burstMs + burstMs;
  const leaveAt = roleOf(vehicle.index) === 'late' && count > 0 ? burstAt : now;
  return publications.flatMap((publication, index) => {
    const draw = (purpose: number) => chance(vehicle.seed, count + index, purpose);
    const laterMs = seconds(between(4, 12, vehicle.seed, count + index, 54));
    const at = draw(51) < shares.overtaken ? leaveAt + laterMs : leaveAt;
    const timed: Timed[] = [{ publication, at }];
    if (draw(52) < shares.doubled) timed.push({ publication, at: at + laterMs });
    if (draw(53) < shares.garbled)
      timed.push({ publication: garble(publication, hash(vehicle.seed, count + index)), at });
    return timed;
  });
}
