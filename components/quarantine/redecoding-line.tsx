'use client';

import { Button } from '@mantine/core';
import { ProgressLine } from '../ui/progress-line';
import { type Redecoding, redecodingWords } from './redecoding';

type RedecodingLineProps = {
  redecoding: Redecoding;
  onStop: () => void;
  onGoOn: () => void;
  onDismiss: () => void;
};

/** How a re-decoding goes, and how it went. */
export function RedecodingLine({ redecoding, onStop, onGoOn, onDismiss }: RedecodingLineProps) {
  const { state, progress, isStopping } = redecoding;
  return (
    <ProgressLine
      {...redecodingWords(redecoding)}
      state={state}
      done={progress.done}
      total={progress.total}
      onDismiss={onDismiss}
    >
      {state === 'running' && (
        <Button size="xs" variant="default" disabled={isStopping} onClick={onStop}>
          Stop
        </Button>
      )}
      {(state === 'stopped' || state === 'failed') && (
        <Button size="xs" variant="default" onClick={onGoOn}>
          Go on
        </Button>
      )}
    </ProgressLine>
  );
}
