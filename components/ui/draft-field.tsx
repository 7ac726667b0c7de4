'use client';

import { TextInput, type TextInputProps } from '@mantine/core';
import { useDraft } from './use-draft';

type DraftFieldProps = Omit<TextInputProps, 'value' | 'onChange' | 'onBlur' | 'onKeyDown'> & {
  value: string;
  onChange: (text: string) => void;
};

/** Asks for a text. Told a moment after one has typed, and when the field is left; Escape empties it. */
export function DraftField({ value, onChange, ...rest }: DraftFieldProps) {
  const { shown, type, leave } = useDraft(value, onChange);
  return (
    <TextInput
      {...rest}
      spellCheck={false}
      value={shown}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Escape' && type('')}
    />
  );
}
