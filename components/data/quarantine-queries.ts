'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  discarded,
  type QuarantineGroupKey,
  quarantinedPage,
  quarantineGroup,
  type RedecodeStep,
  redecodePreview,
  redecodeStep,
} from '../../server/contract/quarantine';
import { request } from './request';

const path = '/api/quarantine';

/** The four things that make a group, and nothing else that is known of it. */
const keyOf = ({ upstream, verdict, reason, fingerprint }: QuarantineGroupKey): QuarantineGroupKey => ({
  upstream,
  verdict,
  reason,
  fingerprint,
});

/** What waits for a decision, asked again every ten seconds. */
export const useQuarantine = (isAllowed: boolean) =>
  useQuery({
    queryKey: ['quarantine'],
    queryFn: ({ signal }) => request(z.array(quarantineGroup), path, { signal }),
    refetchInterval: 10_000,
    enabled: isAllowed,
  });

/** The messages of one group, newest first, page by page. */
export const useQuarantined = (group: QuarantineGroupKey) =>
  useInfiniteQuery({
    queryKey: ['quarantined', keyOf(group)],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...keyOf(group), ...(pageParam === null ? {} : { cursor: pageParam }) });
      return request(quarantinedPage, `${path}/messages?${query}`, { signal });
    },
    getNextPageParam: ({ cursor }) => cursor,
  });

/** Asks what today’s decoder would make of a group. Changes nothing. */
export const usePreview = () =>
  useMutation({
    mutationFn: (group: QuarantineGroupKey) =>
      request(redecodePreview, `${path}/preview`, { method: 'POST', body: keyOf(group) }),
  });

/** Decodes some more of a group again, from a place on. */
export const redecode = (group: QuarantineGroupKey, cursor: string | null): Promise<RedecodeStep> =>
  request(redecodeStep, `${path}/redecode`, {
    method: 'POST',
    body: { ...keyOf(group), ...(cursor === null ? {} : { cursor }) },
  });

/** Says that a group is not wanted, and why. The answer is how many messages that settled. */
export function useDiscard() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ group, why }: { group: QuarantineGroupKey; why: string }) =>
      request(discarded, `${path}/discard`, { method: 'POST', body: { ...keyOf(group), why } }),
    // Not awaited: with the new list the group goes, and with it whoever is to be told how it ended.
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['quarantine'] });
      void client.invalidateQueries({ queryKey: ['quarantined'] });
      void client.invalidateQueries({ queryKey: ['message'] });
    },
  });
}
