'use client';

import { ActionIcon, Tooltip, useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { nextScheme, schemeLabels } from './color-schemes';

const icons = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop };

/** Goes from light to dark to the system's own, one press each. */
export function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // The server does not know what this browser chose.
  const shown = useMounted() ? colorScheme : 'auto';
  const Icon = icons[shown];
  const label = `Theme: ${schemeLabels[shown]}`;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        onClick={() => setColorScheme(nextScheme(shown))}
        aria-label={label}
      >
        <Icon size={19} />
      </ActionIcon>
    </Tooltip>
  );
}
