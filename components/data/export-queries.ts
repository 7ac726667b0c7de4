'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { type ExportFormat, type ExportLayout, type ExportSize, exportSize } from '../../server/contract/export';
import type { Clock } from '../../server/contract/moment';
import { request } from './request';
import { saveFile } from './save-file';

/** What of a vehicle's past is taken away. Without signals it is all of them. */
export type Wanted = {
  vin: string;
  from: number;
  to: number;
  clock: Clock;
  signals: readonly string[] | null;
};

/** A format, or all of them in one archive. */
export type FileKind = ExportFormat | 'evidence';

function pathOf({ vin, from, to, clock, signals }: Wanted, what: string, rest: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...rest, from: `${from}`, to: `${to}`, clock });
  if (signals !== null) query.set('signals', signals.join());
  return `/api/vehicles/${encodeURIComponent(vin)}/${what}?${query}`;
}

/** Where the file is. */
export const filePath = (wanted: Wanted, kind: FileKind, layout: ExportLayout): string =>
  kind === 'evidence'
    ? pathOf({ ...wanted, signals: null }, 'evidence')
    : pathOf(wanted, 'export', kind === 'csv' ? { format: kind, layout } : { format: kind });

const askSize = (wanted: Wanted, signal?: AbortSignal): Promise<ExportSize> =>
  request(exportSize, pathOf(wanted, 'export/size'), signal === undefined ? {} : { signal });

/** How many readings an export would have; asks nothing for whoever may not have it. */
export const useExportSize = (wanted: Wanted, isAllowed: boolean) =>
  useQuery({
    queryKey: ['export-size', wanted],
    queryFn: ({ signal }) => askSize(wanted, signal),
    enabled: isAllowed,
  });

/** Asks once more whether the file can be had, for what the browser saves it cannot tell why it failed; then has it saved. */
export const useSaveExport = (wanted: Wanted) =>
  useMutation({
    mutationFn: async (path: string) => {
      await askSize(wanted);
      saveFile(path);
    },
  });
