'use client';

import { Radio, Stack } from '@mantine/core';
import type { FileKind } from '../data/export-queries';
import { useMay } from '../ui/use-may';
import { fileKinds, kindSentence } from './file-kinds';

const kinds = Object.keys(fileKinds) as FileKind[];

type FileChoiceProps = { value: FileKind; onChange: (kind: FileKind) => void };

/** What to take away, with a sentence on what each is good for. */
export function FileChoice({ value, onChange }: FileChoiceProps) {
  const { isAllowed: hasMessages } = useMay('message.read');
  return (
    <Radio.Group
      label="Format"
      value={value}
      onChange={(chosen) => {
        const kind = kinds.find((one) => one === chosen);
        if (kind !== undefined) onChange(kind);
      }}
    >
      <Stack gap={10} mt={6}>
        {kinds.map((kind) => (
          <Radio
            key={kind}
            value={kind}
            label={fileKinds[kind].label}
            description={kindSentence(kind, hasMessages)}
            data-autofocus={kind === value || undefined}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
