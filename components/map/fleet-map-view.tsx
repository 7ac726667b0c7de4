import type { FleetMapProps } from './fleet-map-props';

/** The fleet map once it is in the browser. */
export function FleetMapView(_props: FleetMapProps) {
  return <div className="motorcade-map" />;
}
