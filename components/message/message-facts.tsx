import type { StoredMessage } from '../../server/contract/http';
import { AppLink } from '../shell/app-link';
import { Ago } from '../ui/ago';
import { CopyText } from '../ui/copy-text';
import { Fact } from '../ui/fact';
import { formatExactTime, formatExactUtcTime } from '../ui/format-time';
import { deliveryWords } from './delivery-words';
import classes from './message-facts.module.css';

/** What a source put around a message: user properties of MQTT 5, headers of Kafka. */
function Properties({ properties }: Pick<StoredMessage, 'properties'>) {
  const entries = Object.entries(properties);
  if (entries.length === 0) return null;
  return (
    <details className={classes.properties}>
      <summary>
        {entries.length} {entries.length === 1 ? 'property' : 'properties'} around it
      </summary>
      <dl className={classes.facts}>
        {entries.map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </dl>
    </details>
  );
}

/** Where a message came from, when, how, and whom it is about. */
export function MessageFacts({ message }: { message: StoredMessage }) {
  const { receivedAt, upstream, topic, vin, device, contentType } = message;
  return (
    <div>
      <dl className={classes.facts}>
        <Fact name="Topic" isWide>
          <code>{topic}</code> <CopyText text={topic} what="topic" />
        </Fact>
        <Fact name="Received">
          <time dateTime={formatExactUtcTime(receivedAt)}>{formatExactTime(receivedAt)}</time>, <Ago at={receivedAt} />
        </Fact>
        <Fact name="Source">{upstream}</Fact>
        {vin !== null && (
          <Fact name="Vehicle">
            <AppLink href={`/vehicles/${encodeURIComponent(vin)}`} prefetch={false}>
              {vin}
            </AppLink>
          </Fact>
        )}
        {device !== null && (
          <Fact name="Device">
            <AppLink href={`/devices?${new URLSearchParams({ upstream, search: device })}`} prefetch={false}>
              {device}
            </AppLink>
          </Fact>
        )}
        {deliveryWords(message.delivery).map(({ label, text }) => (
          <Fact key={label} name={label}>
            {text}
          </Fact>
        ))}
        {contentType !== null && <Fact name="Content type">{contentType}</Fact>}
      </dl>
      <Properties properties={message.properties} />
    </div>
  );
}
