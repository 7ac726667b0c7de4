'use client';

import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { IconAdjustments } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { colorSchemes, schemeLabels } from '../shell/color-schemes';
import { keepUnits } from '../ui/kept-units';
import { Panel } from '../ui/panel';
import { type UnitPreferences, unitChoices } from '../ui/unit-preferences';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import classes from './page.module.css';
import { ZoneChoice } from './zone-choice';

const quantities = Object.keys(unitChoices) as (keyof UnitPreferences)[];
const quantityLabels: Record<keyof UnitPreferences, string> = {
  distance: 'Distance and speed',
  pressure: 'Pressure',
  temperature: 'Temperature',
  volume: 'Volume',
};

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <span className={classes.rowLabel}>{label}</span>
      {children}
    </div>
  );
}

/** How this browser shows things: units for each quantity, the time zone, and the theme. */
export function PreferencesForm() {
  const units = useUnitPreferences();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isMounted = useMounted();
  return (
    <Panel title="Preferences" icon={<IconAdjustments size={17} />} aside="Kept in this browser">
      {quantities.map((quantity) => (
        <Row key={quantity} label={quantityLabels[quantity]}>
          <SegmentedControl
            aria-label={quantityLabels[quantity]}
            data={[...unitChoices[quantity]]}
            value={units[quantity]}
            onChange={(unit) => keepUnits({ ...units, [quantity]: unit })}
          />
        </Row>
      ))}
      <Row label="Time zone">
        <ZoneChoice />
      </Row>
      <Row label="Theme">
        <SegmentedControl
          aria-label="Theme"
          data={colorSchemes.map((value) => ({ value, label: schemeLabels[value] }))}
          value={isMounted ? colorScheme : 'auto'}
          onChange={(scheme) => setColorScheme(colorSchemes.find((known) => known === scheme) ?? 'auto')}
        />
      </Row>
    </Panel>
  );
}
