'use client';

import { IconClockExclamation } from '@tabler/icons-react';
import { freshness } from '../../server/contract/freshness';
import type { VehicleHistory } from '../../server/contract/history';
import { useNow } from '../data/server-clock';
import type { VehicleView } from '../data/vehicle-view';
import { formatAge } from '../ui/format-age';
import { formatClock, formatLocalDate } from '../ui/format-time';
import { formatValue, isTightUnit } from '../ui/format-value';
import { budgetOf, useMotion } from '../ui/freshness-budget';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import valueClasses from '../ui/value.module.css';
import { VehicleValue } from '../ui/vehicle-value';
import { momentLines, type Told, toldIn } from './moment-readings';
import classes from './moment-values.module.css';

type MomentValuesProps = {
  history: VehicleHistory | undefined;
  /** All that was known at the instant it stands at, once that is here; null while it plays. */
  exact: VehicleView | null;
  /** Signals that are drawn besides the usual ones. */
  more: readonly string[];
};

/** What was known at the instant of the replay, each value as old as it was then. */
export function MomentValues({ history, exact, more }: MomentValuesProps) {
  const at = useNow();
  const signalOf = useSignalOf();
  return (
    <section className={classes.panel} aria-label="Values of the moment">
      <h2 className={classes.time}>
        <time dateTime={new Date(at).toISOString()}>{formatClock(at)}</time>
        <span>{formatLocalDate(at)}</span>
      </h2>
      <dl className={classes.values}>
        {history !== undefined &&
          momentLines(history, more).map(({ name, signal }) => (
            <div key={signal ?? name}>
              <dt>{signal === null ? name : signalOf(signal).label}</dt>
              <dd>
                {signal === null ? (
                  <span className={classes.unknown}>not told in this time</span>
                ) : exact?.readings.has(signal) ? (
                  <VehicleValue state={exact} signalId={signal} size="sm" />
                ) : (
                  <ToldValue signalId={signal} told={toldIn(history, signal, at)} now={at} />
                )}
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** A value while it plays: it looks as any value does, but nothing opens that is gone the next moment. */
function ToldValue({ signalId, told, now }: { signalId: string; told: Told | null; now: number }) {
  const signal = useSignalOf()(signalId);
  const motion = useMotion();
  const preferences = useUnitPreferences();
  if (told === null) return <span className={classes.unknown}>not told yet</span>;
  const { text, unit } = formatValue(told.value, signal, preferences);
  const isStale = freshness(told.at, budgetOf(signal, motion), now) === 'stale';
  const age = formatAge(now - told.at, true);
  return (
    <span
      className={valueClasses.value}
      data-size="sm"
      data-freshness={isStale ? 'stale' : 'fresh'}
      aria-disabled="true"
    >
      <span>
        <span className={valueClasses.number}>{text}</span>
        {unit && (
          <span className={valueClasses.unit} data-tight={isTightUnit(unit) || undefined}>
            {unit}
          </span>
        )}
      </span>
      <span className={valueClasses.age}>
        {isStale && <IconClockExclamation size={12} aria-hidden="true" />}
        {isStale ? `stale, ${age}` : age}
      </span>
    </span>
  );
}
