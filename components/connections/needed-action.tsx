import type { Connection } from '../../server/contract/connections';
import { AppLink } from '../shell/app-link';
import { formatNumber } from '../ui/format-value';
import classes from './connection-card.module.css';
import { linkNotice } from './link-facts';
import { trafficFigures } from './traffic-figures';

/** What of the last hour waits for somebody, with the way to where it is settled. */
export function NeededAction({ connection: { id, traffic, links } }: { connection: Connection }) {
  const figures = trafficFigures(traffic);
  const countOf = (wanted: string) => figures.find(({ name }) => name === wanted)?.lastHour ?? 0;
  const unmapped = countOf('unmapped');
  const untaken = countOf('quarantined') + countOf('partial');
  const [notice] = links.map(linkNotice).filter((found) => found !== null);
  if (unmapped === 0 && untaken === 0 && notice === undefined) return null;
  const search = new URLSearchParams({ upstream: id });
  return (
    <ul className={classes.needed}>
      {notice !== undefined && <li>{notice}</li>}
      {unmapped > 0 && (
        <li>
          {formatNumber(unmapped, 0)} in the last hour came from devices without a vehicle.{' '}
          <AppLink href={`/devices?show=waiting&${search}`}>Say which vehicle</AppLink>
        </li>
      )}
      {untaken > 0 && (
        <li>
          {formatNumber(untaken, 0)} in the last hour could not be taken, or not wholly.{' '}
          <AppLink href={`/quarantine?${search}`}>Look into the quarantine</AppLink>
        </li>
      )}
    </ul>
  );
}
