'use client';

import { useElementSize } from '@mantine/hooks';
import { useCallback, useMemo } from 'react';
import { minutes, seconds } from '../../server/contract/duration';
import { greatestColumnCount, type VehicleHistory } from '../../server/contract/history';
import { useHistory } from '../data/history-queries';
import { usePicture } from '../data/picture-context';
import { isFixed, resolveRange } from '../range/time-range';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { useZone } from '../ui/use-zone';
import { dayStart, zoneName } from '../ui/zone-time';
import { axisWidth } from './chart-geometry';
import { drawSeries } from './draw-series';
import type { HistoryView } from './history-view';
import { untilMoment } from './until-moment';
import { useArrivals } from './use-arrivals';
import type { ViewedSpan } from './use-viewed-span';

/** The chart is asked for anew when it is so much wider or narrower, pixels. */
const columnStep = 50;

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

type HistoryDataOptions = { vin: string; view: HistoryView } & ViewedSpan;

/** What the charts of a view show, and how wide they are. */
export function useHistoryData({ vin, view, span, now, isFollowed }: HistoryDataOptions) {
  const { range, signals, clock } = view;
  const zone = useZone();
  const picture = usePicture();
  const units = useUnitPreferences();
  const signalOf = useSignalOf();
  const { ref, width } = useElementSize();
  const arrived = useArrivals(vin, signals, isFollowed);
  const day = dayStart(now, zone);
  const moment = picture.isPast ? now : '';
  const untilNow = useCallback((history: VehicleHistory) => untilMoment(history, now), [now]);
  const query = useHistory({
    asked: { vin, signals, clock },
    rangeKey: isFixed(range)
      ? `${range.from} ${range.to} ${moment}`
      : `${range.preset} ${zoneName(zone)} ${day} ${moment}`,
    spanNow: () => resolveRange(range, picture.clock.now(), zone),
    columns:
      width === 0
        ? 0
        : clamp(Math.ceil((width - axisWidth) / columnStep) * columnStep, columnStep, greatestColumnCount),
    renewMs: isFollowed ? clamp((span.to - span.from) / 200, seconds(15), minutes(5)) : null,
    ...(picture.isPast && { select: untilNow }),
  });
  const { data } = query;
  const series = useMemo(
    () => (data === undefined ? [] : drawSeries({ history: data, signals, signalOf, units, arrived })),
    [data, signals, signalOf, units, arrived],
  );
  return { query, series, width, ref };
}
