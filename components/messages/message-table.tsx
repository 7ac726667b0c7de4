'use client';

import type { ListedMessage } from '../../server/contract/messages';
import type { TableColumn } from '../ui/table-head';
import { VirtualTable } from '../ui/virtual-table';
import { MessageRow } from './message-row';
import classes from './message-table.module.css';

const columns: readonly TableColumn[] = [
  { heading: 'Received' },
  { heading: 'Source' },
  { heading: 'Topic' },
  { heading: 'Verdict' },
  { heading: 'Vehicle or device' },
  { heading: 'Bytes', align: 'right' },
];

/** The messages found, one a row; on a phone one a card. */
export function MessageTable({ messages }: { messages: readonly ListedMessage[] }) {
  return (
    <VirtualTable
      label="Messages, newest first"
      columns={columns}
      rows={messages}
      keyOf={({ reference }) => reference}
      guessHeight={() => 41}
      cellsOf={(message) => <MessageRow message={message} />}
      className={classes.table}
    />
  );
}
