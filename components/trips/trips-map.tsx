'use client';

import dynamic from 'next/dynamic';
import { MapPlaceholder } from '../map/map-placeholder';

/** The map beside a list of trips. It fills its parent; Leaflet is loaded in the browser only, for it needs a window. */
export const TripsMap = dynamic(() => import('./trips-map-view').then((module) => module.TripsMapView), {
  ssr: false,
  loading: MapPlaceholder,
});
