import { z } from 'zod';
import { type ClientEvents, fleetJoin, vehicleJoin } from '../contract/live';
import type { Permission } from '../contract/roles';

type ClientEvent = { permission: Permission; payload: z.ZodType };

/** Everything a browser may say, what it takes to say it, and how it must look. Whatever is not here is refused. */
export const clientEvents = {
  'fleet:join': { permission: 'fleet.read', payload: fleetJoin },
  'fleet:leave': { permission: 'fleet.read', payload: z.undefined() },
  'vehicle:join': { permission: 'vehicle.read', payload: vehicleJoin },
  'vehicle:leave': { permission: 'vehicle.read', payload: vehicleJoin },
  'commands:join': { permission: 'command.read', payload: z.undefined() },
  'commands:leave': { permission: 'command.read', payload: z.undefined() },
} as const satisfies Record<keyof ClientEvents, ClientEvent>;

export type ClientEventName = keyof typeof clientEvents;
type PayloadOf<Name extends ClientEventName> = z.infer<(typeof clientEvents)[Name]['payload']>;
type AnswerOf<Name extends ClientEventName> =
  Parameters<ClientEvents[Name]> extends [...unknown[], (reply: infer Reply) => void] ? Reply : undefined;

/** What is done when one of them is said and allowed: it gives the answer. */
export type ClientEventHandlers<Subject> = {
  [Name in ClientEventName]: (subject: Subject, payload: PayloadOf<Name>) => AnswerOf<Name> | Promise<AnswerOf<Name>>;
};

/** Whether there is an event of this name. */
export const isClientEvent = (name: string): name is ClientEventName => Object.hasOwn(clientEvents, name);
