'use client';

import { Skeleton } from '@mantine/core';
import { IconSend, IconTerminal2 } from '@tabler/icons-react';
import type { CommandOffer } from '../../server/contract/commands';
import { useCommandOffer, useCommands } from '../data/command-queries';
import { useStreamState } from '../data/live-provider';
import { useIsPast } from '../data/picture-context';
import { usePast } from '../past/past-context';
import { AppLink } from '../shell/app-link';
import { Empty } from '../ui/empty';
import page from '../ui/page.module.css';
import { Problem } from '../ui/problem';
import { CommandList } from './command-list';
import { NoticeLine } from './notice-line';
import { RouteLines } from './route-lines';
import { StaleLine } from './stale-line';
import { TypeCard } from './type-card';
import cards from './type-card.module.css';
import { useSendLink } from './use-send-link';
import { useWhyNotSent } from './use-why-not-sent';
import classes from './vehicle-commands-screen.module.css';

const placeholders = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** What can be sent to a vehicle, and what became of all that was. */
export function VehicleCommandsScreen({ vin }: { vin: string }) {
  const { addressed } = usePast();
  // Of a moment of the past that which had been asked for by then.
  const found = useCommands(addressed === null ? { vin } : { vin, to: String(addressed.at) });
  return (
    <div className={classes.screen}>
      <h2 className={classes.heading}>Send</h2>
      <Offered vin={vin} />
      <div className={classes.head}>
        <h2 className={classes.heading}>{addressed === null ? 'Sent' : 'Sent by then, as it stands now'}</h2>
        <AppLink href={`/commands?vin=${encodeURIComponent(vin)}`} className={classes.search}>
          Search these commands
        </AppLink>
      </div>
      {found.data !== undefined && <StaleLine question={found} />}
      <section className={page.panel} aria-label="Commands of this vehicle">
        <CommandList found={found} isOfVehicle>
          <Empty icon={<IconSend size={30} stroke={1.5} />} title="Nothing was sent to this vehicle">
            <p>What you send appears here, with what became of it.</p>
          </Empty>
        </CommandList>
      </section>
    </div>
  );
}

function Offered({ vin }: { vin: string }) {
  const { data: offer, error, refetch } = useCommandOffer(vin);
  if (offer === undefined && error !== null)
    return (
      <section className={page.panel}>
        <Problem title="What can be sent is not known" detail={error.message} onRetry={() => void refetch()} />
      </section>
    );
  if (offer === undefined)
    return (
      <div className={cards.grid} role="status" aria-label="Loading what can be sent">
        {placeholders.map((card) => (
          <Skeleton key={card} height={172} radius={12} />
        ))}
      </div>
    );
  if (offer.types.length === 0)
    return (
      <section className={page.panel}>
        <Empty icon={<IconTerminal2 size={30} stroke={1.5} />} title="There are no commands">
          <p>Motorcade reads what can be sent from commands.yaml at its start.</p>
        </Empty>
      </section>
    );
  return <OfferedTypes offer={offer} />;
}

function OfferedTypes({ offer }: { offer: CommandOffer }) {
  const { open } = useSendLink();
  const isPast = useIsPast();
  const { phase } = useStreamState();
  const barred = useWhyNotSent(null);
  const hasRoute = offer.routes.some(({ whyNot }) => whyNot === null);
  return (
    <>
      {/* Whether anything reaches the vehicle nobody knows while the server is away. */}
      {!isPast && phase !== 'offline' && <RouteLines offer={offer} />}
      {barred !== null && (
        <div className={classes.routes}>
          <NoticeLine tone="plain">{barred}.</NoticeLine>
        </div>
      )}
      <ul className={cards.grid}>
        {offer.types.map((offered) => (
          <TypeCard
            key={offered.type.id}
            offered={offered}
            isReasonAbove={barred !== null || !hasRoute}
            onOpen={() => open(offer.vin, offered.type.id)}
          />
        ))}
      </ul>
    </>
  );
}
