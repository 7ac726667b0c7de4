import 'leaflet/dist/leaflet.css';
import './map.css';

/** The place of a map while its code is on the way: the map's own size and ground. */
export function MapPlaceholder() {
  return <div className="motorcade-map" role="status" aria-label="Loading the map" />;
}
