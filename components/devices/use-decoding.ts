'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { decodeWaiting } from '../data/device-queries';
import { useVisitList } from '../data/visit-list';
import { type DecodingProgress, decodeAll, notBegun } from './decoding';

/** What waits to be decoded: the messages of a device, or of every device of an upstream that has a vehicle by now. */
export type DecodingTask = { upstream: string; device: string | null; vin: string | null };
export type Decoding = DecodingTask & {
  key: string;
  progress: DecodingProgress;
  state: 'running' | 'done' | 'failed';
  error: string | null;
};

const keyOf = ({ upstream, device }: DecodingTask) => `${upstream}\n${device ?? ''}`;

/** The decodings of this visit. They outlive the page that began them, and go on while another one is shown. */
export function useDecodings() {
  const client = useQueryClient();
  const { items: decodings, change } = useVisitList<Decoding>('decodings');
  const decode = useCallback(
    async (task: DecodingTask, begun: DecodingProgress = notBegun) => {
      const key = keyOf(task);
      const { upstream, device } = task;
      const keep = (news: Partial<Decoding>) =>
        change((known) => known.map((one) => (one.key === key ? { ...one, ...news } : one)));
      const start: Decoding = { ...task, key, progress: begun, state: 'running', error: null };
      change((known) => [start, ...known.filter((one) => one.key !== key)]);
      try {
        await decodeAll(
          begun,
          (cursor) =>
            decodeWaiting({ upstream, ...(device === null ? {} : { device }), ...(cursor === null ? {} : { cursor }) }),
          (progress) => keep({ progress }),
        );
        keep({ state: 'done' });
      } catch (error) {
        keep({ state: 'failed', error: error instanceof Error ? error.message : String(error) });
      }
      await client.invalidateQueries({ queryKey: ['devices'] });
    },
    [client, change],
  );
  const dismiss = useCallback((key: string) => change((known) => known.filter((one) => one.key !== key)), [change]);
  return { decodings, decode, dismiss };
}
