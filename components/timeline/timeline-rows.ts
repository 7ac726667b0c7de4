import type { AuditEntry } from '../../server/contract/audit';
import { chargingStatuses } from '../../server/contract/charging-status';
import type { Series, VehicleHistory } from '../../server/contract/history';
import type { ListedMessage } from '../../server/contract/messages';
import { movingFromKmh } from '../../server/contract/motion';
import type { Signal } from '../../server/contract/signal';
import { signals } from '../../server/contract/signals';
import type { Stop, Trip } from '../../server/contract/trips';
import { verdictWords } from '../message/verdict-words';
import { placeWords } from '../trips/place-words';
import { distanceOf, distanceWords } from '../trips/trip-figures';
import { formatDuration } from '../ui/format-duration';
import { formatLocalTime } from '../ui/format-time';
import { formatNumber, formatValue, writeOut } from '../ui/format-value';
import type { UnitPreferences } from '../ui/unit-preferences';
import { changeWords } from './change-words';
import { joinLate, lateReadings } from './late-arrivals';
import { timelineItem as item, type TimelineRow } from './timeline-item';
import { movingSpans, silences, toldSpans } from './told-spans';

/** Nobody is silent who comes again within this. */
const quietMs = signals.position.freshMs;

/** Trips and stops, each with from where to where. */
export function tripRows(trips: readonly Trip[], stops: readonly Stop[], end: number, units: UnitPreferences) {
  const placeOf = (where: Parameters<typeof placeWords>[0]) => placeWords(where, units);
  const tripItems = trips.map((trip) => {
    const distance = distanceOf(trip);
    return item({
      from: trip.startedAt,
      to: trip.endedAt,
      tone: 'active',
      what: `Trip from ${placeOf(trip.start)} to ${placeOf(trip.end)}`,
      detail: [
        formatDuration(trip.durationMs),
        distance === null ? null : distanceWords(distance, units),
        trip.isComplete ? null : 'incomplete',
        trip.isUnderWay ? 'under way' : null,
        trip.revisedAt === null ? null : 'recomputed after late data',
      ]
        .filter((part) => part !== null)
        .join(', '),
      who: trip.upstreams.join(', ') || null,
      leadsTo: { kind: 'replay', span: { from: trip.startedAt, to: trip.endedAt } },
    });
  });
  const stopItems = stops.map((stop) =>
    item({
      from: stop.from,
      to: stop.to ?? end,
      tone: 'rest',
      what: `Stop: ${placeOf(stop.position && { ...stop.position, place: stop.place })}`,
      detail: stop.hasIgnitionOn ? 'switched on for some of it' : '',
    }),
  );
  return [
    { id: 'trips', label: 'Trips', items: tripItems, denied: null },
    { id: 'stops', label: 'Stops', items: stopItems, denied: null },
  ];
}

/** Values that say that something is on. */
const isOn = (value: unknown): boolean =>
  value === true ||
  (typeof value === 'string' &&
    (/^(on|start|running|engaged)/.test(value) || chargingStatuses.has(value.toLowerCase())));

function stateRow(
  series: Series | undefined,
  history: VehicleHistory,
  signal: Signal,
  { end, units }: { end: number; units: UnitPreferences },
): TimelineRow[] {
  if (series?.drawn !== 'bands') return [];
  const items = series.bands.map(({ from, to, value, upstream }) =>
    item({
      from: Math.max(from, history.from),
      to: Math.min(to ?? end, end),
      tone: value === null || isOn(value) ? 'active' : 'rest',
      what: `${signal.label}: ${value === null ? 'changed several times' : writeOut(formatValue(value, signal, units))}`,
      who: history.upstreams[upstream] ?? null,
    }),
  );
  return items.length === 0 ? [] : [{ id: signal.id, label: signal.label, items, denied: null }];
}

/**
 * What it did by its own account: motion by speed, ignition, engine, charging; rows of which
 * nothing was told are left out.
 * @param options.end what goes on is shown up to then, epoch milliseconds
 */
export function stateRows(
  history: VehicleHistory,
  ids: readonly string[],
  signalOf: (id: string) => Signal,
  options: { end: number; units: UnitPreferences },
) {
  const seriesOf = (id: string) => history.series.find(({ signal }) => signal === id);
  const motion = movingSpans(seriesOf('speed'), movingFromKmh).map(({ from, to }) =>
    item({ from, to, tone: 'active', what: 'Moving', detail: `faster than ${movingFromKmh} km/h` }),
  );
  const rows: TimelineRow[] =
    motion.length === 0 ? [] : [{ id: 'motion', label: 'Motion', items: motion, denied: null }];
  return [...rows, ...ids.flatMap((id) => stateRow(seriesOf(id), history, signalOf(id), options))];
}

/** Who told when, a row for each upstream, its silences with it. */
export function sourceRows(history: VehicleHistory): TimelineRow[] {
  return [...toldSpans(history, quietMs)].map(([upstream, spans]) => ({
    id: `source ${upstream}`,
    label: `From ${upstream}`,
    items: [
      ...spans.map(({ from, to }) =>
        item({ from, to, tone: 'told', what: `${upstream} told of the vehicle`, who: upstream }),
      ),
      ...silences(spans).map(({ from, to }) =>
        item({
          from,
          to,
          tone: 'missing',
          what: `Silence of ${upstream}`,
          detail: `nothing for ${formatDuration(to - from)}`,
          who: upstream,
        }),
      ),
    ],
    denied: null,
  }));
}

/** What arrived after something later had, at the time it is about: what one upstream brought together is one item. */
export function lateRow(history: VehicleHistory, signalOf: (id: string) => Signal): TimelineRow {
  const items = joinLate(lateReadings(history), quietMs).map(
    ({ from, to, count, signals: ids, upstream, receivedAt }) =>
      item({
        from,
        to,
        tone: 'late',
        what: `${count === 1 ? 'One reading' : `${formatNumber(count, 0)} readings`} came late: ${ids.map((id) => signalOf(id).label).join(', ')}`,
        detail:
          receivedAt === null
            ? ''
            : `received up to ${formatDuration(receivedAt - to)} later, at ${formatLocalTime(receivedAt)}`,
        who: upstream,
      }),
  );
  return { id: 'late', label: 'Late arrivals', items, denied: null };
}

/** Messages of which something was not taken, at the time they came. */
export function refusedRow(messages: readonly ListedMessage[], denied: string | null): TimelineRow {
  const items = messages.map(({ reference, receivedAt, verdict, topic, upstream }) =>
    item({
      from: receivedAt,
      to: receivedAt,
      tone: 'refused',
      what: `Message ${verdictWords[verdict].label.toLowerCase()}`,
      detail: topic,
      who: upstream,
      leadsTo: { kind: 'message', reference },
    }),
  );
  return { id: 'refused', label: 'Kept out', items, denied };
}

/** What is told of a command that was kept stands in its own row; one that was refused is none. */
const isOfCommand = (action: string): boolean => action.startsWith('command.') && action !== 'command.refused';

/** What people did about the vehicle, its commands left out. */
export function changeRow(entries: readonly AuditEntry[], denied: string | null): TimelineRow {
  const items = entries
    .filter(({ action }) => !isOfCommand(action))
    .map((entry) => item({ from: entry.at, to: entry.at, tone: 'change', ...changeWords(entry), who: entry.actor }));
  return { id: 'changes', label: 'Done by people', items, denied };
}
