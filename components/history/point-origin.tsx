'use client';

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileText } from '@tabler/icons-react';
import type { ListedReading } from '../../server/contract/history';
import type { Clock } from '../../server/contract/moment';
import { useReadingAt } from '../data/history-queries';
import { formatExactTime } from '../ui/format-time';
import { useMay } from '../ui/use-may';
import { useMessageLink } from '../ui/use-message-link';
import { useZone } from '../ui/use-zone';
import { zoneName } from '../ui/zone-time';
import classes from './chart-tooltip.module.css';
import { lateWords } from './late-words';
import { type PointRead, timesOf } from './read-points';

/** What a pointer rests on so long is asked for, milliseconds. */
const restMs = 250;

/**
 * How a reading was late, in words. Of a column or a state it is known whether any of its readings was: of the one that is
 * read it is said once that was asked for.
 */
function latenessOf(isAnyLate: boolean, asked: ListedReading | null | undefined): string {
  if (!isAnyLate || !asked) return '';
  return asked.isLate ? `${lateWords(asked)}. ` : 'Another about here came late. ';
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
  const wanted = isHeld || !isKnown || reading.isLate ? `${signal} ${reading.at}` : null;
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
        {latenessOf(reading.isLate, asked)}
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
