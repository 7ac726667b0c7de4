'use client';

import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { CommandDetail } from '../../server/contract/commands';
import { useCommandDetail } from '../data/command-queries';
import type { Once } from '../data/send-once';
import { AppLink } from '../shell/app-link';
import { formatClock } from '../ui/format-time';
import { CommandActions } from './command-actions';
import { CommandSteps } from './command-steps';
import { NoticeLine } from './notice-line';
import classes from './send-form.module.css';
import { StaleLine } from './stale-line';
import { StatePill } from './state-pill';
import { stateWords } from './state-words';

export type SentCommand = Once<CommandDetail>;

/** What becomes of a command that was just sent, while one looks. */
export function SentOutcome({ sent, onClose }: { sent: SentCommand; onClose: () => void }) {
  const question = useCommandDetail(sent.id);
  const { data: command = sent } = question;
  return (
    <div className={classes.form}>
      {sent.isRepeated && (
        <NoticeLine tone="plain">
          You had sent this already at {formatClock(sent.createdAt)}. This is what became of it; nothing was sent a
          second time.
        </NoticeLine>
      )}
      <div role="status" className={classes.to}>
        <StatePill state={command.state} />
        <span>{stateWords[command.state].sentence}</span>
      </div>
      <StaleLine question={question} />
      <CommandSteps command={command} />
      <div className={classes.buttons}>
        <CommandActions command={command} />
        <Button
          component={AppLink}
          href={`/commands/${command.id}`}
          variant="default"
          rightSection={<IconArrowRight size={16} />}
        >
          All of it
        </Button>
        {/* The second click of two was meant for the button that stood here before. */}
        <Button onClick={(event) => event.detail < 2 && onClose()}>Close</Button>
      </div>
    </div>
  );
}
