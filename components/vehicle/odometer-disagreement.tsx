'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import type { Reading } from '../../server/contract/reading';
import { Ago } from '../ui/ago';
import { formatLocalTime } from '../ui/format-time';
import { formatValue, writeOut } from '../ui/format-value';
import { TextButton } from '../ui/text-button';
import { useMay } from '../ui/use-may';
import { useMessageLink } from '../ui/use-message-link';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import classes from './odometer-disagreement.module.css';

/** What one of the two says, when, and the way to its message. */
function Told({ reading, figure }: { reading: Reading; figure: string }) {
  const may = useMay('message.read');
  const { open } = useMessageLink();
  return (
    <div className={classes.told}>
      <dt>{reading.upstream}</dt>
      <dd>
        <strong>{figure}</strong>
      </dd>
      <dd className={classes.when}>
        {formatLocalTime(reading.at)}, <Ago at={reading.at} />
      </dd>
      <dd>
        {may.isAllowed && (
          <TextButton onClick={() => open(reading.message, reading.signal)}>
            Its message<span className="sr-only"> from {reading.upstream}</span>
          </TextButton>
        )}
      </dd>
    </div>
  );
}

/** Says that two sources tell odometers that cannot both be true of one vehicle. */
export function OdometerDisagreement({ earlier, later }: { earlier: Reading; later: Reading }) {
  const signal = useSignalOf()(earlier.signal);
  const preferences = useUnitPreferences();
  const write = (value: Reading['value']) => writeOut(formatValue(value, signal, preferences));
  return (
    <section className={classes.disagreement} aria-label="The odometers disagree">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>
        <p>
          <strong>The odometers disagree by {write(Math.abs(Number(later.value) - Number(earlier.value)))}.</strong>{' '}
          Both cannot be true of one vehicle: look whether one of them tells of another, or in another unit.
        </p>
        <dl className={classes.both}>
          {[earlier, later].map((reading) => (
            <Told key={reading.upstream} reading={reading} figure={write(reading.value)} />
          ))}
        </dl>
      </div>
    </section>
  );
}
