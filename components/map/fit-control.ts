import * as Leaflet from 'leaflet';

const label = 'Show the whole fleet';
const icon =
  '<svg viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.8" ' +
  'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">' +
  '<path d="M4 8V6a2 2 0 0 1 2-2h2M4 16v2a2 2 0 0 0 2 2h2M16 4h2a2 2 0 0 1 2 2v2M16 20h2a2 2 0 0 0 2-2v-2"/>' +
  '<circle cx="12" cy="12" r="3"/></svg>';

/** A button above the zoom control that brings every vehicle shown back into sight. */
export function createFitControl(onFit: () => void): Leaflet.Control {
  const control = new Leaflet.Control({ position: 'bottomright' });
  control.onAdd = () => {
    const bar = Leaflet.DomUtil.create('div', 'leaflet-bar leaflet-control');
    const button = Leaflet.DomUtil.create('button', 'motorcade-fit', bar);
    button.type = 'button';
    button.title = label;
    button.setAttribute('aria-label', label);
    button.innerHTML = icon;
    button.addEventListener('click', onFit);
    // A press of the button is no click on the map, which would end the selection.
    Leaflet.DomEvent.disableClickPropagation(bar);
    return bar;
  };
  return control;
}
