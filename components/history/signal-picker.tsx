'use client';

import { MultiSelect } from '@mantine/core';
import { IconChartLine } from '@tabler/icons-react';
import { useMemo } from 'react';
import { greatestSignalCount } from '../../server/contract/history';
import { signalGroups } from '../../server/contract/signal';
import { useVehicleSignals } from '../data/history-queries';
import { useVehicleReadings } from '../data/vehicle-store';
import { formatNumber } from '../ui/format-value';
import { useSignalOf } from '../ui/use-signal';
import { groupLabels } from '../vehicle/signal-list';
import classes from './signal-picker.module.css';

type SignalPickerProps = { vin: string; chosen: readonly string[]; onChange: (signals: string[]) => void };

/** Which signals are drawn: searched by name among those the vehicle has ever told, group by group. */
export function SignalPicker({ vin, chosen, onChange }: SignalPickerProps) {
  const { data: told } = useVehicleSignals(vin);
  const { state } = useVehicleReadings(vin);
  const signalOf = useSignalOf();
  const counts = useMemo(() => new Map(told?.signals.map((signal) => [signal.signal, signal])), [told]);
  const options = useMemo(() => {
    const ids = [...new Set([...counts.keys(), ...(state?.readings.keys() ?? []), ...chosen])];
    const known = ids.map(signalOf).sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
    return signalGroups
      .map((group) => ({
        group: groupLabels[group],
        items: known.filter((signal) => signal.group === group).map(({ id, label }) => ({ value: id, label })),
      }))
      .filter(({ items }) => items.length > 0);
  }, [counts, state?.readings, chosen, signalOf]);
  const isFull = chosen.length >= greatestSignalCount;
  return (
    <div className={classes.picker}>
      <MultiSelect
        aria-label="Signals to draw"
        placeholder={chosen.length === 0 ? 'Choose signals to draw' : ''}
        leftSection={<IconChartLine size={16} aria-hidden="true" />}
        data={options}
        value={[...chosen]}
        onChange={onChange}
        maxValues={greatestSignalCount}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Take all out' }}
        hidePickedOptions
        maxDropdownHeight={340}
        nothingFoundMessage="No signal of this vehicle answers to that"
        renderOption={({ option }) => (
          <span className={classes.option}>
            <span>{option.label}</span>
            <Count told={counts.get(option.value)} />
          </span>
        )}
      />
      {isFull && (
        <p className={classes.note}>
          {greatestSignalCount} signals are the most at a time: more lines than that cannot be told apart. Take one out
          for another.
        </p>
      )}
    </div>
  );
}

function Count({ told }: { told: { count: number; isCountComplete: boolean } | undefined }) {
  if (told === undefined) return null;
  return (
    <span className={classes.count}>
      {formatNumber(told.count, 0)}
      {told.isCountComplete ? '' : '+'}
    </span>
  );
}
