'use client';

import { Button } from '@mantine/core';
import { IconClockCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Reading } from '../../server/contract/reading';
import type { VehicleView } from '../data/vehicle-store';
import { useSignalOf } from '../ui/use-signal';
import { Value } from '../ui/value';
import classes from './sources-panel.module.css';
import { compareSources, sourcesOf } from './vehicle-sources';

/** So many signals are compared before somebody asks for more. */
const fewest = 6;

/** What several sources say of the same signal, side by side; the latest by event time is marked, and shown elsewhere. */
export function SourcesCompared({ readings, state }: { readings: readonly Reading[]; state: VehicleView }) {
  const signalOf = useSignalOf();
  const [isAll, setIsAll] = useState(false);
  const compared = useMemo(
    () => compareSources(readings, state.readings, signalOf),
    [readings, state.readings, signalOf],
  );
  const sources = sourcesOf(readings);
  const shown = isAll ? compared : compared.slice(0, fewest);
  if (compared.length === 0) return <p className={classes.remark}>They tell of different signals, none of the same.</p>;
  return (
    <>
      <table className={classes.compared} aria-label="What the sources say of the same">
        <thead>
          <tr>
            <th scope="col">Told by several</th>
            {sources.map(({ upstream }) => (
              <th key={upstream} scope="col">
                {upstream}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ signal, told, latest }) => (
            <tr key={signal.id}>
              <th scope="row">{signal.label}</th>
              {sources.map(({ upstream }, place) => {
                const reading = told[place];
                return (
                  <td key={upstream} data-source={upstream}>
                    {reading === undefined ? (
                      <span className={classes.remark}>Not told</span>
                    ) : (
                      <Value signal={signal} reading={reading} size="sm" />
                    )}
                    {upstream === latest && (
                      <span className={classes.latest}>
                        <IconClockCheck size={13} aria-hidden="true" />
                        latest
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {compared.length > fewest && (
        <Button className={classes.more} size="xs" variant="default" onClick={() => setIsAll(!isAll)}>
          {isAll ? 'Show fewer' : `Show all ${compared.length}`}
        </Button>
      )}
    </>
  );
}
