'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { auditPage } from '../../server/contract/audit';
import type { Verdict } from '../../server/contract/message';
import { foundMessages } from '../../server/contract/messages';
import type { Span } from '../range/range-presets';
import { request } from './request';

/** Verdicts of messages of which something was not taken. */
const refusals = ['quarantined', 'partial'] as const satisfies readonly Verdict[];

/** Messages of a vehicle of which something was not taken, a page of each verdict at most, newest first. */
export const useRefusedMessages = (vin: string, { from, to }: Span, isAllowed: boolean) =>
  useQueries({
    queries: refusals.map((verdict) => ({
      queryKey: ['refused', vin, from, to, verdict],
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const query = new URLSearchParams({ vin, verdict, from: String(Math.floor(from)), to: String(Math.ceil(to)) });
        return request(foundMessages, `/api/messages?${query}`, { signal });
      },
      enabled: isAllowed,
    })),
    combine: (answers) => ({
      messages: answers.flatMap(({ data }) => data?.messages ?? []),
      isMore: answers.some(({ data }) => data !== undefined && data.cursor !== null),
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
