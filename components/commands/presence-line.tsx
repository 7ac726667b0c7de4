'use client';

import type { CommandOffer } from '../../server/contract/commands';
import { Ago } from '../ui/ago';
import { NoticeLine } from './notice-line';

/** When the vehicle was heard of last: whoever is silent is probably not listening either. */
export function PresenceLine({ offer: { lastHeardAt, isOnline } }: { offer: CommandOffer }) {
  if (lastHeardAt === null)
    return <NoticeLine tone="doubt">Nothing was ever heard of this vehicle: it is probably not listening.</NoticeLine>;
  return (
    <NoticeLine tone={isOnline ? 'good' : 'doubt'}>
      Last heard of <Ago at={lastHeardAt} />.{isOnline ? '' : ' It is probably not listening.'}
    </NoticeLine>
  );
}
