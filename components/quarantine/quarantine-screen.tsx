'use client';

import { useQuarantine } from '../data/quarantine-queries';
import page from '../ui/page.module.css';
import { PageHead } from '../ui/page-head';
import { Problem } from '../ui/problem';
import { ProgressList } from '../ui/progress-list';
import { useMay } from '../ui/use-may';
import { useSearchView } from '../ui/use-search-view';
import { QuarantineFilter } from './quarantine-filter';
import { QuarantineGroup } from './quarantine-group';
import classes from './quarantine-screen.module.css';
import { NothingLikeIt, NothingWaits, QuarantineLoading } from './quarantine-states';
import { groupId, readQuarantineView, shownGroups, writeQuarantineView } from './quarantine-view';
import { RedecodingLine } from './redecoding-line';
import { useRedecodings } from './use-redecodings';

/** What was not taken, grouped by why and by shape, and what can be done about it. */
export function QuarantineScreen() {
  const may = useMay('message.read');
  const { view, show } = useSearchView(readQuarantineView, writeQuarantineView);
  const { data: groups, error, dataUpdatedAt, refetch } = useQuarantine(may.isAllowed);
  const { redecodings, begin, stop, dismiss } = useRedecodings();
  const shown = groups === undefined ? [] : shownGroups(groups, view);
  return (
    <div className={page.page}>
      <PageHead
        title="Quarantine"
        lead="Messages of which something was not taken. They are kept as they came, and hold nothing up."
        stale={groups === undefined || error === null ? null : { asOf: dataUpdatedAt, problem: error.message }}
      />
      {may.reason !== null && (
        <div className={page.panel}>
          <Problem title="The quarantine is for engineers" detail={may.reason} />
        </div>
      )}
      {redecodings.length > 0 && (
        <ProgressList label="Decoding again">
          {redecodings.map((redecoding) => (
            <RedecodingLine
              key={redecoding.id}
              redecoding={redecoding}
              onStop={() => stop(redecoding.id)}
              onGoOn={() => void begin(redecoding.group, redecoding.progress)}
              onDismiss={() => dismiss(redecoding.id)}
            />
          ))}
        </ProgressList>
      )}
      {groups === undefined && error !== null && (
        <div className={page.panel}>
          <Problem title="The quarantine cannot be shown" detail={error.message} onRetry={() => void refetch()} />
        </div>
      )}
      {groups === undefined && error === null && may.reason === null && <QuarantineLoading />}
      {groups !== undefined && <QuarantineFilter view={view} show={show} groups={groups} />}
      {groups?.length === 0 && <NothingWaits />}
      {groups !== undefined && groups.length > 0 && shown.length === 0 && (
        <NothingLikeIt onClear={() => show({ upstream: '', verdict: '' })} />
      )}
      {shown.length > 0 && (
        <ul className={classes.groups} aria-label="Groups of messages">
          {shown.map((group) => {
            const id = groupId(group);
            const isOpen = view.open === id;
            return (
              <QuarantineGroup
                key={id}
                group={group}
                isOpen={isOpen}
                onToggle={() => show({ open: isOpen ? '' : id })}
              />
            );
          })}
        </ul>
      )}
    </div>
  );
}
