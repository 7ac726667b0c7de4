'use client';

import { Button } from '@mantine/core';
import { messagesPath } from '../messages/message-view';
import { AppLink } from '../shell/app-link';
import { ProgressLine } from '../ui/progress-line';
import { decodingWords } from './decoding-words';
import type { Decoding } from './use-decoding';

type DecodingLineProps = { decoding: Decoding; onRetry: () => void; onDismiss: () => void };

/** How the decoding of what waited goes; at the end, the ways to the messages and to the vehicle whose past they are. */
export function DecodingLine({ decoding, onRetry, onDismiss }: DecodingLineProps) {
  const { state, progress, upstream, device, vin } = decoding;
  return (
    <ProgressLine
      {...decodingWords(decoding)}
      state={state}
      done={progress.done}
      total={progress.total}
      onDismiss={onDismiss}
    >
      {state === 'done' && device !== null && progress.settled > 0 && (
        <Button
          component={AppLink}
          href={messagesPath({ upstream, device, state: 'decoded' })}
          prefetch={false}
          size="xs"
          variant="default"
        >
          {progress.settled === 1 ? 'Show the message' : 'Show the messages'}
        </Button>
      )}
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
