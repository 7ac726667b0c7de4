'use client';

import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useDraft } from '../ui/use-draft';
import { useShortcut } from '../ui/use-shortcut';
import classes from './device-search.module.css';

/** Finds devices by a part of their id or VIN, a moment after one has typed. */
export function DeviceSearchField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const { shown, type, leave } = useDraft(text, onChange);
  useShortcut('/', () => field.current?.focus());
  return (
    <TextInput
      ref={field}
      className={classes.search}
      type="search"
      aria-label="Search devices by id or VIN"
      placeholder="Device id or VIN"
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={shown !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} />}
      value={shown}
      onBlur={leave}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && type('')}
    />
  );
}
