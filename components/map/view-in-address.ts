import { z } from 'zod';
import type { MapView } from './fleet-map-props';

const numbers = z.tuple([z.coerce.number().min(-90).max(90), z.coerce.number(), z.coerce.number().min(0).max(22)]);

/** Reads where a map stands out of an address, `latitude,longitude,zoom`; null for what says no such thing. */
export function readMapView(text: string | null): MapView | null {
  const parsed = numbers.safeParse((text ?? '').split(','));
  if (!parsed.success) return null;
  const [latitude, longitude, zoom] = parsed.data;
  return { latitude, longitude, zoom };
}

/** The same as the address says it. */
export const writeMapView = ({ latitude, longitude, zoom }: MapView): string => `${latitude},${longitude},${zoom}`;
