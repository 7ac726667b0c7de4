'use client';

import { IconDatabase } from '@tabler/icons-react';
import { useState } from 'react';
import type { DataClass, Storage } from '../../server/contract/storage';
import { Panel } from '../ui/panel';
import { PlainTable } from '../ui/plain-table';
import { classColumns } from './class-columns';
import { EditRetention } from './edit-retention';
import classes from './storage-table.module.css';

/** Every class of data, one a row; on a phone one a card. */
export function ClassTable({ storage }: { storage: Storage }) {
  const [edited, setEdited] = useState<DataClass | null>(null);
  return (
    <Panel title="What is kept" icon={<IconDatabase size={17} />} aside="Rows are estimates">
      <PlainTable
        label="What is kept"
        columns={classColumns(setEdited)}
        rows={storage.classes}
        keyOf={(one) => one.class}
        className={classes.inPanel}
      />
      <EditRetention storage={storage} edited={edited} onClose={() => setEdited(null)} />
    </Panel>
  );
}
