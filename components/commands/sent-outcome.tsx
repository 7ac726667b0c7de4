'use client';

import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { CommandDetail } from '../../server/contract/commands';
import { useCommandDetail } from '../data/command-queries';
import { AppLink } from '../shell/app-link';
import { CommandActions } from './command-actions';
import { CommandSteps } from './command-steps';
import classes from './send-form.module.css';
import { StatePill } from './state-pill';
import { stateWords } from './state-words';

/** What becomes of a command that was just sent, while one looks. */
export function SentOutcome({ sent, onClose }: { sent: CommandDetail; onClose: () => void }) {
  const { data: command = sent } = useCommandDetail(sent.id);
  return (
    <div className={classes.form}>
      <div role="status" className={classes.to}>
        <StatePill state={command.state} />
        <span>{stateWords[command.state].sentence}</span>
      </div>
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
