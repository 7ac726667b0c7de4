import type { IClientOptions } from 'mqtt';
import type { MqttLimits, MqttSettings } from './mqtt-settings';

const maximumReceive = 65_535;

/**
 * Options for one attempt. MQTT.js must neither connect (our hooks come first) nor reconnect (its fixed period would
 * resend old acknowledgements and give up after a refused CONNACK) by itself.
 */
export function clientOptions(settings: MqttSettings, limits: MqttLimits): IClientOptions {
  return {
    manualConnect: true,
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    clientId: settings.clientId,
    clean: settings.clean,
    protocolVersion: settings.protocolVersion,
    keepalive: limits.keepaliveSeconds,
    connectTimeout: limits.answerWithinMs,
    timerVariant: 'native',
    // A hundred debug calls a message cost more than parsing it, even when nothing is printed.
    log: () => undefined,
    ...(settings.username === undefined ? {} : { username: settings.username }),
    ...(settings.password === undefined ? {} : { password: settings.password }),
    ...(settings.ca === undefined ? {} : { ca: settings.ca }),
    ...(settings.certificate === undefined ? {} : { cert: settings.certificate }),
    ...(settings.key === undefined ? {} : { key: settings.key }),
    ...(settings.protocolVersion === 5
      ? {
          properties: {
            sessionExpiryInterval: settings.clean ? 0 : limits.sessionExpirySeconds,
            receiveMaximum: Math.min(limits.pendingCount, maximumReceive),
          },
        }
      : {}),
  };
}
