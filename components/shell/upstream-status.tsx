'use client';

import { Popover } from '@mantine/core';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import type { Upstream } from '../../server/contract/http';
import { useUpstreams } from '../data/queries';
import { Ago } from '../ui/ago';
import classes from './status.module.css';
import listClasses from './upstream-status.module.css';
import { kindLabel, phaseWords } from './upstream-words';

function UpstreamLine({ upstream }: { upstream: Upstream }) {
  return (
    <li className={listClasses.line} data-live={upstream.phase === 'live' || undefined}>
      <span className={classes.dot} aria-hidden="true" />
      <div>
        <p className={listClasses.name}>
          {kindLabel(upstream.kind)} <span className={listClasses.id}>{upstream.id}</span>
        </p>
        <p className={listClasses.state}>
          {phaseWords[upstream.phase]}, since <Ago at={upstream.since} />
        </p>
        {upstream.error !== null && <p className={listClasses.error}>{upstream.error}</p>}
        <p className={listClasses.state}>
          {upstream.lastMessageAt === null ? (
            'No message yet'
          ) : (
            <>
              Last message <Ago at={upstream.lastMessageAt} />
            </>
          )}
        </p>
      </div>
    </li>
  );
}

/** How many upstreams are up, and each one's state in words. */
export function UpstreamStatus() {
  const { data: upstreams, error } = useUpstreams();
  const live = upstreams?.filter((upstream) => upstream.phase === 'live').length ?? 0;
  const total = upstreams?.length ?? 0;
  // What was known before the server went silent may have ceased to be true.
  const isUnknown = upstreams === undefined || error !== null;
  const tone = isUnknown || total === 0 ? undefined : live === total ? 'good' : 'bad';
  const label = isUnknown ? 'Sources unknown' : `${live} of ${total} up`;
  const Icon = tone === 'bad' ? IconPlugConnectedX : IconPlugConnected;
  const reason = error?.message ?? 'Asking the server';
  return (
    <Popover position="bottom-start" width={340} shadow="md" withArrow>
      <Popover.Target>
        <button type="button" className={classes.status} data-tone={tone} data-opens aria-label={`Sources: ${label}`}>
          <Icon size={15} aria-hidden="true" />
          <span className={classes.label}>{label}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Sources">
        {isUnknown && <p className={listClasses.state}>{reason}</p>}
        {total === 0 && upstreams !== undefined && <p className={listClasses.state}>No source is configured.</p>}
        <ul className={listClasses.list}>
          {upstreams?.map((upstream) => (
            <UpstreamLine key={upstream.id} upstream={upstream} />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
