'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Connection } from '../../server/contract/connections';
import { useNow } from '../data/server-clock';
import { AppLink } from '../shell/app-link';
import { asSentence } from '../ui/as-sentence';
import { formatNumber } from '../ui/format-value';
import { silenceOf } from './connection-sentence';
import { expiryWarnings } from './credential-words';
import { linkNotice } from './link-facts';
import classes from './needed-action.module.css';
import { trafficFigures } from './traffic-figures';

function Needed({ children }: { children: ReactNode }) {
  return (
    <li className={classes.item}>
      <IconAlertTriangle size={17} aria-hidden="true" />
      <span>{children}</span>
    </li>
  );
}

/** What waits for somebody: what came in the last hour and was not taken, and what soon ends; with the way to settle it. */
export function NeededAction({ connection }: { connection: Connection }) {
  const { id, traffic, links, credentials } = connection;
  const now = useNow(10_000);
  const figures = trafficFigures(traffic);
  const countOf = (wanted: string) => figures.find(({ name }) => name === wanted)?.lastHour ?? 0;
  const unmapped = countOf('unmapped');
  const untaken = countOf('quarantined') + countOf('partial');
  const notices = [...new Set(links.map(linkNotice).filter((found) => found !== null))].map(asSentence);
  const silence = now === 0 ? null : silenceOf(connection, now);
  const warnings = now === 0 ? [] : expiryWarnings(credentials, now);
  const remarks = [...(silence === null ? [] : [silence]), ...notices, ...warnings];
  if (unmapped === 0 && untaken === 0 && remarks.length === 0) return null;
  const search = new URLSearchParams({ upstream: id });
  return (
    <ul className={classes.needed}>
      {remarks.map((remark) => (
        <Needed key={remark}>{remark}</Needed>
      ))}
      {unmapped > 0 && (
        <Needed>
          {formatNumber(unmapped, 0)} in the last hour came from devices without a vehicle.{' '}
          <AppLink href={`/devices?show=waiting&${search}`}>Say which vehicle</AppLink>
        </Needed>
      )}
      {untaken > 0 && (
        <Needed>
          {formatNumber(untaken, 0)} in the last hour could not be taken, or not wholly.{' '}
          <AppLink href={`/quarantine?${search}`}>Look into the quarantine</AppLink>
        </Needed>
      )}
    </ul>
  );
}
