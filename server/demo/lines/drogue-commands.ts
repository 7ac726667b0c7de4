import type { CommandRelay } from '../broker';
import type { Vehicle } from '../life/vehicle';
import { boxOf, drogueApplication } from '../voices/drogue-event';

/** How commands go by a line. */
export type LineCommands = CommandRelay & {
  /** The filter for all commands at a broker that passes them on as they are. */
  passed: string;
  /** Whom a topic, passed on or of the inbox, is for, and what the command is called; null: nobody. */
  addressOf: (topic: string) => { vehicle: Vehicle; name: string } | null;
};

/**
 * Drogue's way of commands (mqtt-integration, service/session.rs; mqtt-endpoint): `command/<application>/<device>/<name>`
 * becomes `command/inbox/<device>/<name>`. Another number of segments, and a device that is not there, cost the connection.
 * @param sender what the client ids of connections for commands begin with
 */
export function drogueCommands(sender: string, vehicles: readonly Vehicle[]): LineCommands {
  const fitted = new Map(vehicles.map((vehicle) => [boxOf(vehicle), vehicle]));
  const addressOf: LineCommands['addressOf'] = (topic) => {
    const [, , device = '', name = '', ...more] = topic.split('/');
    const vehicle = fitted.get(device);
    return vehicle === undefined || name === '' || more.length > 0 ? null : { vehicle, name };
  };
  return {
    sender,
    inbox: 'command/inbox/#',
    passed: `command/${drogueApplication}/+/+`,
    inboxOf: (topic) => {
      const address = topic.startsWith(`command/${drogueApplication}/`) ? addressOf(topic) : null;
      return address === null ? null : `command/inbox/${boxOf(address.vehicle)}/${address.name}`;
    },
    addressOf,
  };
}
