'use client';

import { useQuery } from '@tanstack/react-query';
import { historySpan } from '../../server/contract/moment';
import { request } from '../data/request';

/** From when to when there is a history. */
export const useHistorySpan = () =>
  useQuery({
    queryKey: ['moments'],
    queryFn: ({ signal }) => request(historySpan, '/api/moments', { signal }),
    staleTime: 60_000,
  });
