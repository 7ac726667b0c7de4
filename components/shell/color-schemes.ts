import type { MantineColorScheme } from '@mantine/core';

export const colorSchemes = ['light', 'dark', 'auto'] as const satisfies readonly MantineColorScheme[];

export const schemeLabels: Record<MantineColorScheme, string> = { light: 'Light', dark: 'Dark', auto: 'As the system' };

/** The scheme after this one, round and round. */
export function nextScheme(scheme: MantineColorScheme): MantineColorScheme {
  return colorSchemes[(colorSchemes.indexOf(scheme) + 1) % colorSchemes.length] ?? 'auto';
}
