'use client';

import { IconDatabase } from '@tabler/icons-react';
import { useState } from 'react';
import type { DataClass, Storage } from '../../server/contract/storage';
import { Panel } from '../ui/panel';
import { ClassRow } from './class-row';
import { EditRetention } from './edit-retention';
import classes from './storage-table.module.css';

/** Every class of data, one a row; on a phone one a card. */
export function ClassTable({ storage }: { storage: Storage }) {
  const [edited, setEdited] = useState<DataClass | null>(null);
  return (
    <Panel title="What is kept" icon={<IconDatabase size={17} />} aside="Rows are estimates">
      <table className={classes.table} aria-label="What is kept">
        <thead>
          <tr>
            <th scope="col" className={classes.wide}>
              Class
            </th>
            <th scope="col" className={classes.number}>
              Rows
            </th>
            <th scope="col" className={classes.number}>
              Size
            </th>
            <th scope="col" className={classes.number}>
              Growth a day
            </th>
            <th scope="col">Oldest</th>
            <th scope="col" className={classes.number}>
              Partitions
            </th>
            <th scope="col" className={classes.action}>
              Kept
            </th>
          </tr>
        </thead>
        <tbody>
          {storage.classes.map((one) => (
            <ClassRow key={one.class} storageClass={one} onEdit={() => setEdited(one.class)} />
          ))}
        </tbody>
      </table>
      <EditRetention storage={storage} edited={edited} onClose={() => setEdited(null)} />
    </Panel>
  );
}
