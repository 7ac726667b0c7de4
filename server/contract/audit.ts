import { z } from 'zod';
import { askedText, askedTime } from './asked';

/** Shapes of `/api/audit`: who did what, to what, and when. Times are epoch milliseconds. */

/** Everything that is noted, with what the page calls it. */
export const auditActions = {
  'sign-in': 'Signed in',
  'sign-in.refused': 'Sign-in refused',
  'sign-out': 'Signed out',
  'password.change': 'Changed the password',
  'session.end': 'Ended a session',
  'link.make': 'Made a sign-in link',
  'link.use': 'Used a sign-in link',
  'user.create': 'Let somebody in',
  'user.role': 'Changed a role',
  'user.delete': 'Removed a person',
  'user.sign-out': 'Signed somebody out',
  'vehicle.edit': 'Named a vehicle',
  'device.map': 'Mapped a device',
  'device.import': 'Imported devices',
  'device.decode': 'Decoded what waited for a device',
  'quarantine.decode': 'Decoded a group again',
  'quarantine.discard': 'Discarded a group',
  'upstream.pause': 'Paused an upstream',
  'upstream.resume': 'Resumed an upstream',
  'upstream.restart': 'Restarted an upstream',
  'upstream.test': 'Tested a connection',
  'retention.change': 'Changed how long data are kept',
  'history.export': 'Exported history',
  'evidence.export': 'Exported an evidence pack',
  'command.send': 'Sent a command',
  'command.refused': 'Command refused',
  'command.approve': 'Approved a command',
  'command.cancel': 'Called a command off',
  'command.outcome': 'A command came to its end',
  'command.bulk': 'Sent a command to many',
  'command.approve-bulk': 'Approved a bulk command',
  'command.stop': 'Stopped a bulk command',
} as const;
export type AuditAction = keyof typeof auditActions;

const text = askedText(500);

/** What to look for; all that is given must hold. Newest first. */
export const auditSearch = z.strictObject({
  /** Part of what it was done to, in whatever case. */
  subject: text.optional(),
  /** Part of who did it, in whatever case. */
  actor: text.optional(),
  action: text.optional(),
  /** At or after `from` and before `to`. */
  from: askedTime.optional(),
  to: askedTime.optional(),
  /** Where the last page ended. */
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});
export type AuditSearch = z.infer<typeof auditSearch>;

const auditEntry = z.object({
  id: z.string(),
  at: z.number(),
  /** Null for what nobody signed in did: the server itself, its console, somebody who was refused. */
  userId: z.string().nullable(),
  /** Who it was, as they were called then. */
  actor: z.string(),
  address: z.string().nullable(),
  /** One of `auditActions`, or what an earlier or later release calls it. */
  action: z.string(),
  /** What it was done to: a VIN, a class of data, a device. */
  subject: z.string(),
  /** `before` and `after` where something was changed. */
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditPage = z.object({ entries: z.array(auditEntry), cursor: z.string().nullable() });
export type AuditPage = z.infer<typeof auditPage>;
