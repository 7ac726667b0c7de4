import type { GotCommand } from './command-device';

/** What a device tells when it has done, or defied, what it was sent. */
export function toldBy({ name, payload }: GotCommand, isDefied: boolean): Record<string, unknown> {
  if (name === 'charge-limit') return { chargeLimit: isDefied ? 55 : payload.limit };
  if (name === 'climate') return { climateSetPoint: payload.temperature };
  if (name === 'immobilise') return { immobilised: true };
  return { doorsLocked: true };
}
