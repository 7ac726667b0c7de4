'use client';

import { IconAntennaBars5 } from '@tabler/icons-react';
import { findDisagreements } from '../../server/contract/odometers';
import type { VehicleView } from '../data/vehicle-store';
import { messagesPath } from '../messages/message-view';
import { AppLink } from '../shell/app-link';
import { Ago } from '../ui/ago';
import { Panel } from '../ui/panel';
import { useMay } from '../ui/use-may';
import { OdometerDisagreement } from './odometer-disagreement';
import { SourcesCompared } from './sources-compared';
import classes from './sources-panel.module.css';
import { useNewestBySource } from './use-vehicle-sources';
import { sourcesOf } from './vehicle-sources';

/** Where on the page it stands: what is told elsewhere leads here. */
export const sourcesId = 'sources';

/** Who tells of the vehicle and how lately; where there are several, what each says of the same. */
export function SourcesPanel({ state }: { state: VehicleView }) {
  const may = useMay('message.read');
  const { readings, error } = useNewestBySource(state);
  const sources = sourcesOf(readings);
  return (
    <Panel
      id={sourcesId}
      title="Sources"
      icon={<IconAntennaBars5 size={17} />}
      aside={
        may.isAllowed && (
          <AppLink href={messagesPath({ vin: state.vin })} prefetch={false} className={classes.all}>
            All its messages
          </AppLink>
        )
      }
    >
      {findDisagreements(readings).map(({ earlier, later }) => (
        <OdometerDisagreement key={`${earlier.upstream} ${later.upstream}`} earlier={earlier} later={later} />
      ))}
      {sources.length === 0 && <p className={classes.remark}>No source has told a value of it yet.</p>}
      <ul className={classes.sources}>
        {sources.map(({ upstream, lastAt, lastReceivedAt, signals }) => (
          <li key={upstream}>
            {may.isAllowed ? (
              <AppLink href={messagesPath({ vin: state.vin, upstream })} prefetch={false} className={classes.name}>
                {upstream}
              </AppLink>
            ) : (
              <span className={classes.name}>{upstream}</span>
            )}
            <span className={classes.remark}>
              {signals} {signals === 1 ? 'signal' : 'signals'}
            </span>
            <span className={classes.remark}>
              last event <Ago at={lastAt} />
            </span>
            <span className={classes.remark}>
              received <Ago at={lastReceivedAt} />
            </span>
          </li>
        ))}
      </ul>
      {error !== null && (
        <p className={classes.remark}>What the other sources say is not up to date: {error.message}</p>
      )}
      {sources.length > 1 && <SourcesCompared readings={readings} state={state} />}
    </Panel>
  );
}
