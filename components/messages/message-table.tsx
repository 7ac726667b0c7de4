'use client';

import type { ListedMessage } from '../../server/contract/messages';
import { usePageVirtualizer } from '../ui/use-page-virtualizer';
import { MessageRow } from './message-row';
import classes from './message-table.module.css';

/** Height of a row before it has been measured, pixels. */
const guessed = 41;

/** The messages found. They scroll with the page, and only those in sight exist. */
export function MessageTable({ messages }: { messages: readonly ListedMessage[] }) {
  const { rows, top, virtual } = usePageVirtualizer({
    count: messages.length,
    estimateSize: () => guessed,
    keyOf: (index) => messages[index]?.reference ?? '',
  });
  return (
    <table aria-label="Messages, newest first" aria-rowcount={messages.length + 1} className={classes.table}>
      <thead>
        <tr className={classes.columns} aria-rowindex={1}>
          <th scope="col">Received</th>
          <th scope="col">Source</th>
          <th scope="col">Topic</th>
          <th scope="col">Verdict</th>
          <th scope="col">Vehicle or device</th>
          <th scope="col">Bytes</th>
        </tr>
      </thead>
      <tbody ref={rows} className={classes.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const message = messages[item.index];
          if (message === undefined) return null;
          return (
            <tr
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-rowindex={item.index + 2}
              className={classes.row}
              style={{ transform: `translateY(${item.start - top}px)` }}
            >
              <MessageRow message={message} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
