'use client';

import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { minutes } from '../../server/contract/duration';
import { type FoundMessages, foundMessages, type MessageSearch } from '../../server/contract/messages';
import { countNewer, type Newer } from './newer-messages';
import { request } from './request';

/** A search that finds nothing goes on by itself for so many steps, of about a second each; then somebody is asked. */
const steps = 4;

function find(search: MessageSearch, signal: AbortSignal): Promise<FoundMessages> {
  const query = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)]));
  return request(foundMessages, `/api/messages?${query}`, { signal });
}

/** Looks for messages from a place on, until some are found, all is looked at, or it took long. */
async function searchOn(search: MessageSearch, cursor: string | null, signal: AbortSignal): Promise<FoundMessages> {
  let found: FoundMessages = { messages: [], searchedTo: null, cursor };
  for (let step = 0; step < steps; step++) {
    found = await find({ ...search, ...(found.cursor === null ? {} : { cursor: found.cursor }) }, signal);
    if (found.messages.length > 0 || found.cursor === null) break;
  }
  return found;
}

/**
 * The messages that answer to a search, newest first, further back with every page. They stand until renewed: who comes
 * back to them finds them as they were.
 */
export function useFoundMessages(search: MessageSearch, isAllowed: boolean) {
  const client = useQueryClient();
  const queryKey = ['messages', search];
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => searchOn(search, pageParam, signal),
    getNextPageParam: ({ cursor }) => cursor,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isAllowed,
  });
  /** Looks for what is newest, anew: what was searched further back is let go. */
  const renew = () => {
    client.setQueryData<InfiniteData<FoundMessages>>(queryKey, (held) =>
      held === undefined ? held : { pages: held.pages.slice(0, 1), pageParams: held.pageParams.slice(0, 1) },
    );
    return client.refetchQueries({ queryKey, exact: true });
  };
  return { ...query, renew };
}

/**
 * How many messages have come since a search was made, asked every five seconds; a page of them at most is counted.
 * @param newest reference and time of the newest one known; null where none was found
 * @param asOf when it was looked for, epoch milliseconds
 */
export function useNewerMessages(
  search: MessageSearch,
  newest: { reference: string; receivedAt: number } | null,
  asOf: number,
): Newer {
  const isOver = search.to !== undefined && search.to <= asOf;
  // Where none was known, whatever is found is new: a minute allows for clocks that differ.
  const since = Math.max(search.from ?? 0, newest?.receivedAt ?? asOf - minutes(1));
  const { data } = useQuery({
    queryKey: ['messages-since', search, newest?.reference ?? null],
    queryFn: ({ signal }) => find({ ...search, from: Math.floor(since) }, signal),
    select: (found) => countNewer(found, newest?.reference ?? null),
    refetchInterval: 5_000,
    enabled: asOf > 0 && !isOver,
  });
  return data ?? { count: 0, isMore: false };
}
