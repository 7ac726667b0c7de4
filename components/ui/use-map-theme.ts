'use client';

import { useComputedColorScheme } from '@mantine/core';
import type { MapTheme } from '../map/fleet-map-props';

/** The scheme a map is to be drawn in. */
export function useMapTheme(): MapTheme {
  return useComputedColorScheme('light');
}
