'use client';

import type { Signal } from '../../server/contract/signal';
import type { MapTheme } from '../map/fleet-map-props';
import { formatValue, writeOut } from '../ui/format-value';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { trailColours } from './trail-colours';
import classes from './trail-legend.module.css';
import type { Domain } from './trail-shades';

type TrailLegendProps = { signal: Signal; domain: Domain | null; theme: MapTheme };

/** What the colours of the trail mean. */
export function TrailLegend({ signal, domain, theme }: TrailLegendProps) {
  const preferences = useUnitPreferences();
  const say = (value: number) => writeOut(formatValue(value, signal, preferences));
  return (
    <figure className={classes.legend} aria-label={`Colours of the trail: ${signal.label}`}>
      <figcaption>{signal.label}</figcaption>
      {domain === null ? (
        <p>Not told in this time: the trail has no colours.</p>
      ) : (
        <>
          <div className={classes.scale} aria-hidden="true">
            {trailColours(theme).map((colour) => (
              <span key={colour} style={{ background: colour }} />
            ))}
          </div>
          <div className={classes.ends}>
            <span>{say(domain.least)}</span>
            {domain.greatest > domain.least && <span>{say((domain.least + domain.greatest) / 2)}</span>}
            {domain.greatest > domain.least && <span>{say(domain.greatest)}</span>}
          </div>
        </>
      )}
      <p className={classes.key}>
        <span className={classes.dashed} aria-hidden="true" /> nothing received
      </p>
    </figure>
  );
}
