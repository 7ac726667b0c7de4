import type { MqttSettings } from '../transports/mqtt/mqtt-settings';

/** An upstream to hold, as configured: `kind` names its dialect, `id` is what readings are marked with. */
export type UpstreamSettings = { id: string; kind: 'high-mobility'; settings: MqttSettings };
