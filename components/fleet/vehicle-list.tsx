'use client';

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ListRow } from './list-rows';
import { NoPositionHeading } from './no-position-heading';
import { useListKeys } from './use-list-keys';
import classes from './vehicle-list.module.css';
import { VehicleRow } from './vehicle-row';

/** Height of a row, pixels. */
const rowHeight = 54;

type VehicleListProps = {
  id: string;
  rows: readonly ListRow[];
  selectedVin: string | null;
  onSelect: (vin: string | null) => void;
  onOpen: (vin: string) => void;
};

/** Every vehicle of the picture; only the rows in sight exist. Arrow keys go through it, Enter selects, again opens. */
export function VehicleList({ id, rows, selectedVin, onSelect, onOpen }: VehicleListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { active, onKeyDown } = useListKeys({
    rows,
    selectedVin,
    onSelect,
    onOpen,
    reveal: (index) => virtual.scrollToIndex(index),
  });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => {
      const row = rows[index];
      return row?.kind === 'vehicle' ? row.vehicle.id : 'heading';
    },
    // The row that the keys are at exists out of sight, too: the list names it to whoever does not see it.
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      return active === null || inSight.includes(active) ? inSight : [...inSight, active].sort((a, b) => a - b);
    },
  });
  const optionId = (index: number) => `${id}-${index}`;
  return (
    <div
      ref={scroller}
      id={id}
      className={classes.list}
      role="listbox"
      aria-label="Vehicles"
      tabIndex={0}
      aria-activedescendant={active === null ? undefined : optionId(active)}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={classes.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const place = { height: item.size, transform: `translateY(${item.start}px)` };
          if (row.kind === 'heading') {
            return <NoPositionHeading key={item.key} count={row.count} place={place} />;
          }
          const { vin } = row.vehicle;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box takes the keys for all its options
            <div
              key={item.key}
              id={optionId(item.index)}
              className={classes.option}
              style={place}
              role="option"
              tabIndex={-1}
              aria-selected={vin === selectedVin}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              data-active={item.index === active || undefined}
              onClick={() => onSelect(vin)}
              onDoubleClick={() => onOpen(vin)}
            >
              <VehicleRow id={row.vehicle.id} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
