import type { MapMode } from '../map/fleet-map-props';

export const mapModeOptions: { value: MapMode; label: string }[] = [
  { value: 'auto', label: 'Auto' },
  { value: 'density', label: 'Density' },
  { value: 'markers', label: 'Markers' },
];

/** The mode an option stands for. */
export function mapModeOf(value: string): MapMode {
  return mapModeOptions.find((option) => option.value === value)?.value ?? 'auto';
}
