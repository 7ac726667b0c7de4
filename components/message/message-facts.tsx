import type { StoredMessage } from '../../server/contract/http';
import { AppLink } from '../shell/app-link';
import { Ago } from '../ui/ago';
import { CopyText } from '../ui/copy-text';
import { formatLocalTime } from '../ui/format-time';
import classes from './message.module.css';

/** Where a message came from and when. */
export function MessageFacts({ message }: { message: StoredMessage }) {
  const properties = Object.entries(message.properties);
  return (
    <dl className={classes.facts}>
      <dt>Received</dt>
      <dd>
        {formatLocalTime(message.receivedAt)}, <Ago at={message.receivedAt} />
      </dd>
      <dt>Source</dt>
      <dd>{message.upstream}</dd>
      <dt>Topic</dt>
      <dd>
        <code>{message.topic}</code> <CopyText text={message.topic} what="topic" />
      </dd>
      {message.vin !== null && (
        <>
          <dt>Vehicle</dt>
          <dd>
            <AppLink href={`/vehicles/${encodeURIComponent(message.vin)}`}>{message.vin}</AppLink>
          </dd>
        </>
      )}
      {message.contentType !== null && (
        <>
          <dt>Content type</dt>
          <dd>{message.contentType}</dd>
        </>
      )}
      {properties.map(([name, value]) => (
        <div key={name} className={classes.property}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
