import { type AuditEntry, auditActions } from '../../server/contract/audit';

const isKnown = (action: string): action is keyof typeof auditActions => Object.hasOwn(auditActions, action);

const said = (value: unknown): string => (value === null || value === undefined ? 'none' : String(value));

/** What somebody changed, and from what to what. */
export function changeWords({ action, detail }: Pick<AuditEntry, 'action' | 'detail'>): {
  what: string;
  detail: string;
} {
  const what = isKnown(action) ? auditActions[action] : action;
  const isPlain = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
  const { before, after } = detail;
  const hasBoth = 'before' in detail && 'after' in detail && isPlain(before) && isPlain(after);
  return { what, detail: hasBoth ? `from ${said(before)} to ${said(after)}` : '' };
}
