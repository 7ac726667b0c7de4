'use client';

import { Button, Skeleton } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CommandType } from '../../server/contract/commands';
import { asSentence } from '../connections/as-sentence';
import type { useCommandPreview } from '../data/command-queries';
import { Fact } from '../ui/fact';
import { formatLocalTime } from '../ui/format-time';
import classes from './dry-run.module.css';
import { NoticeLine } from './notice-line';
import formClasses from './send-form.module.css';
import { effectWords } from './telemetry-words';
import type { CommandForm } from './use-command-form';
import { useReader } from './use-reader';

type DryRunProps = {
  preview: ReturnType<typeof useCommandPreview>;
  type: CommandType;
  parameters: CommandForm['what']['parameters'];
  /** What it is the dry run of, where it is one of many. */
  about?: string;
  children?: ReactNode;
};

/** Exactly what would be sent, by which reading it would be confirmed, and what stands against it. Nothing is sent. */
export function DryRun({ preview, type, parameters, about, children }: DryRunProps) {
  const reader = useReader();
  const { data, error, isFetching, refetch } = preview;
  return (
    <section className={classes.run} aria-label="Dry run">
      <div className={classes.head}>
        <h3 className={formClasses.heading}>Dry run{about === undefined ? '' : `: ${about}`}</h3>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconRefresh size={14} aria-hidden="true" />}
          onClick={() => void refetch()}
          aria-busy={isFetching}
        >
          Look again
        </Button>
      </div>
      {data === undefined && error === null && (
        <div role="status" aria-label="Looking what would be sent">
          <Skeleton height={92} />
        </div>
      )}
      {error !== null && <NoticeLine tone="bad">{asSentence(error.message)}</NoticeLine>}
      {data !== undefined && error === null && (
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
                  : effectWords(type.effect, parameters, reader)}
              </Fact>
            </dl>
          )}
          <div role="status" className={formClasses.list}>
            {data.problems.length === 0 ? (
              <NoticeLine tone="good">Nothing stands against it. Looking sends nothing.</NoticeLine>
            ) : (
              data.problems.map((problem) => (
                <NoticeLine key={problem} tone="bad">
                  {asSentence(problem)}
                </NoticeLine>
              ))
            )}
          </div>
        </>
      )}
      {children}
    </section>
  );
}
