'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { type Control, connectionsPage, connectionTest } from '../../server/contract/connections';
import { request } from './request';

const pathOf = (id: string, what: string) => `/api/connections/${encodeURIComponent(id)}/${what}`;

/** How every connection stands, asked again every two seconds while the page is in sight. */
export const useConnections = (isAllowed: boolean) =>
  useQuery({
    queryKey: ['connections'],
    queryFn: ({ signal }) => request(connectionsPage, '/api/connections', { signal }),
    refetchInterval: 2_000,
    // It is asked again in a moment anyway, and nothing old may pass for live meanwhile.
    retry: false,
    enabled: isAllowed,
  });

/** Pauses, resumes or restarts one connection. */
export function useControl(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (control: Control) =>
      request(z.unknown(), pathOf(id, 'control'), { method: 'POST', body: { control } }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['connections'] }),
        client.invalidateQueries({ queryKey: ['upstreams'] }),
      ]),
  });
}

/** The last test of a connection, followed while it runs; null when there was none. Asks nothing while not `isShown`. */
export const useConnectionTest = (id: string, isShown: boolean) =>
  useQuery({
    queryKey: ['connection-test', id],
    queryFn: ({ signal }) => request(connectionTest.nullable(), pathOf(id, 'test'), { signal }),
    refetchInterval: ({ state }) => (state.data?.endedAt === null ? 500 : false),
    staleTime: 0,
    enabled: isShown,
  });

export function useStartTest(id: string) {
  const client = useQueryClient();
  return useMutation({
    // What is asked of the last test meanwhile would be told as this one's.
    onMutate: () => client.cancelQueries({ queryKey: ['connection-test', id] }),
    mutationFn: () => request(connectionTest, pathOf(id, 'test'), { method: 'POST' }),
    onSuccess: (begun) => {
      client.setQueryData(['connection-test', id], begun);
    },
  });
}
