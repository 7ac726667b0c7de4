'use client';

import { Spotlight } from '@mantine/spotlight';
import { IconSearch, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { motionOf } from '../../server/contract/motion';
import { usePaletteCommands } from '../commands/use-palette-commands';
import { useFleetSource } from '../data/fleet-store';
import { useIsPast } from '../data/picture-context';
import { findVehicles } from '../fleet/find-vehicles';
import { titleOf } from '../fleet/fleet-sort';
import { MotionGlyph } from '../ui/motion-glyph';
import { motionLabel } from '../ui/motion-words';
import { useGo } from './go-context';
import classes from './palette.module.css';
import { usePages } from './use-pages';

/** So many vehicles are offered at once. */
const offered = 8;

/** Search of vehicles by VIN, part of it, name or model, of what can be sent to the one shown, and of pages: Ctrl K, ⌘ K. */
export function Palette() {
  const [query, setQuery] = useState('');
  const go = useGo();
  const fleet = useFleetSource();
  const isPast = useIsPast();
  const found = findVehicles(fleet, query, offered);
  const wanted = query.trim().toLowerCase();
  const commands = usePaletteCommands(query);
  const foundPages = usePages().filter((page) => `${page.label} ${page.detail}`.toLowerCase().includes(wanted));
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      title="Search vehicles and pages"
      classNames={{ action: classes.action, header: 'sr-only' }}
      maxHeight={460}
      scrollable
    >
      <Spotlight.Search placeholder="VIN, name, model, page or command" leftSection={<IconSearch size={18} />} />
      <Spotlight.ActionsList>
        {found.length > 0 && (
          <Spotlight.ActionsGroup label="Vehicles">
            {found.map((vehicle) => {
              const motion = motionOf(vehicle, fleet.now());
              return (
                <Spotlight.Action
                  key={vehicle.id}
                  label={titleOf(vehicle)}
                  description={[motionLabel(motion, isPast), vehicle.name && vehicle.vin, vehicle.model]
                    .filter(Boolean)
                    .join(' · ')}
                  leftSection={<MotionGlyph motion={motion} size={18} />}
                  onClick={() => go(`/vehicles/${encodeURIComponent(vehicle.vin)}`)}
                />
              );
            })}
          </Spotlight.ActionsGroup>
        )}
        {commands.length > 0 && (
          <Spotlight.ActionsGroup label="Commands to this vehicle">
            {commands.map(({ id, label, detail, reason, open }) => (
              <Spotlight.Action
                key={id}
                label={label}
                description={reason ?? detail}
                leftSection={<IconSend size={18} />}
                aria-disabled={reason !== null}
                closeSpotlightOnTrigger={reason === null}
                onClick={() => reason === null && open()}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {foundPages.length > 0 && (
          <Spotlight.ActionsGroup label="Pages">
            {foundPages.map((page) => (
              <Spotlight.Action
                key={page.path}
                label={page.label}
                description={page.detail}
                onClick={() => go(page.path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.length === 0 && commands.length === 0 && foundPages.length === 0 && (
          <Spotlight.Empty>
            No vehicle has “{query}” in its VIN, name or model, and no page is called so.
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
