import type { MqttLimits, MqttSettings } from '../../server/transports/mqtt/mqtt-settings';
import { openMqttSource } from '../../server/transports/mqtt/mqtt-source';
import { type WatchedSource, watchSource } from './watched-source';

const quick: Partial<MqttLimits> = {
  reconnect: { baseMs: 5, capMs: 40 },
  recommit: { baseMs: 5, capMs: 40 },
  gatherMs: 5,
};

export type SourceOptions = {
  settings: Partial<MqttSettings> & { url: string };
  limits?: Partial<MqttLimits>;
  checkHook?: () => Promise<boolean>;
};

/** A source on a database that is an array, with waits short enough for tests. It is not started. */
export function sourceUnderTest({ settings, limits, checkHook }: SourceOptions): WatchedSource {
  return watchSource((watch) =>
    openMqttSource({
      settings: {
        clientId: 'motorcade-test',
        filter: 'fleet/#',
        protocolVersion: 5,
        qos: 1,
        clean: false,
        ...settings,
      },
      limits: { ...quick, ...limits },
      checkHook,
      ...watch,
    }),
  );
}
