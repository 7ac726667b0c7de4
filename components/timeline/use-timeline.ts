'use client';

import { useMemo } from 'react';
import { greatestColumnCount } from '../../server/contract/history';
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
import { changeRow, lateRow, refusedRow, sourceRows, stateRows, type TimelineRow, tripRows } from './timeline-rows';
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
  const isAsKnown = moment?.clock === 'received';
  const signals = useMemo(() => timelineSignals(sources.data?.readings ?? [], signalOf), [sources.data, signalOf]);
  const trips = useTrips(vin, span, span.isRunning, moment);
  const history = useHistory({
    asked: { vin, signals: sources.data === undefined ? [] : signals, clock: moment?.clock ?? 'event' },
    rangeKey: `${span.from} ${span.to}`,
    spanNow: () => span,
    columns: greatestColumnCount,
    renewMs: span.isRunning ? renewMs : null,
  });
  const refused = useRefusedMessages(vin, span, mayRead.isAllowed);
  const changes = useChangesOf(vin, span, mayAudit.isAllowed);

  // What is later is not known yet, though the range is asked for a little ahead.
  const end = Math.min(span.to, now);
  const rows = useMemo((): TimelineRow[] | null => {
    if (trips.data === undefined || history.data === undefined) return null;
    return [
      ...tripRows(trips.data.trips, trips.data.stops, end, units),
      ...stateRows(history.data, stateSignals, signalOf, { end, units }),
      ...sourceRows(history.data),
      lateRow(history.data, signalOf),
      refusedRow(refused.messages, mayRead.reason),
      changeRow(changes.data?.entries ?? [], mayAudit.reason),
    ];
  }, [trips.data, history.data, refused.messages, changes.data, mayRead.reason, mayAudit.reason, signalOf, units, end]);

  const remarks = [
    isAsKnown && 'As we knew it: what it told stands at the time it reached Motorcade.',
    trips.data?.cursor != null && 'There are more trips than are shown: choose a shorter time for all of them.',
    refused.searchedTo !== null &&
      `Messages were looked through back to ${formatLocalTime(refused.searchedTo)}: before that more may have been kept out.`,
    changes.data?.cursor != null && 'People did more than is shown.',
  ].filter((remark) => remark !== false);
  const error = trips.error ?? sources.error ?? history.error ?? refused.error ?? changes.error;
  const retry = () => {
    void Promise.all([trips.refetch(), history.refetch(), changes.refetch()]);
  };
  return { rows, remarks, error, retry };
}
