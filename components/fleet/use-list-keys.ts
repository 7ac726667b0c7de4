'use client';

import { type KeyboardEvent, useState } from 'react';
import { type ListRow, nextVehicleRow } from './list-rows';

type ListKeys = {
  rows: readonly ListRow[];
  selectedVin: string | null;
  onSelect: (vin: string | null) => void;
  onOpen: (vin: string) => void;
  /** Scrolls to a row. */
  reveal: (index: number) => void;
};

const pageRows = 10;

const vinAt = (rows: readonly ListRow[], index: number): string | null => {
  const row = rows[index];
  return row?.kind === 'vehicle' ? row.vehicle.vin : null;
};

/** Where a key leads from a row; undefined for keys that lead nowhere. */
function target(key: string, rows: readonly ListRow[], at: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return nextVehicleRow(rows, at, 1);
    case 'ArrowUp':
      return nextVehicleRow(rows, at < 0 ? rows.length : at, -1);
    case 'PageDown':
      return nextVehicleRow(rows, Math.min(rows.length, at + pageRows + 1), -1);
    case 'PageUp':
      return nextVehicleRow(rows, Math.max(-1, at - pageRows - 1), 1);
    case 'Home':
      return nextVehicleRow(rows, -1, 1);
    case 'End':
      return nextVehicleRow(rows, rows.length, -1);
    default:
      return undefined;
  }
}

/**
 * The keys of the list. The row they are at is kept by VIN: it stays with its vehicle when the list is sorted anew.
 */
export function useListKeys({ rows, selectedVin, onSelect, onOpen, reveal }: ListKeys) {
  const [activeVin, setActiveVin] = useState<string | null>(null);
  const wanted = activeVin ?? selectedVin;
  const found = wanted === null ? -1 : rows.findIndex((row) => row.kind === 'vehicle' && row.vehicle.vin === wanted);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = target(event.key, rows, found);
    const vin = next === undefined ? null : vinAt(rows, next);
    if (next !== undefined && vin !== null) {
      event.preventDefault();
      setActiveVin(vin);
      reveal(next);
    } else if (event.key === 'Enter' && wanted !== null && found >= 0) {
      if (wanted === selectedVin) onOpen(wanted);
      else onSelect(wanted);
    }
  };
  return { active: found < 0 ? null : found, onKeyDown };
}
