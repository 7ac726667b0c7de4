'use client';

import { ActionIcon, Loader, NativeSelect, Tooltip } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useShortcut } from '../ui/use-shortcut';
import { usePast, usePastState } from './past-context';
import { type PlaySpeed, playSpeeds } from './play-speeds';
import classes from './time-bar.module.css';

/** Plays the past from the moment that is shown, at a speed of choice, and stands still again. */
export function PlayControls() {
  const { past } = usePast();
  const { play } = usePastState();
  const [speed, setSpeed] = useState<PlaySpeed>(60);
  const isOn = play !== null;
  const label = play?.phase === 'waiting' ? 'Pause; waiting for what comes next' : isOn ? 'Pause' : 'Play';
  const toggle = () => (isOn ? past.pause() : past.play(speed));
  const choose = (next: PlaySpeed) => {
    setSpeed(next);
    if (isOn) past.play(next);
  };
  useShortcut('p', toggle);
  const Icon = isOn ? IconPlayerPauseFilled : IconPlayerPlayFilled;
  return (
    <div className={classes.group}>
      <Tooltip label={`${label} (P)`}>
        <ActionIcon size={34} variant="filled" aria-label={label} onClick={toggle}>
          {play?.phase === 'waiting' ? <Loader size={16} color="currentColor" /> : <Icon size={17} />}
        </ActionIcon>
      </Tooltip>
      <NativeSelect
        className={classes.speed}
        size="xs"
        aria-label="Speed of playing"
        value={String(speed)}
        data={playSpeeds.map((value) => ({ value: String(value), label: `${value}×` }))}
        onChange={(event) => choose(playSpeeds.find((known) => String(known) === event.currentTarget.value) ?? speed)}
      />
    </div>
  );
}
