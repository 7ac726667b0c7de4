'use client';

import { MultiSelect } from '@mantine/core';
import { IconChartLine } from '@tabler/icons-react';
import { useMemo } from 'react';
import { greatestSignalCount } from '../../server/contract/history';
import { signalGroups } from '../../server/contract/signal';
import { useVehicleReadings } from '../data/vehicle-store';
import { useSignalOf } from '../ui/use-signal';
import { groupLabels } from '../vehicle/signal-list';
import { useSignalCounts } from '../vehicle/use-signal-counts';
import classes from './signal-picker.module.css';

type SignalPickerProps = { vin: string; chosen: readonly string[]; onChange: (signals: string[]) => void };

/** Which signals are drawn: searched by name among those the vehicle has ever told, group by group. */
export function SignalPicker({ vin, chosen, onChange }: SignalPickerProps) {
  const counts = useSignalCounts(vin);
  const { state } = useVehicleReadings(vin);
  const signalOf = useSignalOf();
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
            <span className={classes.count}>{counts.get(option.value)}</span>
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
