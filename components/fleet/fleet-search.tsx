'use client';

import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useShortcut } from '../ui/use-shortcut';

/** Narrows list and map while one types. While the field has the focus it shows what is typed, else what the address says. */
export function FleetSearch({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? text;
  useShortcut('/', () => field.current?.focus());
  const type = (next: string) => {
    setDraft(next);
    onChange(next);
  };
  return (
    <TextInput
      ref={field}
      type="search"
      role="searchbox"
      aria-label="Search the list by VIN, name or model"
      placeholder="VIN, name or model"
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={
        shown === '' ? (
          <Kbd size="xs" visibleFrom="sm">
            /
          </Kbd>
        ) : (
          <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} />
        )
      }
      value={shown}
      onFocus={() => setDraft(text)}
      onBlur={() => setDraft(null)}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (shown === '') field.current?.blur();
        else type('');
      }}
    />
  );
}
