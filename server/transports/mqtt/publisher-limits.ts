import { mqttLimits } from './mqtt-settings';

/** Times and counts that hold for every publisher; tests shorten them. */
export const publisherLimits = {
  ...mqttLimits,
  /** Packets that may wait for their PUBACK, at most; a broker of MQTT 5 may allow fewer (§3.2.2.3.3). */
  inFlight: 100,
};
export type PublisherLimits = typeof publisherLimits;
