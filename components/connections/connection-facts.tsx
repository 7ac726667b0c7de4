import type { ReactNode } from 'react';
import type { Connection } from '../../server/contract/connections';
import { Ago } from '../ui/ago';
import { formatNumber } from '../ui/format-value';
import classes from './connection-facts.module.css';
import { commonFacts, type LinkFact } from './link-facts';

function Fact({ label, children, isWide = false }: { label: string; children: ReactNode; isWide?: boolean }) {
  return (
    <div className={classes.fact} data-wide={isWide || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Those that take a line of their own come before those that share one. */
const longFirst = (facts: readonly LinkFact[]): LinkFact[] =>
  [...facts].sort((one, other) => Number(other.isLong ?? false) - Number(one.isLong ?? false));

/** Where an upstream is, what it asks for there, and what is known of the connection. */
export function ConnectionFacts({ connection }: { connection: Connection }) {
  const { endpoint, subscription, links, reconnects, pending, oldestPendingAt, lastMessageAt, lastAcknowledgedAt } =
    connection;
  const [only, ...others] = links;
  return (
    <dl className={classes.facts}>
      <Fact label="Endpoint" isWide>
        <code>{endpoint}</code>
      </Fact>
      <Fact label="Subscription" isWide>
        <code>{subscription}</code>
      </Fact>
      {only !== undefined && others.length === 0 && (
        <Fact label={connection.partitions === null ? 'Client id' : 'Group member'} isWide>
          <code>{only.name}</code>
        </Fact>
      )}
      {longFirst(commonFacts(links)).map(({ label, text, isLong = false }) => (
        <Fact key={label} label={label} isWide={isLong}>
          {isLong ? <code>{text}</code> : text}
        </Fact>
      ))}
      <Fact label="Last message">{lastMessageAt === null ? 'None yet' : <Ago at={lastMessageAt} />}</Fact>
      <Fact label="Last acknowledged">
        {lastAcknowledgedAt === null ? 'None yet' : <Ago at={lastAcknowledgedAt} />}
      </Fact>
      <Fact label="Received, not yet stored">
        {formatNumber(pending, 0)}
        {oldestPendingAt !== null && (
          <>
            , the oldest <Ago at={oldestPendingAt} />
          </>
        )}
      </Fact>
      <Fact label="Reconnected in 24 h">{reconnects === 0 ? 'Never' : `${formatNumber(reconnects, 0)}×`}</Fact>
    </dl>
  );
}
