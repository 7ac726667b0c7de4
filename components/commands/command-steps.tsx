'use client';

import { isFinal } from '../../server/contract/command-life';
import type { CommandDetail, CommandStep } from '../../server/contract/commands';
import { formatClock, formatExactTime, formatUtcTime } from '../ui/format-time';
import classes from './command-steps.module.css';
import { elapsedWords } from './delivery-words';
import { aheadOf } from './likely-next';
import { saidWords } from './said-words';
import { StateIcon } from './state-pill';
import { stateWords } from './state-words';

function Step({ step, before }: { step: CommandStep; before: CommandStep | undefined }) {
  const { label, tone } = stateWords[step.state];
  return (
    <li className={classes.step} data-state={step.state}>
      <span className={classes.mark} data-tone={tone}>
        <StateIcon state={step.state} size={15} />
      </span>
      <div className={classes.words}>
        <p className={classes.title}>
          {label} <span className={classes.actor}>by {step.actor}</span>
        </p>
        <p className={classes.told}>{saidWords(step.words)}</p>
      </div>
      <time className={classes.time} dateTime={formatUtcTime(step.at)} title={formatExactTime(step.at)}>
        {formatClock(step.at)}
        {before !== undefined && <span className={classes.since}>+{elapsedWords(step.at - before.at)}</span>}
      </time>
    </li>
  );
}

function Ahead({ command }: { command: CommandDetail }) {
  const { states, until } = aheadOf(command);
  if (states.length === 0) return null;
  const isLate = isFinal(command.state);
  const words = states.map((state) => stateWords[state].label.toLowerCase()).join(', or ');
  return (
    <li className={classes.step} data-ahead>
      <span className={classes.mark} aria-hidden="true" />
      <div className={classes.words}>
        <p className={classes.title}>
          <span className={classes.actor}>{isLate ? 'Late telemetry may still confirm it' : `Next: ${words}`}</span>
        </p>
      </div>
      {until !== null && (
        <span className={classes.time}>
          {/* What is measured by then may still be on its way for a while. */}
          {command.state === 'accepted' ? 'measured by' : 'by'} {formatClock(until)}
        </span>
      )}
    </li>
  );
}

/** The life of a command so far, step by step with who, when and how long after the last; and what may come. */
export function CommandSteps({ command }: { command: CommandDetail }) {
  return (
    <ol className={classes.steps} aria-label="Steps">
      {command.steps.map((step, place) => (
        <Step key={`${step.at} ${step.state}`} step={step} before={command.steps[place - 1]} />
      ))}
      <Ahead command={command} />
    </ol>
  );
}
