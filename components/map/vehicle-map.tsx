'use client';

import dynamic from 'next/dynamic';
import { MapPlaceholder } from './map-placeholder';

/** The small map of one vehicle. It fills its parent; Leaflet is loaded in the browser only, for it needs a window. */
export const VehicleMap = dynamic(() => import('./vehicle-map-view').then((module) => module.VehicleMapView), {
  ssr: false,
  loading: MapPlaceholder,
});
