'use client';

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileText } from '@tabler/icons-react';
import { hours } from '../../server/contract/duration';
import type { Clock } from '../../server/contract/moment';
import { useReadingAt } from '../data/history-queries';
import { formatAge } from '../ui/format-age';
import { formatExactTime } from '../ui/format-time';
import { useMay } from '../ui/use-may';
import { useMessageLink } from '../ui/use-message-link';
import { useZone } from '../ui/use-zone';
import { zoneName } from '../ui/zone-time';
import classes from './chart-tooltip.module.css';
import { type PointRead, timesOf } from './read-points';

/** What a pointer rests on so long is asked for, milliseconds. */
const restMs = 250;

/** Late is what came an hour or more after it was measured, or after a later one. */
function lateWords(measuredAt: number | null, receivedAt: number | null): string {
  const lag = measuredAt === null || receivedAt === null ? 0 : receivedAt - measuredAt;
  return lag >= hours(1) ? `Came ${formatAge(lag)} late` : 'Came after a later one';
}

type PointOriginProps = {
  vin: string;
  point: PointRead & { reading: NonNullable<PointRead['reading']> };
  clock: Clock;
  isHeld: boolean;
  isByKeys: boolean;
};

/** When the reading was measured and received, by whom it was told, and its message. */
export function PointOrigin({ vin, point: { signal, label, reading }, clock, isHeld, isByKeys }: PointOriginProps) {
  const zone = useZone();
  const may = useMay('message.read');
  const { open } = useMessageLink();
  const isKnown = reading.otherAt !== null && reading.upstream !== null;
  const wanted = isHeld || !isKnown ? `${signal} ${reading.at}` : null;
  const [rested] = useDebouncedValue(wanted, restMs);
  const isAsked = wanted !== null && (isHeld || rested === wanted);
  const { data: asked } = useReadingAt(vin, isAsked ? { signal, at: reading.at, clock } : null);
  const told = timesOf(reading, clock);
  const measuredAt = told.measuredAt ?? asked?.at ?? null;
  const receivedAt = told.receivedAt ?? asked?.receivedAt ?? null;
  const say = (at: number | null) => (at === null ? '…' : formatExactTime(at, zone));
  return (
    <>
      <dl className={classes.origin}>
        <dt>Measured</dt>
        <dd>{say(measuredAt)}</dd>
        <dt>Received</dt>
        <dd>{say(receivedAt)}</dd>
        <dt>Source</dt>
        <dd>{reading.upstream ?? asked?.upstream ?? '…'}</dd>
      </dl>
      <p className={classes.note}>
        {reading.isLate && `${lateWords(measuredAt, receivedAt)}. `}
        {zoneName(zone)}
        {!isHeld && ' · press to hold'}
      </p>
      {isHeld && may.isAllowed && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconFileText size={14} />}
          loading={asked === undefined}
          disabled={asked === null}
          data-autofocus={isByKeys || undefined}
          ref={(button) => {
            if (isByKeys) button?.focus();
          }}
          onClick={() => asked && open(asked.message, signal)}
        >
          Message of {label}
        </Button>
      )}
      {isHeld && !may.isAllowed && may.reason !== null && <p className={classes.note}>Its message: {may.reason}</p>}
    </>
  );
}
