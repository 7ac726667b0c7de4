'use client';

import { useMemo } from 'react';
import { greatestColumnCount } from '../../server/contract/history';
import { useAlerts } from '../alerts/use-alerts';
import { useCommandsWithin } from '../data/command-queries';
import { useNewestCommands } from '../data/command-store';
import { useHistory } from '../data/history-queries';
import { useSourcesEver } from '../data/source-queries';
import { useChangesOf, useRefusedMessages } from '../data/timeline-queries';
import { useTrips } from '../data/trip-queries';
import type { Moment } from '../past/moment-address';
import type { ResolvedRange } from '../range/time-range';
import { formatLocalTime } from '../ui/format-time';
import { useMay } from '../ui/use-may';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { alertRow } from './alert-row';
import { commandRow, isCut } from './command-row';
import type { TimelineRow } from './timeline-item';
import { changeRow, lateRow, refusedRow, sourceRows, stateRows, tripRows } from './timeline-rows';
import { stateSignals, timelineSignals } from './timeline-signals';

/** What is asked again while the range goes on with the clock, milliseconds. */
const renewMs = 15_000;

/**
 * All rows of a vehicle's timeline, as far as they are here and the reader may see them.
 * @param now of the picture that is shown, epoch milliseconds
 * @param moment of the past, where that is shown: its trips are as they were then, and as it was known all stands where
 *   it reached us
 */
export function useTimeline(vin: string, span: ResolvedRange, now: number, moment: Moment | null) {
  const signalOf = useSignalOf();
  const units = useUnitPreferences();
  const mayRead = useMay('message.read');
  const mayAudit = useMay('audit.read');
  const sources = useSourcesEver(vin);
  const clock = moment?.clock ?? 'event';
  const renewAfter = span.isRunning ? renewMs : null;
  const signals = useMemo(() => timelineSignals(sources.data?.readings ?? [], signalOf), [sources.data, signalOf]);
  const trips = useTrips(vin, span, span.isRunning, moment);
  const history = useHistory({
    asked: { vin, signals: sources.data === undefined ? [] : signals, clock },
    rangeKey: `${span.from} ${span.to}`,
    spanNow: () => span,
    columns: greatestColumnCount,
    renewMs: renewAfter,
  });
  const alerts = useAlerts(vin, span, { clock, renewMs: renewAfter });
  const found = useCommandsWithin(vin, span);
  const commands = useNewestCommands(found.data?.commands);
  const refused = useRefusedMessages(vin, span, mayRead.isAllowed);
  const changes = useChangesOf(vin, span, mayAudit.isAllowed);

  // What is later is not known yet, though the range is asked for a little ahead.
  const end = Math.min(span.to, now);
  const asOf = moment?.at ?? Number.POSITIVE_INFINITY;
  const rows = useMemo((): TimelineRow[] | null => {
    if (trips.data === undefined || history.data === undefined) return null;
    return [
      ...tripRows(trips.data.trips, trips.data.stops, end, units),
      ...stateRows(history.data, stateSignals, signalOf, { end, units }),
      ...(alerts.alerts === null ? [] : [alertRow(alerts.alerts, end)]),
      commandRow(commands ?? [], asOf, end),
      ...sourceRows(history.data),
      lateRow(history.data, signalOf),
      refusedRow(refused.messages, mayRead.reason),
      changeRow(changes.data?.entries ?? [], mayAudit.reason),
    ];
  }, [
    trips.data,
    history.data,
    alerts.alerts,
    commands,
    refused.messages,
    changes.data,
    mayRead.reason,
    mayAudit.reason,
    signalOf,
    units,
    end,
    asOf,
  ]);

  const remarks = [
    clock === 'received' && 'As we knew it: what it told stands at the time it reached Motorcade.',
    trips.data?.cursor != null && 'There are more trips than are shown: choose a shorter time for all of them.',
    refused.searchedTo !== null &&
      `Messages were looked through back to ${formatLocalTime(refused.searchedTo)}: before that more may have been kept out.`,
    isCut(found.data, span.from) && 'There are more commands than are shown: choose a shorter time for all of them.',
    changes.data?.cursor != null && 'People did more than is shown.',
  ].filter((remark) => remark !== false);
  const error =
    trips.error ?? sources.error ?? history.error ?? alerts.error ?? found.error ?? refused.error ?? changes.error;
  const retry = () => {
    void Promise.all([trips.refetch(), history.refetch(), alerts.refetch(), found.refetch(), changes.refetch()]);
  };
  return { rows, remarks, error, retry };
}
