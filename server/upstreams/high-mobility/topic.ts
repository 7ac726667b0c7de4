/** What a topic says of its message. The payload is the authority; this fills what it leaves out. */
export type TopicHint = { vin: string; capability: string; property: string };

/** `{live|sandbox}/level13/{app_id}/{vin}/{capability}/{get}/{property}` (MQTT V1), also behind a shared subscription. */
const versionOne = /^(?:\$share\/[^/]+\/)?[^/]+\/(?:level\d+|l\d+)\/[^/]+\/([^/]+)\/([^/]+)\/[^/]+\/([^/]+)$/;

/** Reads a V1 topic; undefined for V2's, which name the application only, and for every other. */
export function readTopic(topic: string): TopicHint | undefined {
  const parts = versionOne.exec(topic);
  if (parts === null) return undefined;
  const [, vin = '', capability = '', property = ''] = parts;
  return { vin, capability, property };
}
