'use client';

import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Span } from '../range/range-presets';
import { TextButton } from '../ui/text-button';
import type { TimelineItem, TimelineRow } from './timeline-item';
import { whenWords } from './timeline-item-view';
import classes from './timeline-list.module.css';

const step = 100;

type TimelineListProps = { rows: readonly TimelineRow[]; span: Span; onPress: (item: TimelineItem) => void };

/** The same as the rows, in words and newest first: for who reads rather than looks. */
export function TimelineList({ rows, span, onPress }: TimelineListProps) {
  const [shown, setShown] = useState(step);
  const entries = useMemo(
    () =>
      rows
        .flatMap(({ label, items }) => items.map((item) => ({ label, item })))
        .filter(({ item }) => item.to >= span.from && item.from <= span.to)
        .sort((a, b) => b.item.from - a.item.from),
    [rows, span],
  );
  if (entries.length === 0) return <p className={classes.none}>Nothing is known of this time.</p>;
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Who</th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, shown).map(({ label, item }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no other name, and keeps no state
            <tr key={`${label} ${item.from} ${place}`}>
              <td className={classes.when}>{whenWords(item)}</td>
              <td>
                {item.leadsTo === null ? item.what : <TextButton onClick={() => onPress(item)}>{item.what}</TextButton>}
                {item.detail !== '' && <span className={classes.detail}>{item.detail}</span>}
              </td>
              <td className={classes.who}>{item.who ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length > shown && (
        <Button variant="default" size="xs" m={12} onClick={() => setShown(shown + step)}>
          Show {Math.min(step, entries.length - shown)} more of {entries.length}
        </Button>
      )}
    </>
  );
}
