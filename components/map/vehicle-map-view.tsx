'use client';

import { useEffect, useRef } from 'react';
import { useMadeOnce } from '../ui/use-made-once';
import type { VehicleMapProps } from './fleet-map-props';
import { createVehicleMap, type VehicleMapHandle } from './vehicle-map-handle';

const noTrail = [] as const;

/** The map of one vehicle once it is in the browser. The map is made once; what changes is told to it. */
export function VehicleMapView(props: VehicleMapProps) {
  const { position, heading, motion, isStale = false, trail = noTrail, theme, tiles, label } = props;
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<VehicleMapHandle>(null);
  const latitude = position?.latitude;
  const longitude = position?.longitude;
  useMadeOnce(element, handle, (target) =>
    createVehicleMap(target, { position, heading, motion, isStale, trail, theme, tiles }),
  );
  useEffect(() => {
    const place = latitude === undefined || longitude === undefined ? null : { latitude, longitude };
    handle.current?.update({ position: place, heading, motion, isStale, trail, theme, tiles });
  }, [latitude, longitude, heading, motion, isStale, trail, theme, tiles]);

  return <section ref={element} className="motorcade-map" aria-label={label} />;
}
