'use client';

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { fromLocalField, toLocalField } from './local-field';

type TimeFieldProps = { label: string; at: number | null; onChange: (at: number | null) => void };

/** Asks for a day and a time by the reader's own clock. Told when it is left, for it is filled in piece by piece. */
export function TimeField({ label, at, onChange }: TimeFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const told = toLocalField(at);
  const tell = () => {
    if (draft !== null && draft !== told) onChange(fromLocalField(draft));
    setDraft(null);
  };
  return (
    <TextInput
      type="datetime-local"
      step={1}
      label={label}
      value={draft ?? told}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={tell}
      onKeyDown={(event) => event.key === 'Enter' && tell()}
    />
  );
}
