'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { QuarantineGroupKey } from '../../server/contract/quarantine';
import { redecode } from '../data/quarantine-queries';
import { useVisitList } from '../data/visit-list';
import { type DecodingProgress, decodeAll, notBegun } from '../devices/decoding';
import { groupId } from './quarantine-view';
import type { Redecoding } from './redecoding';

/** Thrown between two steps when somebody wants no more of them. */
class Stopped extends Error {}

/** The re-decodings of this visit. They outlive the page that began them, and go on while another one is shown. */
export function useRedecodings() {
  const client = useQueryClient();
  const { items: redecodings, change, current } = useVisitList<Redecoding>('redecodings');
  const keep = useCallback(
    (id: string, news: Partial<Redecoding>) =>
      change((known) => known.map((one) => (one.id === id ? { ...one, ...news } : one))),
    [change],
  );
  const begin = useCallback(
    async (group: QuarantineGroupKey, begun: DecodingProgress = notBegun) => {
      const id = groupId(group);
      const start: Redecoding = { id, group, progress: begun, state: 'running', isStopping: false, error: null };
      const isStopping = () => current().find((one) => one.id === id)?.isStopping;
      change((known) => [start, ...known.filter((one) => one.id !== id)]);
      try {
        await decodeAll(
          begun,
          (cursor) => (isStopping() ? Promise.reject(new Stopped()) : redecode(group, cursor)),
          (progress) => keep(id, { progress }),
        );
        keep(id, { state: 'done' });
      } catch (error) {
        if (error instanceof Stopped) keep(id, { state: 'stopped' });
        else keep(id, { state: 'failed', error: error instanceof Error ? error.message : String(error) });
      }
      await Promise.all([
        client.invalidateQueries({ queryKey: ['quarantine'] }),
        client.invalidateQueries({ queryKey: ['quarantined'] }),
        client.invalidateQueries({ queryKey: ['message'] }),
      ]);
    },
    [client, change, current, keep],
  );
  const stop = useCallback((id: string) => keep(id, { isStopping: true }), [keep]);
  const dismiss = useCallback((id: string) => change((known) => known.filter((one) => one.id !== id)), [change]);
  return { redecodings, begin, stop, dismiss };
}
