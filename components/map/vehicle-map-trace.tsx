'use client';

import dynamic from 'next/dynamic';
import { MapPlaceholder } from './map-placeholder';

/** The map of where a vehicle was over a time. It fills its parent; Leaflet is loaded in the browser only. */
export const TraceMap = dynamic(() => import('./vehicle-map-trace-view').then((module) => module.TraceMapView), {
  ssr: false,
  loading: MapPlaceholder,
});
