'use client';

import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useSignalOf } from '../ui/use-signal';

type SignalChoiceProps = {
  label: string;
  /** Ids to choose from. */
  signals: readonly string[];
  value: string;
  onChange: (signal: string) => void;
};

/** Asks for one of a vehicle's signals, by name. */
export function SignalChoice({ label, signals, value, onChange }: SignalChoiceProps) {
  const signalOf = useSignalOf();
  const options = useMemo(
    () =>
      [...new Set([...signals, value])]
        .map((id) => ({ value: id, label: signalOf(id).label }))
        .sort((a, b) => a.label.localeCompare(b.label, 'en')),
    [signals, value, signalOf],
  );
  return (
    <Select
      size="xs"
      label={label}
      data={options}
      value={value}
      searchable
      allowDeselect={false}
      nothingFoundMessage="No such signal"
      comboboxProps={{ width: 280, position: 'top-start' }}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}
