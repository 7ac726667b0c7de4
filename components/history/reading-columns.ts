import type { ReadingOrder } from '../../server/contract/history';
import type { TableColumn } from '../ui/table-head';

/** Columns that can be sorted by, with the orders a press goes through. */
const sorted: readonly { heading: string; orders: readonly ReadingOrder[] }[] = [
  { heading: 'Measured', orders: ['-at', 'at'] },
  { heading: 'Received', orders: ['-receivedAt', 'receivedAt'] },
  { heading: 'Signal', orders: ['signal'] },
  { heading: 'Value', orders: ['-value', 'value'] },
  { heading: 'Source', orders: ['upstream', '-upstream'] },
];

/** The columns of the table of readings, as it is sorted now. */
export const readingColumns = (sort: ReadingOrder, onSort: (order: ReadingOrder) => void): readonly TableColumn[] => [
  ...sorted.map(({ heading, orders }): TableColumn => {
    const place = orders.indexOf(sort);
    return {
      heading,
      sort: {
        direction: place === -1 ? null : sort.startsWith('-') ? 'descending' : 'ascending',
        onPress: () => onSort(orders[(place + 1) % orders.length] ?? sort),
      },
    };
  }),
  { heading: 'Message', isHeadingHidden: true },
];
