import type { StoredMessage } from '../../server/contract/http';
import { AppLink } from '../shell/app-link';
import { Ago } from '../ui/ago';
import { CopyText } from '../ui/copy-text';
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
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
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
        <div className={classes.fact} data-wide>
          <dt>Topic</dt>
          <dd>
            <code>{topic}</code> <CopyText text={topic} what="topic" />
          </dd>
        </div>
        <div className={classes.fact}>
          <dt>Received</dt>
          <dd>
            <time dateTime={formatExactUtcTime(receivedAt)}>{formatExactTime(receivedAt)}</time>,{' '}
            <Ago at={receivedAt} />
          </dd>
        </div>
        <div className={classes.fact}>
          <dt>Source</dt>
          <dd>{upstream}</dd>
        </div>
        {vin !== null && (
          <div className={classes.fact}>
            <dt>Vehicle</dt>
            <dd>
              <AppLink href={`/vehicles/${encodeURIComponent(vin)}`} prefetch={false}>
                {vin}
              </AppLink>
            </dd>
          </div>
        )}
        {device !== null && (
          <div className={classes.fact}>
            <dt>Device</dt>
            <dd>
              <AppLink href={`/devices?${new URLSearchParams({ upstream, search: device })}`} prefetch={false}>
                {device}
              </AppLink>
            </dd>
          </div>
        )}
        {deliveryWords(message.delivery).map(({ label, text }) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {contentType !== null && (
          <div className={classes.fact}>
            <dt>Content type</dt>
            <dd>{contentType}</dd>
          </div>
        )}
      </dl>
      <Properties properties={message.properties} />
    </div>
  );
}
