import type { MapTheme } from '../map/fleet-map-props';
import { seriesLook } from './series-look';

/** A stroke of a line as the chart draws it. */
export function SeriesMark({ place, theme }: { place: number; theme: MapTheme }) {
  const { colour, isDashed } = seriesLook(place, theme);
  return (
    <svg width="20" height="10" viewBox="0 0 20 10" aria-hidden="true" style={{ flex: 'none' }}>
      <path
        d="M1 5h18"
        stroke={colour}
        strokeWidth="3"
        strokeLinecap="round"
        strokeDasharray={isDashed ? '5 5' : undefined}
      />
    </svg>
  );
}
