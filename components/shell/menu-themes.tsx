'use client';

import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { colorSchemes, schemeLabels } from './color-schemes';

/** The themes as entries of a menu, for screens too small for a switch of their own. */
export function MenuThemes() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Divider />
      <Menu.Label>Theme</Menu.Label>
      {colorSchemes.map((scheme) => (
        <Menu.Item
          key={scheme}
          leftSection={<IconCheck size={16} opacity={scheme === colorScheme ? 1 : 0} />}
          onClick={() => setColorScheme(scheme)}
          aria-current={scheme === colorScheme}
        >
          {schemeLabels[scheme]}
        </Menu.Item>
      ))}
    </>
  );
}
