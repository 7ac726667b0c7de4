import { type AuditSearch, auditSearch } from '../../server/contract/audit';
import { givenConditions, readConditions } from '../ui/search-conditions';

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

/** Reads the view out of the address. */
export const readAuditView = (search: Pick<URLSearchParams, 'get'>): AuditView =>
  readConditions(allEntries, auditSearch, search);

/** What to ask the server for a view. */
export const auditSearchOf = (view: AuditView): AuditSearch => auditSearch.parse(givenConditions(view));
