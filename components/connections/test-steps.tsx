import { Loader } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDotted,
  IconCircleMinus,
  IconCircleX,
  IconLockOpen,
} from '@tabler/icons-react';
import type { TestStep } from '../../server/contract/connections';
import { asSentence } from '../ui/as-sentence';
import classes from './connection-test.module.css';
import { formatSpan } from './format-span';
import { allSteps, stateLabels, stepLabels } from './test-words';

const icons = {
  waiting: <IconCircleDashed size={20} />,
  running: <Loader size={18} />,
  passed: <IconCircleCheck size={20} />,
  failed: <IconCircleX size={20} />,
  skipped: <IconCircleMinus size={20} />,
  'not-used': <IconLockOpen size={20} />,
  'nothing-came': <IconCircleDotted size={20} />,
} satisfies Record<TestStep['state'], unknown>;

/** The steps of a connection test one below the other, each with what was found and how long it took. */
export function TestSteps({ steps }: { steps: readonly TestStep[] }) {
  return (
    <ol className={classes.steps}>
      {allSteps(steps).map(({ name, state, detail, milliseconds }) => (
        <li key={name} className={classes.step} data-state={state}>
          <span className={classes.icon} aria-hidden="true">
            {icons[state]}
          </span>
          <div>
            <p className={classes.name}>
              {stepLabels[name]} <span className={classes.state}>{stateLabels[state]}</span>
            </p>
            {detail !== null && <p className={classes.detail}>{asSentence(detail)}</p>}
          </div>
          <span className={classes.duration}>{milliseconds === null ? '' : formatSpan(milliseconds)}</span>
        </li>
      ))}
    </ol>
  );
}
