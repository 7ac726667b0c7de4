'use client';

import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

type VisitList<T> = {
  items: T[];
  change: (to: (known: T[]) => T[]) => void;
  /** What stands in it at this moment, for what goes on over several renders. */
  current: () => T[];
};

/** A list that lasts as long as the visit: it outlives the page that began it, and belongs to who is signed in. */
export function useVisitList<T>(name: string): VisitList<T> {
  const client = useQueryClient();
  const queryKey = useMemo(() => [name], [name]);
  const { data: items = [] } = useQuery<T[]>({
    queryKey,
    queryFn: skipToken,
    initialData: [],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const change = useCallback(
    (to: (known: T[]) => T[]) => {
      client.setQueryData<T[]>(queryKey, (known = []) => to(known));
    },
    [client, queryKey],
  );
  const current = useCallback(() => client.getQueryData<T[]>(queryKey) ?? [], [client, queryKey]);
  return { items, change, current };
}
