import type { SignalKind } from '../../contract/signal';
import { signals } from '../../contract/signals';
import type { UnitId } from '../../contract/units';
import type { Target } from './draft';
import { type FieldNotes, fieldRows } from './fields';
import { type Reader, readers } from './readers';
import { catalogueTarget, genericTarget } from './target';

export type Way = keyof typeof readers | 'list';

/** A line of the field table, made ready: names resolved, nothing left to look up but the place. */
export type Field = {
  capability: string;
  property: string;
  /** Null for a list, which is read whole. */
  read: Reader | null;
  /** The signal of a value without a place. */
  target: Target;
  /** The member of the data that names the place (`location`, `axle`…); null when there is none. */
  placeMember: string | null;
  /** Signals by place. Places new to us become generic signals named by `generic`. */
  places: ReadonlyMap<string, Target>;
  generic: { kind: SignalKind; unit: UnitId | null; suffix: string };
  notes: FieldNotes;
  /** A further value in the same data. */
  next: Field | undefined;
};

/** What kind of signal, and in which unit, a way of reading yields where no line of the catalogue says it. */
const yields: Readonly<Record<Way, { kind: SignalKind; unit: UnitId | null }>> = {
  number: { kind: 'number', unit: null },
  percent: { kind: 'number', unit: '%' },
  measure: { kind: 'number', unit: null },
  bearing: { kind: 'number', unit: '°' },
  rate: { kind: 'number', unit: 'km/h' },
  text: { kind: 'text', unit: null },
  clock: { kind: 'text', unit: null },
  secret: { kind: 'text', unit: null },
  flag: { kind: 'flag', unit: null },
  time: { kind: 'time', unit: null },
  position: { kind: 'position', unit: null },
  list: { kind: 'list', unit: null },
};

const template = /^(.*)<(\w+)>(.*)$/;

/** The catalogue's signals that share a stem, by what follows it. */
function placesOf(stem: string): Map<string, Target> {
  const found = new Map<string, Target>();
  for (const id of Object.keys(signals)) {
    const place = id.slice(stem.length);
    if (id.startsWith(stem)) found.set(place, catalogueTarget(id, place));
  }
  return found;
}

/** Makes one line ready. `*` in `signal` makes generic signals. */
export function makeField(capability: string, property: string, signal: string, way: Way, notes: FieldNotes): Field {
  const [, stem = '', placeMember = null, suffix = ''] = template.exec(signal) ?? [];
  const isGeneric = signal.startsWith('*');
  const places = placeMember === null || isGeneric ? new Map<string, Target>() : placesOf(stem);
  const sibling = places.values().next().value;
  const kind = yields[way].kind;
  const unit = notes.unit ?? sibling?.unit ?? yields[way].unit;
  const parts = isGeneric && placeMember === null ? signal.slice(2) : '';
  return {
    capability,
    property,
    read: way === 'list' ? null : readers[way],
    target:
      isGeneric || placeMember !== null
        ? genericTarget(capability, property, parts, kind, unit)
        : catalogueTarget(signal),
    placeMember,
    places,
    generic: { kind, unit, suffix },
    notes,
    next: undefined,
  };
}

const fields = new Map<string, Map<string, Field>>();
for (const [path, signal, way, notes] of fieldRows) {
  const [capability = '', property = ''] = path.split('.');
  const properties = fields.get(capability) ?? new Map<string, Field>();
  const field = makeField(capability, property, signal, way, notes ?? {});
  const first = properties.get(property);
  if (first === undefined) properties.set(property, field);
  else first.next = field;
  fields.set(capability, properties);
}

/** The field table, by capability and property. */
export const fieldsOf: ReadonlyMap<string, ReadonlyMap<string, Field>> = fields;
