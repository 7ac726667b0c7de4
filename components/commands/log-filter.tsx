'use client';

import { NativeSelect } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useCommandTypes } from '../data/command-queries';
import { VehicleFilter } from '../devices/vehicle-filter';
import { DraftField } from '../ui/draft-field';
import { FilterForm } from '../ui/filter-form';
import { TimeField } from '../ui/time-field';
import type { ShowView } from '../ui/use-search-view';
import { useShortcut } from '../ui/use-shortcut';
import { allCommands, type LogView, stateGroups } from './log-view';
import { stateWords } from './state-words';

type LogFilterProps = {
  view: LogView;
  show: ShowView<LogView>;
};

const words: Readonly<Record<string, { label: string }>> = stateWords;
const stateOptions = [
  { value: '', label: 'Any' },
  ...stateGroups.map(({ label, states }) => ({ value: states.join(','), label: words[label]?.label ?? label })),
];

/** What to look for: to whom, by whom, what, how it stands, and when. */
export function LogFilter({ view, show }: LogFilterProps) {
  const vehicleField = useRef<HTMLInputElement>(null);
  useShortcut('/', () => vehicleField.current?.focus());
  const { data: types = [] } = useCommandTypes();
  const typeOptions = types.map(({ id, label }) => ({ value: id, label }));
  // What was sent outlives its type: the address may name one that the file no longer has.
  if (view.type !== '' && types.every(({ id }) => id !== view.type))
    typeOptions.push({ value: view.type, label: view.type });
  const isGroup = stateOptions.some(({ value }) => value === view.states);
  return (
    <FilterForm label="Commands" view={view} all={allCommands} show={show} perRow={6}>
      <VehicleFilter
        ref={vehicleField}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        vin={view.vin}
        onChange={(vin) => show({ vin })}
      />
      <DraftField
        label="Who"
        placeholder="Anybody"
        maxLength={200}
        value={view.by}
        onChange={(by) => show({ by }, 'replace')}
      />
      <NativeSelect
        label="Command"
        value={view.type}
        onChange={(event) => show({ type: event.currentTarget.value })}
        data={[{ value: '', label: 'Any' }, ...typeOptions]}
      />
      <NativeSelect
        label="State"
        value={view.states}
        onChange={(event) => show({ states: event.currentTarget.value })}
        data={isGroup ? stateOptions : [...stateOptions, { value: view.states, label: 'Several' }]}
      />
      <TimeField label="From" at={view.from} onChange={(from) => show({ from })} />
      <TimeField label="Before" at={view.to} onChange={(to) => show({ to })} />
    </FilterForm>
  );
}
