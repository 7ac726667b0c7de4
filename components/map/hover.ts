import * as Leaflet from 'leaflet';
import type { FleetVehicle } from '../../server/contract/fleet';
import { motionOf } from '../../server/contract/motion';
import { titleOf } from '../fleet/fleet-sort';
import { formatAge } from '../ui/format-age';
import { motionLabel } from '../ui/motion-words';
import type { FleetLayer } from './fleet-layer';
import type { FleetSource } from './fleet-source';
import { outdatedPlaceAge } from './marker-look';

/** How far from a marker's middle the pointer still means it, CSS pixels. */
const reach = 13;

/** Says which vehicle lies below the pointer. Returns what ends it. */
export function createHover(map: Leaflet.Map, layer: FleetLayer, source: FleetSource): { end: () => void } {
  const tooltip = Leaflet.tooltip({ direction: 'top', offset: [0, -16], opacity: 1, className: 'motorcade-tooltip' });
  let request: number | undefined;
  let point: Leaflet.Point | undefined;

  const hide = () => {
    map.getContainer().classList.remove('has-vehicle-below');
    tooltip.remove();
  };
  const look = () => {
    request = undefined;
    const below = point ? layer.pick(point, reach) : [];
    const [first] = below;
    if (!first || !point) return hide();
    map.getContainer().classList.add('has-vehicle-below');
    const isGlow = layer.level() === 'density';
    const place =
      isGlow || first.latitude === null || first.longitude === null
        ? map.containerPointToLatLng(point)
        : Leaflet.latLng(first.latitude, first.longitude);
    tooltip
      .setContent(wordsFor(first, below.length, isGlow, source.now()))
      .setLatLng(place)
      .addTo(map);
  };
  const onMove = (event: Leaflet.LeafletMouseEvent) => {
    // A pressed pointer drags the map; what passes below it is of no interest.
    if (event.originalEvent.buttons !== 0) return;
    point = event.containerPoint;
    request ??= requestAnimationFrame(look);
  };
  map.on('mousemove', onMove);
  map.on('mouseout movestart zoomstart', hide);
  return {
    end: () => {
      if (request !== undefined) cancelAnimationFrame(request);
      map.off('mousemove', onMove);
      map.off('mouseout movestart zoomstart', hide);
    },
  };
}

/** As elements, never as markup: names come from outside. */
function wordsFor(vehicle: FleetVehicle, count: number, isGlow: boolean, now: number): HTMLElement {
  const words = document.createElement('div');
  const title = document.createElement('strong');
  const below = document.createElement('span');
  if (isGlow && count > 1) {
    title.textContent = `${count.toLocaleString('en')} vehicles`;
    below.textContent = 'about this spot';
  } else {
    title.textContent = titleOf(vehicle);
    const age = outdatedPlaceAge(vehicle, now);
    below.textContent = [
      motionLabel(motionOf(vehicle, now)),
      ...(age === null ? [] : [`position ${formatAge(age)} old`]),
      ...(count > 1 ? [`and ${count - 1} more here`] : []),
    ].join(' · ');
  }
  words.append(title, below);
  return words;
}
