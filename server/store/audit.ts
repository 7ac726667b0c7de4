import type { AuditAction } from '../contract/audit';
import type { Database } from './database';

/** Who did something: a person, or what acts by itself (`userId` null). */
export type Actor = {
  userId: string | null;
  /** As they are called now: the note outlives the person. */
  actor: string;
  /** Where the request came from; null for what came from no network. */
  address: string | null;
};

export type Action = Actor & {
  action: AuditAction;
  /** What it was done to: a VIN, a class of data, `<upstream>/<device>`. */
  subject: string;
  /** JSON; `before` and `after` where something was changed. Never a secret. */
  detail?: Record<string, unknown>;
};

/** Notes what somebody did, once it is done. Notes are only ever added, and dropped by retention. */
export async function noteAction({ pool }: Database, { userId, actor, address, ...what }: Action): Promise<void> {
  const { action, subject, detail = {} } = what;
  await pool.query({
    name: 'note-action',
    text: 'INSERT INTO audit (user_id, actor, address, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)',
    values: [userId, actor, address, action, subject, JSON.stringify(detail)],
  });
}
