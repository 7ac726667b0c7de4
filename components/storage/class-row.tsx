'use client';

import type { StorageClass } from '../../server/contract/storage';
import { formatBytes } from '../connections/format-span';
import { Ago } from '../ui/ago';
import { formatNumber } from '../ui/format-value';
import { GuardedButton } from '../ui/guarded-button';
import { useMay } from '../ui/use-may';
import { classWords, keptWords } from './class-words';
import classes from './storage-table.module.css';

/** How a class grows; a plus or a minus says which way. */
function growthWords(bytesPerDay: number | null): string {
  if (bytesPerDay === null) return 'Not known yet';
  const size = formatBytes(Math.round(bytesPerDay));
  return bytesPerDay > 0 ? `+${size}` : size;
}

/** One class of data: how much there is of it, since when, and for how long it is kept. */
export function ClassRow({ storageClass, onEdit }: { storageClass: StorageClass; onEdit: () => void }) {
  const may = useMay('storage.edit');
  const { rows, bytes, bytesPerDay, oldestAt, partitions, days } = storageClass;
  const { label, detail } = classWords[storageClass.class];
  return (
    <tr>
      <th scope="row" className={classes.name}>
        {label}
        <span className={classes.detail}>{detail}</span>
      </th>
      <td className={classes.number} data-label="Rows">
        {formatNumber(rows, 0)}
      </td>
      <td className={classes.number} data-label="Size">
        {formatBytes(bytes)}
      </td>
      <td className={classes.number} data-label="Growth a day" data-dimmed={bytesPerDay === null || undefined}>
        {growthWords(bytesPerDay)}
      </td>
      <td data-label="Oldest" data-dimmed={oldestAt === null || undefined}>
        {oldestAt === null ? 'None yet' : <Ago at={oldestAt} />}
      </td>
      <td className={classes.number} data-label="Partitions" data-dimmed={partitions === 0 || undefined}>
        {partitions === 0 ? 'None' : partitions}
      </td>
      <td className={classes.action} data-label="Kept">
        <span className={classes.kept}>{keptWords(days)}</span>
        <GuardedButton
          size="compact-sm"
          variant="default"
          reason={may.reason}
          onClick={onEdit}
          aria-label={`Change for how long ${label.toLowerCase()} are kept`}
        >
          Change…
        </GuardedButton>
      </td>
    </tr>
  );
}
