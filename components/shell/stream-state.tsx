'use client';

import { Tooltip } from '@mantine/core';
import { useStreamState } from '../data/live-provider';
import { usePast } from '../past/past-context';
import classes from './status.module.css';
import { streamWords } from './stream-words';

/** The header's first word: whether what is on screen is live. */
export function StreamState() {
  const words = streamWords(useStreamState(), usePast().isPast);
  return (
    <Tooltip label={words.detail} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={classes.status} data-tone={words.tone}>
        <span className={classes.dot} aria-hidden="true" />
        <span className={classes.label}>{words.label}</span>
      </button>
    </Tooltip>
  );
}
