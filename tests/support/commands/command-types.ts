import type { Catalogue, TypeDefinition } from '../../../server/commands/catalogue/type-definition';
import { minutes, seconds } from '../../../server/contract/duration';

const usual: TypeDefinition = {
  ...{ id: 'lock', label: 'Lock', description: 'Locks the doors.', name: 'lock', kinds: null },
  ...{ risk: 'normal', role: 'operator', needsApproval: false, mayRepeat: false },
  ...{ parameters: {}, required: [], payload: { locked: true }, preconditions: [], deadlineMs: minutes(5) },
  effect: { signal: 'doors.lock_state', becomes: ['locked'], tolerance: 0, withinMs: seconds(30) },
};

const standing = { signal: 'speed', isAtLeast: 0, isAtMost: 0, freshWithinMs: minutes(2) };

/** Its payload says which one it is. */
const message: TypeDefinition = {
  ...{ ...usual, id: 'message', label: 'Message', name: 'message', payload: { text: '{text}' }, effect: null },
  parameters: { text: { type: 'string', title: 'Text' } },
  required: ['text'],
};

const types: TypeDefinition[] = [
  usual,
  {
    ...usual,
    id: 'unlock',
    label: 'Unlock',
    name: 'unlock',
    effect: { signal: 'doors.lock_state', becomes: ['unlocked'], tolerance: 0, withinMs: seconds(30) },
  },
  { ...usual, id: 'lock-again', label: 'Lock, as often as need be', mayRepeat: true },
  { ...usual, id: 'honk', label: 'Honk', name: 'honk', payload: {}, effect: null },
  { ...usual, id: 'stop', label: 'Stop', name: 'stop', preconditions: [standing] },
  { ...usual, id: 'four-eyes', label: 'Lock, by two', needsApproval: true },
  { ...usual, id: 'two-admins', label: 'Lock, by two administrators', role: 'admin', needsApproval: true },
  { ...usual, id: 'critical', label: 'Immobilise', risk: 'critical', role: 'admin' },
  message,
  { ...message, id: 'message-again', mayRepeat: true },
  {
    ...{ ...message, id: 'ping', name: 'ping' },
    effect: { signal: 'speed', becomes: null, tolerance: 0, withinMs: seconds(5) },
  },
];

/** Types of command that tests send, of every sort. */
export const testCatalogue: Catalogue = { types: new Map(types.map((type) => [type.id, type])) };
