'use client';

import { useCallback, useMemo } from 'react';
import type { Signal } from '../../server/contract/signal';
import { describeGeneric, signalOf } from '../../server/contract/signals';
import { isUnit } from '../../server/contract/units';
import { useSignals } from '../data/queries';
import { describeUnlisted } from './describe-unlisted';

/**
 * What a signal means, by id: the catalogue's line, else what the server has learnt of it, else what its id tells. So
 * every signal can be listed, whoever sends it.
 */
export function useSignalOf(): (id: string) => Signal {
  const { data: listed } = useSignals();
  const learnt = useMemo(
    () =>
      new Map<string, Signal>(
        listed?.map((signal) => [
          signal.id,
          { ...signal, unit: signal.unit !== null && isUnit(signal.unit) ? signal.unit : null },
        ]),
      ),
    [listed],
  );
  return useCallback((id) => signalOf(id) ?? learnt.get(id) ?? describeGeneric(id, describeUnlisted(id)), [learnt]);
}
