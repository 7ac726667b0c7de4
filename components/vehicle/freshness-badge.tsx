'use client';

import { Popover } from '@mantine/core';
import { IconClockCheck, IconClockExclamation, IconClockHour8, IconClockQuestion } from '@tabler/icons-react';
import type { Freshness } from '../../server/contract/freshness';
import type { Motion } from '../../server/contract/motion';
import type { Reading } from '../../server/contract/reading';
import { useNow } from '../data/server-clock';
import { Ago } from '../ui/ago';
import { Announcement } from '../ui/announcement';
import { useSignalOf } from '../ui/use-signal';
import { freshnessSentence } from './freshness-sentence';
import { vehicleFreshness } from './vehicle-freshness';
import classes from './vehicle-head.module.css';

const looks = {
  fresh: { label: 'Fresh', Icon: IconClockCheck },
  aging: { label: 'Aging', Icon: IconClockHour8 },
  stale: { label: 'Stale in part', Icon: IconClockExclamation },
  never: { label: 'No values', Icon: IconClockQuestion },
} satisfies Record<Freshness, unknown>;

/** The state of the vehicle's worst relevant value, and which are the oldest. */
export function FreshnessBadge({ readings, motion }: { readings: ReadonlyMap<string, Reading>; motion: Motion }) {
  const now = useNow(5_000);
  const judged = vehicleFreshness(readings, motion, useSignalOf(), now);
  const { state, oldest, isByRelevant } = judged;
  const { label, Icon } = looks[state];
  return (
    <>
      <Popover position="bottom-start" shadow="md" withArrow>
        <Popover.Target>
          <button type="button" className={classes.freshness} data-freshness={state}>
            <Icon size={16} aria-hidden="true" />
            {label}
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Oldest values">
          <p className={classes.oldestTitle}>
            {oldest.length === 0
              ? 'Nothing was received yet'
              : isByRelevant
                ? 'Oldest of what matters'
                : 'Newest of all it sends'}
          </p>
          <ul className={classes.oldest}>
            {oldest.map((signal) => (
              <li key={signal.id} data-freshness={signal.state}>
                <span>{signal.label}</span>
                <span>
                  <Ago at={signal.at} />
                  {signal.state === 'stale' && ', stale'}
                </span>
              </li>
            ))}
          </ul>
        </Popover.Dropdown>
      </Popover>
      <Announcement text={freshnessSentence(judged)} />
    </>
  );
}
