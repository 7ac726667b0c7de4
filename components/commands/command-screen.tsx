'use client';

import { Skeleton } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { isFinal } from '../../server/contract/command-life';
import type { CommandDetail } from '../../server/contract/commands';
import { useCommandDetail } from '../data/command-queries';
import { useNewestCommand } from '../data/command-store';
import { RequestError } from '../data/request';
import { AppLink } from '../shell/app-link';
import page from '../ui/page.module.css';
import { PageHead } from '../ui/page-head';
import { Panel } from '../ui/panel';
import { Problem } from '../ui/problem';
import { CommandActions } from './command-actions';
import { DeliveryFacts, RequestFacts } from './command-facts';
import classes from './command-screen.module.css';
import { CommandSteps } from './command-steps';
import { deliveryTitle } from './delivery-words';
import { EvidenceReading } from './evidence-reading';
import { saidWords } from './said-words';
import { StatePill } from './state-pill';
import { stateWords } from './state-words';

/** All there is to know of a command: its life, what decided, what was sent. */
export function CommandScreen({ id }: { id: string }) {
  const { data, error, dataUpdatedAt, refetch } = useCommandDetail(id);
  return (
    <div className={page.page}>
      <div>
        <AppLink href="/commands" className={classes.back}>
          <IconChevronLeft size={16} aria-hidden="true" /> Commands
        </AppLink>
      </div>
      {data === undefined && error === null && <CommandLoading />}
      {data === undefined && error !== null && (
        <div className={page.panel}>
          <CommandProblem error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data !== undefined && (
        <CommandBody held={data} stale={error === null ? null : { asOf: dataUpdatedAt, problem: error.message }} />
      )}
    </div>
  );
}

/** An address that names no command (400, 404) will not name one the next time. */
function CommandProblem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (error instanceof RequestError && [400, 404].includes(error.status))
    return <Problem title="There is no such command" detail="Look for it among all that was sent." />;
  return <Problem title="The command cannot be shown" detail={error.message} onRetry={onRetry} />;
}

function CommandLoading() {
  return (
    <div className={classes.column} role="status" aria-label="Loading the command">
      <Skeleton height={48} width="min(26rem, 100%)" />
      <div className={classes.columns}>
        <Skeleton height={260} radius={12} />
        <Skeleton height={180} radius={12} />
      </div>
    </div>
  );
}

type CommandBodyProps = { held: CommandDetail; stale: { asOf: number; problem: string } | null };

function CommandBody({ held, stale }: CommandBodyProps) {
  const command = useNewestCommand(held);
  return (
    <>
      <PageHead
        title={command.label}
        lead={
          <>
            <StatePill state={command.state} /> {saidWords(command.words)}
          </>
        }
        isStatus
        stale={stale}
      >
        {(command.isCancellable || command.state === 'awaiting-approval') && <CommandActions command={command} />}
      </PageHead>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Panel title="What happened">
            <CommandSteps command={command} />
          </Panel>
          <Panel title={deliveryTitle(command)}>
            <DeliveryFacts command={command} />
          </Panel>
        </div>
        <div className={classes.column}>
          <Panel title="What telemetry says">
            <Verdict command={command} />
          </Panel>
          <Panel title="What was asked for">
            <RequestFacts command={command} />
          </Panel>
        </div>
      </div>
    </>
  );
}

/** The reading that decided, and what was told before. */
function Verdict({ command }: { command: CommandDetail }) {
  const { decidedByReading, before, publishedAt, state } = command;
  return (
    <div className={classes.verdict}>
      {decidedByReading === null ? (
        <p className={classes.none}>
          {isFinal(state) ? `No reading decided. ${stateWords[state].sentence}` : 'No reading has decided yet.'}
        </p>
      ) : (
        <section aria-label="The reading that decided">
          <EvidenceReading reading={decidedByReading} publishedAt={publishedAt} />
        </section>
      )}
      {before !== null && (
        <section aria-label="What was told before">
          <p className={classes.none}>Before it was sent:</p>
          <EvidenceReading reading={before} publishedAt={publishedAt} />
        </section>
      )}
    </div>
  );
}
