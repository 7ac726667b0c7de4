/** One upstream as a siege sees it: how messages are sent to it, and how a server is told of it. */
export type Front = {
  /** Its entry in the upstreams file. `port` is where the server reaches the broker when something stands between. */
  entry: (port?: number) => { id: string; kind: string } & Record<string, unknown>;
  /** Lines of the device file: `upstream,device,vin`. */
  devices: readonly string[];
  /** Environment that the entry points at. */
  environment: Readonly<Record<string, string>>;
  /** The signal each message has exactly one reading of. */
  signal: string;
  /** Port of the broker, for a proxy to stand before. */
  port: number;
  /** Where that proxy has to listen, for a broker that tells its clients where to connect. */
  proxyPort?: number;
  /** Makes the broker keep what is published from now on, before the server has ever come. */
  prepare: () => Promise<void>;
  /** Publishes messages whose readings are the numbers from `first` on, all different; resolves when the broker has them. */
  publish: (first: number, count: number, ratePerSecond: number) => Promise<void>;
  stop: () => Promise<void>;
};

/** So many vehicles share the messages of a siege. */
export const besiegedVehicles = 500;
export const vinOf = (index: number): string => `SIEGE${String(index % besiegedVehicles).padStart(12, '0')}`;
