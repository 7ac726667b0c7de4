'use client';

import dynamic from 'next/dynamic';
import { MapPlaceholder } from './map-placeholder';

/** The map of the whole fleet. It fills its parent; Leaflet is loaded in the browser only, for it needs a window. */
export const FleetMap = dynamic(() => import('./fleet-map-view').then((module) => module.FleetMapView), {
  ssr: false,
  loading: MapPlaceholder,
});
