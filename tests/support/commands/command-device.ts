import { connectAsync, type MqttClient } from 'mqtt';
import { application } from '../drogue-upstream';

/** A command as a device got it. */
export type GotCommand = {
  device: string;
  name: string;
  payload: Record<string, unknown>;
  expiresInSeconds: number | undefined;
};

export type CommandDevices = {
  /** Every command that came, in order. */
  got: GotCommand[];
  /** A device tells something of itself, by Drogue's event. @param at when it measured it, epoch milliseconds */
  tell: (device: string, data: Record<string, unknown>, at?: number) => Promise<void>;
  /** Resolves when commands come to them; to be asked after the broker was away. */
  listen: () => Promise<void>;
  close: () => Promise<void>;
};

let events = 0;

/**
 * The devices of one application: they take what is published for them and answer by events, as Drogue would pass both on.
 * @param onCommand what a device does about a command
 */
export async function openDevices(
  url: string,
  onCommand: (command: GotCommand, devices: CommandDevices) => void = () => undefined,
): Promise<CommandDevices> {
  const client: MqttClient = await connectAsync(url, { protocolVersion: 5, reconnectPeriod: 50 });
  const devices: CommandDevices = {
    got: [],
    async tell(device, data, at = Date.now()) {
      const event = {
        ...{ specversion: '1.0', id: `event-${process.pid}-${events++}`, type: 'io.drogue.event.v1', subject: 'state' },
        ...{ source: `drogue://${application}/${device}`, application, device, datacontenttype: 'application/json' },
        ...{ time: new Date(at).toISOString(), data },
      };
      const contentType = 'application/cloudevents+json; charset=utf-8';
      await client.publishAsync(`app/${application}`, JSON.stringify(event), { qos: 1, properties: { contentType } });
    },
    listen: async () => {
      const filter = `command/${application}/+/+`;
      // Otherwise the library, which subscribes anew at its own time after a reconnect, takes it to be done already.
      await client.unsubscribeAsync(filter);
      await client.subscribeAsync(filter, { qos: 1 });
    },
    close: () => client.endAsync(true),
  };
  client.on('message', (topic, payload, packet) => {
    const [, , device = '', name = ''] = topic.split('/');
    const expiresInSeconds = packet.properties?.messageExpiryInterval;
    const command = { device, name, payload: JSON.parse(payload.toString()), expiresInSeconds };
    devices.got.push(command);
    onCommand(command, devices);
  });
  await devices.listen();
  return devices;
}
