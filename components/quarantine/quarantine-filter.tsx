'use client';

import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { QuarantineGroup } from '../../server/contract/quarantine';
import { useUpstreams } from '../data/queries';
import { verdictWords } from '../message/verdict-words';
import { upstreamNames } from '../shell/upstream-words';
import { CountedOption } from '../ui/counted-option';
import classes from './quarantine-filter.module.css';
import { keptVerdicts, type QuarantineView, waitingCounts } from './quarantine-view';

type QuarantineFilterProps = {
  view: QuarantineView;
  show: (next: Partial<QuarantineView>) => void;
  groups: readonly QuarantineGroup[];
};

/** Which of it is shown: by what became of the messages, with how many there are, and by source. */
export function QuarantineFilter({ view, show, groups }: QuarantineFilterProps) {
  const { data: upstreams = [] } = useUpstreams();
  const counts = waitingCounts(groups, view.upstream);
  const all = counts.quarantined + counts.partial + counts.unmapped;
  const known = [...upstreams.map(({ id }) => id), ...groups.map(({ upstream }) => upstream), view.upstream];
  const nameOf = upstreamNames(upstreams);
  const option = (value: string, label: string, count: number) => ({
    value,
    label: <CountedOption label={label} count={count} />,
  });
  return (
    <div className={classes.filter}>
      <SegmentedControl
        aria-label="What became of the messages"
        className={classes.verdicts}
        withItemsBorders={false}
        value={view.verdict}
        onChange={(value) => show({ verdict: keptVerdicts.find((verdict) => verdict === value) ?? '' })}
        data={[
          option('', 'All', all),
          ...keptVerdicts.map((verdict) => option(verdict, verdictWords[verdict].label, counts[verdict])),
        ]}
      />
      <NativeSelect
        aria-label="Of which source"
        className={classes.source}
        value={view.upstream}
        onChange={(event) => show({ upstream: event.currentTarget.value })}
        data={[
          { value: '', label: 'All sources' },
          ...[...new Set(known)].filter((id) => id !== '').map((id) => ({ value: id, label: nameOf(id) })),
        ]}
      />
    </div>
  );
}
