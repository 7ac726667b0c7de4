import { days, hours } from '../../server/contract/duration';
import type { DataClass, StorageClass } from '../../server/contract/storage';
import { formatBytes } from '../connections/format-span';
import { Ago } from '../ui/ago';
import { formatAge } from '../ui/format-age';
import { formatNumber } from '../ui/format-value';
import { GuardedButton } from '../ui/guarded-button';
import type { PlainColumn } from '../ui/plain-table';
import table from '../ui/plain-table.module.css';
import { useMay } from '../ui/use-may';
import { classWords, keptWords } from './class-words';
import classes from './storage-table.module.css';

/**
 * How a class grows; a plus or a minus says which way. Seen for less than a day it is an estimate and says so, and for less
 * than an hour it is what has come so far: a day's worth of that would be anything.
 */
function Growth({ bytesPerDay, growthSeenMs }: Pick<StorageClass, 'bytesPerDay' | 'growthSeenMs'>) {
  if (bytesPerDay === null || growthSeenMs === null) return none('Not known yet');
  const isShort = growthSeenMs < hours(1);
  const size = formatBytes(Math.round(isShort ? (bytesPerDay * growthSeenMs) / days(1) : bytesPerDay));
  const seen = isShort ? `so far, in ${formatAge(growthSeenMs)}` : `by the last ${formatAge(growthSeenMs)}`;
  return (
    <>
      {bytesPerDay > 0 ? `+${size}` : size}
      {growthSeenMs < days(1) && <span className={table.below}>{seen}</span>}
    </>
  );
}

type RetentionProps = { storageClass: StorageClass; onEdit: () => void };

/** For how long a class is kept, and the way to change it. */
function Retention({ storageClass, onEdit }: RetentionProps) {
  const may = useMay('storage.edit');
  return (
    <>
      <span className={classes.kept}>{keptWords(storageClass.days)}</span>
      <GuardedButton
        size="compact-sm"
        variant="default"
        reason={may.reason}
        onClick={onEdit}
        aria-label={`Change for how long ${classWords[storageClass.class].label.toLowerCase()} are kept`}
      >
        Change…
      </GuardedButton>
    </>
  );
}

const none = (text: string) => <span className={table.dimmed}>{text}</span>;

/** Of one class of data: how much there is of it, since when, and for how long it is kept. */
export const classColumns = (onEdit: (edited: DataClass) => void): readonly PlainColumn<StorageClass>[] => [
  {
    heading: 'Class',
    width: '30%',
    isRowHead: true,
    onCard: 'title',
    cell: (one) => (
      <>
        {classWords[one.class].label}
        <span className={table.below}>{classWords[one.class].detail}</span>
      </>
    ),
  },
  { heading: 'Rows', align: 'right', cell: ({ rows }) => formatNumber(rows, 0) },
  { heading: 'Size', align: 'right', cell: ({ bytes }) => formatBytes(bytes) },
  {
    heading: 'Growth a day',
    align: 'right',
    cell: (one) => <Growth {...one} />,
  },
  { heading: 'Oldest', cell: ({ oldestAt }) => (oldestAt === null ? none('None yet') : <Ago at={oldestAt} />) },
  { heading: 'Partitions', align: 'right', cell: ({ partitions }) => (partitions === 0 ? none('None') : partitions) },
  {
    heading: 'Kept',
    align: 'right',
    width: '14rem',
    cell: (one) => <Retention storageClass={one} onEdit={() => onEdit(one.class)} />,
  },
];
