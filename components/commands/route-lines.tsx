'use client';

import type { CommandOffer } from '../../server/contract/commands';
import { NoticeLine } from './notice-line';
import { PresenceLine } from './presence-line';
import classes from './vehicle-commands-screen.module.css';

/** By which way commands reach the vehicle and when it was heard of last; or why none reaches it. */
export function RouteLines({ offer }: { offer: CommandOffer }) {
  const { routes } = offer;
  const carrying = routes.filter(({ whyNot }) => whyNot === null);
  return (
    <div className={classes.routes}>
      {carrying.map(({ upstream, label, device, isConnected }) => (
        <NoticeLine key={upstream} tone={isConnected ? 'good' : 'doubt'}>
          By {label} ({upstream}){device === null ? '' : `, device ${device}`}:{' '}
          {isConnected ? 'connected' : 'not connected just now. What is sent waits until its deadline'}.
        </NoticeLine>
      ))}
      {carrying.length === 0 && routes.length === 0 && (
        <NoticeLine tone="plain">
          No source that is configured tells of this vehicle, so nothing can reach it.
        </NoticeLine>
      )}
      {routes.map(({ upstream, label, whyNot }) =>
        whyNot === null ? null : (
          <NoticeLine key={upstream} tone="plain">
            Not by {label} ({upstream}): {whyNot}.
          </NoticeLine>
        ),
      )}
      {carrying.length > 0 && <PresenceLine offer={offer} />}
    </div>
  );
}
