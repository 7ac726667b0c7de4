import type { Host } from '../reach-host';

/** Whether an address asks for TLS. */
export const isSecure = (url: string): boolean => url.startsWith('mqtts://');

/** Host and port of a broker's address; MQTT's usual port where it names none. */
export function brokerHost(url: string): Host {
  const { hostname, port } = new URL(url);
  const usual = isSecure(url) ? 8883 : 1883;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usual : Number(port) };
}
