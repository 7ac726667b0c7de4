'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import type { Reading } from '../../server/contract/reading';
import { formatLocalTime } from '../ui/format-time';
import { formatValue, writeOut } from '../ui/format-value';
import { useMay } from '../ui/use-may';
import { useMessageLink } from '../ui/use-message-link';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import classes from './sources-panel.module.css';

function Told({ reading }: { reading: Reading }) {
  const signal = useSignalOf()(reading.signal);
  const preferences = useUnitPreferences();
  const may = useMay('message.read');
  const { open } = useMessageLink();
  const figure = writeOut(formatValue(reading.value, signal, preferences));
  return (
    <>
      {reading.upstream} says{' '}
      {may.isAllowed ? (
        <button type="button" className={classes.figure} onClick={() => open(reading.message, reading.signal)}>
          {figure}
        </button>
      ) : (
        <strong>{figure}</strong>
      )}{' '}
      at {formatLocalTime(reading.at)}
    </>
  );
}

/** Says that two sources tell odometers that cannot both be true of one vehicle. */
export function OdometerDisagreement({ earlier, later }: { earlier: Reading; later: Reading }) {
  return (
    <p className={classes.disagreement} role="status">
      <IconAlertTriangle size={17} aria-hidden="true" />
      <span>
        <strong>The odometers disagree.</strong> <Told reading={earlier} />; <Told reading={later} />. Both cannot be
        true of one vehicle: look whether one of them tells of another, or in another unit.
      </span>
    </p>
  );
}
