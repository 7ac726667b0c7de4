import type { Message } from '../../contract/message';
import { quote } from '../clean-text';
import type { Decoded } from '../dialect';
import { isPlainObject } from '../plain-object';
import { type Draft, refuse, startDraft } from './draft';
import { type Envelope, openEnvelope } from './envelope';
import { fieldsOf } from './field';
import { inferField } from './infer-field';
import { takeProperty } from './take-property';
import { isName } from './target';
import { readTopic } from './topic';

/** Properties of every capability that say nothing of the vehicle (misc/universal_properties.yml). */
const universal: ReadonlySet<string> = new Set(['nonce', 'vehicle_signature', 'timestamp', 'vin']);

function takeNamed(
  draft: Draft,
  capability: string,
  property: string,
  value: unknown,
  properties: Record<string, unknown> | undefined,
): void {
  draft.capability = capability;
  draft.property = property;
  const field = fieldsOf.get(capability)?.get(property);
  if (field !== undefined) takeProperty(draft, field, value, properties);
  else if (universal.has(property)) return;
  else if (isName(capability) && isName(property))
    takeProperty(draft, inferField(capability, property, value), value, undefined);
  else refuse(draft, 'bad-name', 'expected the names of a capability and a property');
}

/** Whether this is a property where its capability should be. No property of a capability is called like these. */
function isComponent(value: unknown): boolean {
  if (!isPlainObject(value)) return Array.isArray(value);
  return value.data !== undefined || value.failure !== undefined || value.availability !== undefined;
}

/** A property without its capability around it, as some of the vendor's own samples have it: the envelope or topic names it. */
function takeUnwrapped(draft: Draft, property: string, value: unknown, envelope: Envelope, topic: string): void {
  draft.capability = property;
  const capability = envelope.capability ?? readTopic(topic)?.capability;
  if (isName(capability)) {
    refuse(draft, 'no-capability', `expected ${capability} around it`);
    takeNamed(draft, capability, property, value, undefined);
  } else refuse(draft, 'wrong-shape', 'expected a capability, got a property');
}

/** Decodes one message of High Mobility's MQTT V1 or V2, level 12 or 13 of Auto API. */
export function decodeHighMobility(message: Message): Decoded {
  const envelope = openEnvelope(message);
  const draft = startDraft(envelope, message);
  for (const capability in envelope.data) {
    const properties = envelope.data[capability];
    draft.capability = capability;
    draft.property = '';
    if (isComponent(properties)) takeUnwrapped(draft, capability, properties, envelope, message.topic);
    else if (!isPlainObject(properties))
      refuse(draft, 'wrong-shape', `expected an object of properties, got ${quote(properties)}`);
    else for (const property in properties) takeNamed(draft, capability, property, properties[property], properties);
  }
  return draft.decoded;
}
