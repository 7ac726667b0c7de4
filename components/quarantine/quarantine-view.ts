import type { QuarantineGroup, QuarantineGroupKey } from '../../server/contract/quarantine';
import type { SearchChange } from '../ui/changed-search';

export const keptVerdicts = ['quarantined', 'partial', 'unmapped'] as const satisfies QuarantineGroup['verdict'][];

/** What the page shows, as the address says it; the empty text stands for any. */
export type QuarantineView = { upstream: string; verdict: '' | QuarantineGroup['verdict']; open: string };

/** What a group is known by in the address. */
export const groupId = ({ upstream, verdict, reason, fingerprint }: QuarantineGroupKey): string =>
  [upstream, verdict, reason, fingerprint].join(':');

/** Reads the view out of the address; what is none is any. */
export function readQuarantineView(search: Pick<URLSearchParams, 'get'>): QuarantineView {
  return {
    upstream: search.get('upstream') ?? '',
    verdict: keptVerdicts.find((verdict) => verdict === search.get('verdict')) ?? '',
    open: search.get('open') ?? '',
  };
}

/** What to write into the address for a part of the view. */
export const writeQuarantineView = (part: Partial<QuarantineView>): SearchChange => part;

/**
 * The groups of a view, worst first and of those the newest cause first: an order that stays while more of the same comes.
 */
export function shownGroups(groups: readonly QuarantineGroup[], view: QuarantineView): QuarantineGroup[] {
  const place = ({ verdict }: QuarantineGroup) => keptVerdicts.indexOf(verdict);
  return groups
    .filter(({ upstream }) => view.upstream === '' || upstream === view.upstream)
    .filter(({ verdict }) => view.verdict === '' || verdict === view.verdict)
    .sort((one, other) => place(one) - place(other) || other.firstAt - one.firstAt);
}

/** How many different messages wait, by verdict, of those upstreams that are looked at. */
export function waitingCounts(
  groups: readonly QuarantineGroup[],
  upstream: string,
): Record<QuarantineGroup['verdict'], number> {
  const counts = { quarantined: 0, partial: 0, unmapped: 0 };
  for (const group of groups)
    if (upstream === '' || group.upstream === upstream) counts[group.verdict] += group.messages;
  return counts;
}
