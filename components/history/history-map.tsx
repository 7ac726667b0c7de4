'use client';

import { IconMapPin } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useMapSettings } from '../data/queries';
import { TraceMap } from '../map/vehicle-map-trace';
import type { Span } from '../range/range-presets';
import { Panel } from '../ui/panel';
import { useMapTheme } from '../ui/use-map-theme';
import type { ChartCursor } from './chart-cursor';
import classes from './history-map.module.css';
import { placeAt } from './place-at';
import { useTrace } from './use-trace';

type HistoryMapProps = {
  vin: string;
  span: Span;
  /** The map is brought to the track when this changes. */
  subject: string;
  cursor: ChartCursor;
  isFollowed: boolean;
};

/** Where the vehicle was meanwhile. A mark shows where it was at the moment that is read in a chart. */
export function HistoryMap({ vin, span, subject, cursor, isFollowed }: HistoryMapProps) {
  const { data: tiles } = useMapSettings();
  const theme = useMapTheme();
  const { trace, error } = useTrace(vin, span, isFollowed);
  const trail = useMemo(
    () => trace.latitude.map((latitude, index) => ({ latitude, longitude: trace.longitude[index] ?? 0 })),
    [trace],
  );
  const place = useCallback(() => {
    const read = cursor.current();
    return read === null ? null : placeAt(trace, read.at);
  }, [trace, cursor]);
  return (
    <Panel title="Where it was" icon={<IconMapPin size={17} />} className={classes.panel}>
      {error === null ? (
        <div className={classes.map}>
          <TraceMap
            {...{ theme, trail, subject, place }}
            tiles={tiles ?? null}
            onMoved={cursor.subscribe}
            label="Map of where the vehicle was in this time"
          />
        </div>
      ) : (
        <p className={classes.words}>{error.message}</p>
      )}
      {error === null && trail.length === 0 && <p className={classes.words}>No position was told in this time.</p>}
    </Panel>
  );
}
