'use client';

import dynamic from 'next/dynamic';
import { MapPlaceholder } from '../map/map-placeholder';

/** The map of a replay. It fills its parent; Leaflet is loaded in the browser only, for it needs a window. */
export const ReplayMap = dynamic(() => import('./replay-map-view').then((module) => module.ReplayMapView), {
  ssr: false,
  loading: MapPlaceholder,
});
