'use client';

import { Button, CloseButton, Progress } from '@mantine/core';
import { AppLink } from '../shell/app-link';
import classes from './decoding-line.module.css';
import { decodingWords } from './decoding-words';
import type { Decoding } from './use-decoding';

type DecodingLineProps = { decoding: Decoding; onRetry: () => void; onDismiss: () => void };

/** How the decoding of what waited goes; at the end, the way to the vehicle whose past it is. */
export function DecodingLine({ decoding, onRetry, onDismiss }: DecodingLineProps) {
  const { state, progress, vin } = decoding;
  const { title, detail } = decodingWords(decoding);
  const percent = progress.total === 0 ? 0 : (progress.done / progress.total) * 100;
  return (
    <li className={classes.line} data-state={state}>
      <div className={classes.words} role="status">
        <p className={classes.title}>{title}</p>
        <p className={classes.detail}>{detail}</p>
      </div>
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
      {state !== 'running' && <CloseButton aria-label={`Put away: ${title}`} onClick={onDismiss} />}
      <Progress
        className={classes.progress}
        value={state === 'done' ? 100 : percent}
        size={4}
        color={state === 'failed' ? 'red' : state === 'done' ? 'teal' : 'violet'}
        aria-label={title}
      />
    </li>
  );
}
