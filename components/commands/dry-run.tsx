'use client';

import { Button, Skeleton } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { CommandPreview, CommandType, OfflineRule } from '../../server/contract/commands';
import type { useCommandPreview } from '../data/command-queries';
import { asSentence } from '../ui/as-sentence';
import { Fact } from '../ui/fact';
import { formatLocalTime } from '../ui/format-time';
import classes from './dry-run.module.css';
import { NoticeLine } from './notice-line';
import { problemsBeside } from './problems-beside';
import formClasses from './send-form.module.css';
import { effectWords } from './telemetry-words';
import type { CommandForm } from './use-command-form';
import { useReader } from './use-reader';

type DryRunProps = {
  preview: Pick<ReturnType<typeof useCommandPreview>, 'data' | 'error' | 'isFetching'> & { refetch: () => unknown };
  type: CommandType;
  /** What the form asks for. */
  what: Pick<CommandForm['what'], 'parameters' | 'whenOffline'>;
  /** Why nothing can be sent whatever is written, as a sentence; null where something can. Then there is nothing to look at. */
  barred: string | null;
  /** What it is the dry run of, where it is one of many. */
  about?: string;
};

/** Exactly what would be sent, by which reading it would be confirmed, and what stands against it. Nothing is sent. */
export function DryRun({ preview, type, what, barred, about }: DryRunProps) {
  const reader = useReader();
  const { data, error, isFetching, refetch } = preview;
  const isLooking = barred === null && error === null;
  return (
    <section className={classes.run} aria-label="Dry run">
      <div className={classes.head}>
        <h3 className={formClasses.heading}>Dry run{about === undefined ? '' : `: ${about}`}</h3>
        {barred === null && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconRefresh size={14} aria-hidden="true" />}
            onClick={() => void refetch()}
            aria-busy={isFetching}
          >
            Look again
          </Button>
        )}
      </div>
      {data === undefined && isLooking && (
        <div role="status" aria-label="Looking what would be sent">
          <Skeleton height={92} />
        </div>
      )}
      {barred !== null && <NoticeLine tone="bad">{barred}</NoticeLine>}
      {barred === null && error !== null && <NoticeLine tone="bad">{asSentence(error.message)}</NoticeLine>}
      {data !== undefined && isLooking && (
        <>
          {data.topic !== null && (
            <dl className={classes.facts}>
              <Fact name="Topic">
                <code className={classes.code}>{data.topic}</code>
              </Fact>
              <Fact name={`Payload, ${data.bytes ?? 0} bytes`}>
                <code className={classes.code}>{data.payload}</code>
              </Fact>
              <Fact name="Not sent after">{formatLocalTime(data.expiresAt)}</Fact>
              <Fact name="Confirmed by">
                {type.effect === null
                  ? 'Nothing that this vehicle tells: it ends unconfirmed once the broker has taken it'
                  : effectWords(type.effect, what.parameters, reader)}
              </Fact>
            </dl>
          )}
          <div role="status" className={formClasses.list}>
            <Standing preview={data} whenOffline={what.whenOffline} />
          </div>
        </>
      )}
    </section>
  );
}

/** What stands against it; where nothing does, what becomes of it all the same while the vehicle is not heard of. */
function Standing({ preview, whenOffline }: { preview: CommandPreview; whenOffline: OfflineRule }) {
  const problems = problemsBeside(preview);
  if (problems.length > 0)
    return problems.map((problem) => (
      <NoticeLine key={problem} tone="bad">
        {asSentence(problem)}
      </NoticeLine>
    ));
  if (preview.isOnline) return <NoticeLine tone="good">Nothing stands against it. Looking sends nothing.</NoticeLine>;
  return (
    <NoticeLine tone="doubt">
      {whenOffline === 'fail'
        ? 'The vehicle is not heard of just now: it fails at once and is not sent, unless you let it wait.'
        : 'Nothing stands against it, but it is sent only when the vehicle is heard of again.'}
    </NoticeLine>
  );
}
