import type { VehicleMapProps } from './fleet-map-props';

/** The map of one vehicle once it is in the browser. */
export function VehicleMapView(_props: VehicleMapProps) {
  return <div className="motorcade-map" />;
}
