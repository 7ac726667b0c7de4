'use client';

import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { StoredMessage } from '../../server/contract/http';
import { CopyText } from '../ui/copy-text';
import { formatNumber } from '../ui/format-value';
import classes from './message.module.css';
import { prettyPayload } from './pretty-payload';

/** The bytes as they came, indented or untouched. */
export function RawPayload({ message }: { message: StoredMessage }) {
  const [how, setHow] = useState('indented');
  const { text, note } = prettyPayload(message.payload, message.isText);
  const shown = how === 'indented' ? text : message.payload;
  return (
    <section className={classes.section}>
      <header className={classes.sectionHead}>
        <h3>As it came</h3>
        <span className={classes.dimmed}>{formatNumber(message.bytes, 0)} bytes</span>
        <CopyText text={message.payload} what="payload" />
        <SegmentedControl
          size="xs"
          aria-label="How the payload is shown"
          value={how}
          onChange={setHow}
          data={[
            { value: 'indented', label: 'Indented' },
            { value: 'untouched', label: 'Untouched' },
          ]}
        />
      </header>
      {note && <p className={classes.dimmed}>{note}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.payload} tabIndex={0} aria-label="Payload">
        <pre>{shown}</pre>
      </section>
    </section>
  );
}
