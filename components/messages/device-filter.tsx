'use client';

import { CloseButton, TextInput } from '@mantine/core';
import { useState } from 'react';

type DeviceFilterProps = { device: string; onChange: (device: string) => void };

/** Asks for a device by its whole id. Told on Enter and when the field is left: half an id is nobody's. */
export function DeviceFilter({ device, onChange }: DeviceFilterProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? device;
  const tell = (text: string) => {
    setDraft(null);
    if (text.trim() !== device) onChange(text.trim());
  };
  return (
    <TextInput
      label="Device"
      placeholder="Any: its whole id"
      title="Those of its messages that were kept out. What was taken at once is found by its vehicle, and what could not be read by its topic"
      spellCheck={false}
      maxLength={500}
      value={shown}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => tell(shown)}
      onKeyDown={(event) => event.key === 'Enter' && tell(shown)}
      rightSection={shown !== '' && <CloseButton size="sm" aria-label="Any device" onClick={() => tell('')} />}
    />
  );
}
