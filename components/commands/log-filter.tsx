'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { usePicture } from '../data/picture-context';
import { VehicleField } from '../devices/vehicle-field';
import { TimeField } from '../ui/time-field';
import { useDraft } from '../ui/use-draft';
import type { ShowView } from '../ui/use-search-view';
import { useShortcut } from '../ui/use-shortcut';
import classes from './log-filter.module.css';
import { allCommands, type LogView, stateGroups } from './log-view';
import { stateWords } from './state-words';

type LogFilterProps = {
  view: LogView;
  show: ShowView<LogView>;
  /** Types that are known, by id and label. */
  types: ReadonlyMap<string, string>;
};

const words: Readonly<Record<string, { label: string }>> = stateWords;
const stateOptions = [
  { value: '', label: 'Any' },
  ...stateGroups.map(({ label, states }) => ({ value: states.join(','), label: words[label]?.label ?? label })),
];

/** What to look for: to whom, by whom, what, how it stands, and when. */
export function LogFilter({ view, show, types }: LogFilterProps) {
  const vinField = useRef<HTMLInputElement>(null);
  const { fleet } = usePicture();
  const [draft, setDraft] = useState<string | null>(null);
  // A part of a VIN finds nothing: what is looked for is a vehicle, as soon as it is one.
  const typeVin = (text: string) => {
    const isWhole = text === '' || fleet.vehicleByVin(text) !== undefined;
    setDraft(isWhole ? null : text);
    if (isWhole) show({ vin: text });
  };
  const leaveVin = () => {
    if (draft !== null) show({ vin: draft.trim() });
    setDraft(null);
  };
  const by = useDraft(view.by, (text) => show({ by: text }, 'replace'));
  useShortcut('/', () => vinField.current?.focus());
  const isAll = Object.values(view).every((value) => value === '' || value === null);
  const typeOptions = [...types].map(([value, label]) => ({ value, label }));
  if (view.type !== '' && !types.has(view.type)) typeOptions.push({ value: view.type, label: view.type });
  const isGroup = stateOptions.some(({ value }) => value === view.states);
  const clear = () => {
    setDraft(null);
    by.type('');
    show(allCommands);
  };
  return (
    <search aria-label="Commands" className={classes.fields}>
      <VehicleField
        ref={vinField}
        label="Vehicle"
        placeholder="Any"
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={draft ?? view.vin}
        onChange={typeVin}
        onBlur={leaveVin}
      />
      <TextInput
        label="Who"
        placeholder="Anybody"
        spellCheck={false}
        maxLength={200}
        value={by.shown}
        onChange={(event) => by.type(event.currentTarget.value)}
        onBlur={by.leave}
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
      <Button
        className={classes.clear}
        variant="subtle"
        color="gray"
        leftSection={<IconFilterOff size={16} />}
        data-hidden={isAll || undefined}
        onClick={clear}
      >
        Clear
      </Button>
    </search>
  );
}
