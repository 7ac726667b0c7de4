'use client';

import { spotlight } from '@mantine/spotlight';

/** Opens the search of vehicles and pages. */
export const openPalette = () => spotlight.open();
