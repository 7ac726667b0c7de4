'use client';

import { ActionIcon, Menu, SegmentedControl, Switch, Tooltip } from '@mantine/core';
import {
  IconListDetails,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Span } from '../range/range-presets';
import { formatClock, formatLocalDate } from '../ui/format-time';
import { type Jump, nextJump } from './jumps';
import type { Player } from './player';
import classes from './replay-controls.module.css';
import { type ReplaySpeed, replaySpeeds } from './replay-speeds';
import { useIsPlaying } from './use-player';

type ReplayControlsProps = {
  player: Player;
  span: Span;
  jumps: readonly Jump[];
  speed: ReplaySpeed;
  isSkipping: boolean;
  hasLongStops: boolean;
  onSpeed: (speed: ReplaySpeed) => void;
  onSkipping: (isSkipping: boolean) => void;
  /** What is drawn: which graph, which colours. */
  children: ReactNode;
};

/** Plays, pauses, jumps, and says how fast. */
export function ReplayControls(props: ReplayControlsProps) {
  const { player, span, jumps, speed, isSkipping, hasLongStops, onSpeed, onSkipping, children } = props;
  const isPlaying = useIsPlaying(player);
  const jump = (direction: 1 | -1) => {
    // One just passed is not the one before: it would be where one came from.
    const at = player.current().at - (direction === -1 && isPlaying ? speed * 1_000 : 0);
    player.seek(nextJump(jumps, at, direction)?.at ?? (direction === 1 ? span.to : span.from));
  };
  return (
    <div className={classes.controls}>
      <div className={classes.play}>
        <Button label="Previous moment (Shift ←)" onClick={() => jump(-1)}>
          <IconPlayerSkipBack size={18} />
        </Button>
        <ActionIcon
          size={44}
          radius="xl"
          aria-label={isPlaying ? 'Pause' : 'Play'}
          title={`${isPlaying ? 'Pause' : 'Play'} (Space)`}
          onClick={() => (isPlaying ? player.pause() : player.play())}
        >
          {isPlaying ? <IconPlayerPauseFilled size={20} /> : <IconPlayerPlayFilled size={20} />}
        </ActionIcon>
        <Button label="Next moment (Shift →)" onClick={() => jump(1)}>
          <IconPlayerSkipForward size={18} />
        </Button>
        <JumpList jumps={jumps} onJump={player.seek} />
      </div>
      <SegmentedControl
        className={classes.speeds}
        size="xs"
        aria-label="Speed of the replay"
        value={String(speed)}
        data={replaySpeeds.map((value) => ({ value: String(value), label: `${value}×` }))}
        onChange={(value) => onSpeed(replaySpeeds.find((known) => String(known) === value) ?? speed)}
      />
      <Switch
        size="sm"
        label="Skip long stops"
        checked={isSkipping}
        disabled={!hasLongStops && !isSkipping}
        onChange={(event) => onSkipping(event.currentTarget.checked)}
      />
      {children}
    </div>
  );
}

function Button({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={36} radius="xl" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** Every moment one can jump to, by its time. */
function JumpList({ jumps, onJump }: { jumps: readonly Jump[]; onJump: (at: number) => void }) {
  return (
    <Menu position="top-start" shadow="md" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={36}
          radius="xl"
          aria-label={`Moments to jump to: ${jumps.length}`}
          disabled={jumps.length === 0}
        >
          <IconListDetails size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.jumps}>
        {jumps.map(({ at, kind, label }) => (
          <Menu.Item key={`${kind} ${at} ${label}`} onClick={() => onJump(at)}>
            <span className={classes.jump}>
              <span className={classes.jumpTime} title={formatLocalDate(at)}>
                {formatClock(at)}
              </span>{' '}
              <span>{label}</span>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
