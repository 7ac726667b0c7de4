'use client';

import { Button } from '@mantine/core';
import { AppLink } from '../shell/app-link';
import { ProgressLine } from '../ui/progress-line';
import { decodingWords } from './decoding-words';
import type { Decoding } from './use-decoding';

type DecodingLineProps = { decoding: Decoding; onRetry: () => void; onDismiss: () => void };

/** How the decoding of what waited goes; at the end, the way to the vehicle whose past it is. */
export function DecodingLine({ decoding, onRetry, onDismiss }: DecodingLineProps) {
  const { state, progress, vin } = decoding;
  return (
    <ProgressLine
      {...decodingWords(decoding)}
      state={state}
      done={progress.done}
      total={progress.total}
      onDismiss={onDismiss}
    >
      {state === 'done' && vin !== null && (
        <Button component={AppLink} href={`/vehicles/${encodeURIComponent(vin)}`} size="xs" variant="light">
          Open the vehicle
        </Button>
      )}
      {state === 'failed' && (
        <Button size="xs" variant="default" onClick={onRetry}>
          Go on
        </Button>
      )}
    </ProgressLine>
  );
}
