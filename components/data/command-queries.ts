'use client';

import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { z } from 'zod';
import {
  type BulkRequest,
  bulk,
  bulkPreview,
  type CommandRequest,
  commandDetail,
  commandOffer,
  commandPreview,
  commandsPage,
  commandType,
  foundCommands,
  longestDeadlineMs,
} from '../../server/contract/commands';
import { minutes } from '../../server/contract/duration';
import type { Span } from '../range/range-presets';
import { request } from './request';
import { sendOnce } from './send-once';

const path = '/api/commands';

/** What of a search of the log the address of the server says. */
export type AskedCommands = Readonly<Record<string, string>>;

/** Every type of command there is, in the order of the file. It is read when the server starts. */
export const useCommandTypes = () =>
  useQuery({
    queryKey: ['command-types'],
    queryFn: ({ signal }) => request(z.array(commandType), `${path}/types`, { signal }),
    staleTime: minutes(1),
  });

/** What can be sent to a vehicle, asked again every ten seconds while it is in sight; asks nothing for null. */
export const useCommandOffer = (vin: string | null) =>
  useQuery({
    queryKey: ['command-offer', vin],
    queryFn: ({ signal }) =>
      request(commandOffer, `/api/vehicles/${encodeURIComponent(vin ?? '')}/commands`, { signal }),
    refetchInterval: 10_000,
    enabled: vin !== null,
  });

/**
 * What would be sent, and what stands against it, asked again every few seconds: readings grow older. What was asked before
 * stays until the answer is there. Asks nothing for null.
 */
export const useCommandPreview = (asked: CommandRequest | null) =>
  useQuery({
    queryKey: ['command-preview', asked],
    queryFn: ({ signal }) => request(commandPreview, `${path}/preview`, { method: 'POST', body: asked, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 3_000,
    staleTime: 0,
    gcTime: 0,
    enabled: asked !== null,
  });

/**
 * What a command for many vehicles would come to, asked again every ten seconds. What was asked before stays until the
 * answer is there. Asks nothing for null.
 */
export const useBulkPreview = (asked: BulkRequest | null) =>
  useQuery({
    queryKey: ['bulk-preview', asked],
    queryFn: ({ signal }) => request(bulkPreview, `${path}/bulk/preview`, { method: 'POST', body: asked, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
    staleTime: 0,
    gcTime: 0,
    enabled: asked !== null,
  });

/** Sends one command. The same key with the same request is the same command, however often it is sent. */
export function useSendCommand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: CommandRequest & { key: string }) => sendOnce(commandDetail, path, asked),
    // What got no answer may stand in the log all the same.
    onSettled: () => void client.invalidateQueries({ queryKey: ['commands'] }),
  });
}

/** Sends one command to many vehicles. */
export function useSendBulk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: BulkRequest & { key: string }) => sendOnce(bulk, `${path}/bulk`, asked),
    onSettled: () => void client.invalidateQueries({ queryKey: ['commands'] }),
  });
}

/** The address of what a search of the log finds, as a page or as a file. */
export const commandsPath = (asked: AskedCommands, what: '' | '/export' = ''): string => {
  const query = new URLSearchParams(asked);
  return query.size === 0 ? `${path}${what}` : `${path}${what}?${query}`;
};

/** Commands that answer to a search, newest first, page by page. */
export const useCommands = (asked: AskedCommands) =>
  useInfiniteQuery({
    queryKey: ['commands', 'list', asked],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      request(foundCommands, commandsPath(pageParam === null ? asked : { ...asked, cursor: pageParam }), { signal }),
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

/**
 * Commands of a vehicle that may have been asked for or sent within a time, both ends included, newest first: whatever was
 * asked for before it waits no longer than a deadline can be. A page at most, which the newest of the time fill first.
 */
export const useCommandsWithin = (vin: string, { from, to }: Span) =>
  useQuery({
    queryKey: ['commands', 'within', vin, from, to],
    queryFn: ({ signal }) => {
      const asked = {
        vin,
        from: String(Math.max(0, Math.floor(from) - longestDeadlineMs)),
        to: String(Math.floor(to) + 1),
        limit: String(commandsPage.most),
      };
      return request(foundCommands, commandsPath(asked), { signal });
    },
    placeholderData: (held, before) => (before?.queryKey[2] === vin ? held : undefined),
    refetchInterval: 30_000,
  });

/** All there is to know of a command. */
export const useCommandDetail = (id: string) =>
  useQuery({
    queryKey: ['commands', 'one', id],
    queryFn: ({ signal }) => request(commandDetail, `${path}/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: 30_000,
  });

/** The question of how a bulk command stands. */
export const bulkQuery = (id: string) =>
  queryOptions({
    queryKey: ['commands', 'bulk', id],
    queryFn: ({ signal }) => request(bulk, `${path}/bulk/${encodeURIComponent(id)}`, { signal }),
  });

/** How a bulk command stands, asked again every ten seconds and as its commands change. */
export const useBulk = (id: string) => useQuery({ ...bulkQuery(id), refetchInterval: 10_000 });

/** Calls a command off, or agrees to it as a second person. */
export function useChangeCommand(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: 'cancel' | 'approve') =>
      request(commandDetail, `${path}/${encodeURIComponent(id)}/${change}`, { method: 'POST' }),
    // It may have been too late because it went on meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey: ['commands'] }),
  });
}

/** Calls off what of a bulk command is not on its way yet, or agrees to all that waits for a second person. */
export function useChangeBulk(id: string, change: 'stop' | 'approve') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(bulk, `${path}/bulk/${encodeURIComponent(id)}/${change}`, { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['commands'] }),
  });
}
