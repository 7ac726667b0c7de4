'use client';

import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type DeviceImport,
  type DeviceMapping,
  type DeviceSearch,
  deviceImport,
  devicePage,
  mappedDevice,
} from '../../server/contract/devices';
import { type RedecodeStep, redecodeStep } from '../../server/contract/quarantine';
import { request } from './request';

const path = '/api/devices';

/** The devices that answer to a search, page by page. New ones appear by themselves within a quarter of a minute. */
export const useDevices = (search: DeviceSearch, isAllowed: boolean) =>
  useInfiniteQuery({
    queryKey: ['devices', search],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(pageParam === null ? search : { ...search, cursor: pageParam });
      return request(devicePage, `${path}?${query}`, { signal });
    },
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
    enabled: isAllowed,
  });

/** Says which vehicle a device is in, or that nobody need be asked. The answer tells what waited for that. */
export function useMapDevice() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mapping: DeviceMapping) => request(mappedDevice, path, { method: 'PUT', body: mapping }),
    // Nobody waits for the list: what was mapped may leave it, and its row with it.
    onSuccess: () => void client.invalidateQueries({ queryKey: ['devices'] }),
  });
}

/**
 * Maps the devices of a CSV file: all of it, or nothing where a line has a problem. `onImported` is called though who
 * began it be gone. Where lines have a warning nothing is changed unless one is sure.
 */
export function useImportDevices(onImported: (outcome: DeviceImport) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ file, isSure }: { file: File; isSure: boolean }) => {
      // A file that was changed since it was chosen can no longer be read in every browser.
      const csv = await file.text().catch(() => null);
      if (csv === null) throw new Error('the file cannot be read any more: choose it again');
      if (csv.trim() === '') throw new Error('this file is empty: there is nothing to import');
      return request(deviceImport, `${path}.csv${isSure ? '' : '?ask=yes'}`, { method: 'POST', csv });
    },
    onSuccess: (outcome) => {
      void client.invalidateQueries({ queryKey: ['devices'] });
      onImported(outcome);
    },
  });
}

/** Decodes some more of what waited: of a device, or of all devices of an upstream where none is named. */
export const decodeWaiting = (of: { upstream: string; device?: string; cursor?: string }): Promise<RedecodeStep> =>
  request(redecodeStep, `${path}/redecode`, { method: 'POST', body: of });
