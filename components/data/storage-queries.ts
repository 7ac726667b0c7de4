'use client';

import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { type AuditSearch, auditPage } from '../../server/contract/audit';
import { type RetentionChange, retentionPreview, storage } from '../../server/contract/storage';
import { request } from './request';

const anything = z.unknown();

/** What is kept, and how the jobs do, asked again every ten seconds. */
export const useStorage = (isAllowed: boolean) =>
  useQuery({
    queryKey: ['storage'],
    queryFn: ({ signal }) => request(storage, '/api/storage', { signal }),
    refetchInterval: 10_000,
    enabled: isAllowed,
  });

/** What would go if a class were kept for so many days; nothing is asked for null. */
export const useRetentionPreview = (change: RetentionChange | null) =>
  useQuery({
    queryKey: ['retention', change],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ class: change?.class ?? '', days: String(change?.days ?? 'forever') });
      return request(retentionPreview, `/api/storage/retention/preview?${query}`, { signal });
    },
    enabled: change !== null,
  });

/** Keeps a class for another number of days. */
export function useChangeRetention() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RetentionChange) => request(anything, '/api/storage/retention', { method: 'PUT', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['storage'] }),
  });
}

/** The address of what a search of the audit finds. */
export function auditPath(base: '/api/audit' | '/api/audit.csv', search: AuditSearch): string {
  const query = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)]));
  return query.size === 0 ? base : `${base}?${query}`;
}

/** What people did, newest first, page by page; asked again every half minute. */
export const useAudit = (search: AuditSearch, isAllowed: boolean) =>
  useInfiniteQuery({
    queryKey: ['audit', search],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      request(auditPage, auditPath('/api/audit', pageParam === null ? search : { ...search, cursor: pageParam }), {
        signal,
      }),
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
    enabled: isAllowed,
  });
