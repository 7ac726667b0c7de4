import type { Connection } from '../../server/contract/connections';
import { Ago } from '../ui/ago';
import { Fact } from '../ui/fact';
import { formatNumber } from '../ui/format-value';
import classes from './connection-facts.module.css';
import { commonFacts, type LinkFact } from './link-facts';

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
      <Fact name="Endpoint" isWide>
        <code>{endpoint}</code>
      </Fact>
      <Fact name="Subscription" isWide>
        <code>{subscription}</code>
      </Fact>
      {only !== undefined && others.length === 0 && (
        <Fact name={connection.partitions === null ? 'Client id' : 'Group member'} isWide>
          <code>{only.name}</code>
        </Fact>
      )}
      {longFirst(commonFacts(links)).map(({ label, text, isLong = false }) => (
        <Fact key={label} name={label} isWide={isLong}>
          {isLong ? <code>{text}</code> : text}
        </Fact>
      ))}
      <Fact name="Last message">{lastMessageAt === null ? 'None yet' : <Ago at={lastMessageAt} />}</Fact>
      <Fact name="Last acknowledged">{lastAcknowledgedAt === null ? 'None yet' : <Ago at={lastAcknowledgedAt} />}</Fact>
      <Fact name="Received, not yet stored">
        {formatNumber(pending, 0)}
        {oldestPendingAt !== null && (
          <>
            , the oldest <Ago at={oldestPendingAt} />
          </>
        )}
      </Fact>
      <Fact name="Reconnected in 24 h">{reconnects === 0 ? 'Never' : `${formatNumber(reconnects, 0)}×`}</Fact>
    </dl>
  );
}
