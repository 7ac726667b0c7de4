import type { Reading } from '../../server/contract/reading';
import { isPosition } from '../ui/format-value';
import type { JsonPlace } from './json-text';
import { likeness } from './value-likeness';

/** A stretch of a text, by its characters. */
export type Stretch = { from: number; to: number };

/** Said around any value, so that they tell nothing of which it is. */
const generic = new Set(['data', 'value', 'values', 'payload', 'unit', 'is', 'current', 'status', 'state']);
const abbreviations: Readonly<Record<string, string>> = {
  lat: 'latitude',
  lng: 'longitude',
  lon: 'longitude',
  temp: 'temperature',
  batt: 'battery',
  bat: 'battery',
  soc: 'charge',
  tyre: 'tire',
};

const wordsOf = (text: string | number): string[] =>
  String(text)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => abbreviations[word] ?? (word.length > 3 ? word.replace(/s$/, '') : word));

/** What can be told of a place by what stands around it: its names, and the short words beside it (`front_left`). */
function surroundings(place: JsonPlace, places: readonly JsonPlace[]): { path: Set<string>; beside: Set<string> } {
  const path = new Set(place.path.flatMap((name) => (typeof name === 'string' ? wordsOf(name) : [])));
  const above = place.path.slice(0, -1);
  const beside = new Set<string>();
  for (const other of places) {
    if (other === place || typeof other.value !== 'string' || other.value.length > 24) continue;
    const isBeside = above.every((name, depth) => other.path[depth] === name);
    if (isBeside) for (const word of wordsOf(other.value)) beside.add(word);
  }
  return { path, beside };
}

type Candidate = { place: JsonPlace; like: number; named: number; score: number };

function candidateOf(place: JsonPlace, places: readonly JsonPlace[], reading: Reading): Candidate {
  const like = likeness(place.value, reading.value);
  if (like === 0) return { place, like, named: 0, score: 0 };
  const sought = new Set(wordsOf(reading.signal));
  const { path, beside } = surroundings(place, places);
  const named = [...sought].filter((word) => path.has(word) || beside.has(word)).length;
  const strange = [...path].filter((word) => !sought.has(word) && !generic.has(word)).length;
  return { place, like, named, score: named * 4 + like * 3 - strange };
}

/** Both halves of a position, each where its name or its value says. */
function findPosition(places: readonly JsonPlace[], reading: Reading): Stretch[] {
  const { value } = reading;
  if (!isPosition(value)) return [];
  return [value.latitude, value.longitude].flatMap((degrees) =>
    places.filter((place) => likeness(place.value, degrees) === 3).slice(0, 1),
  );
}

/**
 * Where a decoded value most likely stands in the payload it came from: by what it says, and by the names around it. More
 * than one place where they are equally likely; none where a guess would be too bold.
 */
export function findValue(places: readonly JsonPlace[], reading: Reading): Stretch[] {
  if (isPosition(reading.value)) return findPosition(places, reading);
  const alike = places.map((place) => candidateOf(place, places, reading)).filter(({ like }) => like > 0);
  const named = alike.filter((candidate) => candidate.named > 0);
  const onlyAlike = alike.filter(({ like }) => like === 3);
  if (named.length === 0) return onlyAlike.length === 1 ? onlyAlike.map(({ place }) => place) : [];
  const best = Math.max(...named.map(({ score }) => score));
  return named.filter(({ score }) => score === best).map(({ place }) => place);
}
