import type { IClientOptions } from 'mqtt';
import { isSecure } from './broker-host';
import type { MqttCredentials, MqttLimits, MqttSession } from './mqtt-settings';

const maximumReceive = 65_535;

/**
 * Options for one attempt. MQTT.js must neither connect (our hooks come first) nor reconnect (its fixed period would
 * resend old acknowledgements and give up after a refused CONNACK) by itself.
 */
export function clientOptions(settings: MqttSession, credentials: MqttCredentials, limits: MqttLimits): IClientOptions {
  const { username, password } = credentials;
  // MQTT.js would speak TLS for the sake of a certificate, whatever the address says.
  const { ca, certificate: cert, key } = isSecure(settings.url) ? credentials : {};
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
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { username: username ?? '', password }),
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
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
