import { type AuditSearch, auditSearch } from '../../server/contract/audit';
import type { SearchChange } from '../ui/changed-search';

/** What the page looks for, as the address says it; the empty text stands for whatever there is. */
export type AuditView = {
  subject: string;
  actor: string;
  action: string;
  /** From here on and before there, epoch milliseconds. */
  from: number | null;
  to: number | null;
};

export const allEntries: AuditView = { subject: '', actor: '', action: '', from: null, to: null };

/** Reads one condition out of the address; what the server would not understand is not asked. */
function conditionOf<Name extends keyof AuditSearch>(
  name: Name,
  search: Pick<URLSearchParams, 'get'>,
): AuditSearch[Name] {
  const text = search.get(name);
  if (text === null) return undefined;
  const parsed = auditSearch.safeParse({ [name]: text });
  return parsed.success ? parsed.data[name] : undefined;
}

/** Reads the view out of the address. */
export function readAuditView(search: Pick<URLSearchParams, 'get'>): AuditView {
  return {
    subject: conditionOf('subject', search) ?? '',
    actor: conditionOf('actor', search) ?? '',
    action: conditionOf('action', search) ?? '',
    from: conditionOf('from', search) ?? null,
    to: conditionOf('to', search) ?? null,
  };
}

/** What to write into the address for a part of the view. */
export function writeAuditView(change: Partial<AuditView>): SearchChange {
  return Object.fromEntries(
    Object.entries(change).map(([name, value]) => [name, value === null ? null : String(value).trim()]),
  );
}

/** What to ask the server for a view. */
export function auditSearchOf(view: AuditView): AuditSearch {
  const given = Object.entries(writeAuditView(view)).filter(([, value]) => value !== null && value !== '');
  return auditSearch.parse(Object.fromEntries(given));
}
