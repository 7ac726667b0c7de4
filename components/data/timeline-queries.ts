'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { auditPage } from '../../server/contract/audit';
import type { Verdict } from '../../server/contract/message';
import { type FoundMessages, foundMessages } from '../../server/contract/messages';
import type { Span } from '../range/range-presets';
import { request } from './request';

/** Verdicts of messages of which something was not taken. */
const refusals = ['quarantined', 'partial'] as const satisfies readonly Verdict[];

/** A search that finds nothing goes on by itself for so many steps, of about a second each. */
const steps = 4;

async function findRefused(query: URLSearchParams, signal: AbortSignal): Promise<FoundMessages> {
  let found: FoundMessages = { messages: [], searchedTo: null, cursor: null };
  for (let step = 0; step < steps; step += 1) {
    found = await request(foundMessages, `/api/messages?${query}`, { signal });
    if (found.messages.length > 0 || found.cursor === null) break;
    query.set('cursor', found.cursor);
  }
  return found;
}

/** Messages of a vehicle of which something was not taken, newest first: a page of each verdict, or what a few seconds find. */
export const useRefusedMessages = (vin: string, { from, to }: Span, isAllowed: boolean) =>
  useQueries({
    queries: refusals.map((verdict) => ({
      queryKey: ['refused', vin, from, to, verdict],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        findRefused(
          new URLSearchParams({ vin, verdict, from: String(Math.floor(from)), to: String(Math.ceil(to)) }),
          signal,
        ),
      enabled: isAllowed,
    })),
    combine: (answers) => ({
      messages: answers.flatMap(({ data }) => data?.messages ?? []),
      /** How far back was looked, where that is not all the way; epoch milliseconds. */
      searchedTo: answers.reduce<number | null>(
        (latest, { data }) =>
          data === undefined || data.cursor === null || data.searchedTo === null
            ? latest
            : Math.max(latest ?? 0, data.searchedTo),
        null,
      ),
      error: answers.find(({ error }) => error !== null)?.error ?? null,
    }),
  });

/** What people did about a vehicle, newest first, a page at most. */
export const useChangesOf = (vin: string, { from, to }: Span, isAllowed: boolean) =>
  useQuery({
    queryKey: ['changes-of', vin, from, to],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ subject: vin, from: String(Math.floor(from)), to: String(Math.ceil(to)) });
      return request(auditPage, `/api/audit?${query}`, { signal });
    },
    enabled: isAllowed,
  });
