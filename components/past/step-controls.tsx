'use client';

import { ActionIcon, NativeSelect, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useLive } from '../data/live-context';
import { useShortcut } from '../ui/use-shortcut';
import { useZone } from '../ui/use-zone';
import type { Moment } from './moment-address';
import { type StepLength, stepLengths, steppedFrom } from './moments-near';
import { usePast } from './past-context';
import classes from './time-bar.module.css';

/** Goes a step back or forward, as long as chosen; never beyond now. */
export function StepControls({ moment }: { moment: Moment }) {
  const { go } = usePast();
  const { clock } = useLive();
  const zone = useZone();
  const [length, setLength] = useState<StepLength>('15 min');
  const step = (direction: -1 | 1) => {
    const at = steppedFrom(moment.at, length, direction, zone);
    if (at <= clock.now()) go({ ...moment, at }, 'move');
  };
  useShortcut(',', () => step(-1));
  useShortcut('.', () => step(1));
  return (
    <div className={classes.group}>
      <Tooltip label={`Back ${length} ( , )`}>
        <ActionIcon size={34} variant="default" aria-label={`Back ${length}`} onClick={() => step(-1)}>
          <IconChevronLeft size={18} />
        </ActionIcon>
      </Tooltip>
      <NativeSelect
        className={classes.step}
        size="xs"
        aria-label="Length of a step"
        value={length}
        data={[...stepLengths]}
        onChange={(event) => setLength(stepLengths.find((known) => known === event.currentTarget.value) ?? length)}
      />
      <Tooltip label={`Forward ${length} ( . )`}>
        <ActionIcon size={34} variant="default" aria-label={`Forward ${length}`} onClick={() => step(1)}>
          <IconChevronRight size={18} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
