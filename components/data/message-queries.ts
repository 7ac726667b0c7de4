'use client';

import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { type FoundMessages, foundMessages, type MessageSearch } from '../../server/contract/messages';
import { request } from './request';

/** A search that finds nothing goes on by itself for so many steps, of about a second each; then somebody is asked. */
const steps = 4;

/** Looks for messages from a place on, until some are found, all is looked at, or it took long. */
async function searchOn(search: MessageSearch, cursor: string | null, signal: AbortSignal): Promise<FoundMessages> {
  let found: FoundMessages = { messages: [], searchedTo: null, cursor };
  for (let step = 0; step < steps; step++) {
    const query = new URLSearchParams(
      Object.entries({ ...search, ...(found.cursor === null ? {} : { cursor: found.cursor }) }).map(([name, value]) => [
        name,
        String(value),
      ]),
    );
    found = await request(foundMessages, `/api/messages?${query}`, { signal });
    if (found.messages.length > 0 || found.cursor === null) break;
  }
  return found;
}

/** The messages that answer to a search, newest first, further back with every page. They stand until renewed. */
export function useFoundMessages(search: MessageSearch, isAllowed: boolean) {
  const client = useQueryClient();
  const queryKey = ['messages', search];
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => searchOn(search, pageParam, signal),
    getNextPageParam: ({ cursor }) => cursor,
    staleTime: 10_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
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
