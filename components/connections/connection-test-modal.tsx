'use client';

import { Button, Group, Modal, Skeleton } from '@mantine/core';
import type { Connection } from '../../server/contract/connections';
import { useConnectionTest, useStartTest } from '../data/connection-queries';
import { FormProblem } from '../people/form-problem';
import { Ago } from '../ui/ago';
import { Problem } from '../ui/problem';
import classes from './connection-test.module.css';
import { TestSteps } from './test-steps';
import { testSentence } from './test-words';

type TestProps = { id: string; isShown: boolean };

function TestBody({ id, isShown }: TestProps) {
  const { data: test, error, refetch } = useConnectionTest(id, isShown);
  const start = useStartTest(id);
  const isRunning = start.isPending || test?.endedAt === null;
  if (error !== null && test === undefined) {
    return <Problem title="The test cannot be shown" detail={error.message} onRetry={() => void refetch()} />;
  }
  return (
    <>
      {test === undefined && <Skeleton height={228} />}
      {test === null && <p className={classes.text}>Not tested in the last ten minutes.</p>}
      <p className={classes.outcome} role="status">
        {test && testSentence(test)}
      </p>
      {test && <TestSteps steps={test.steps} />}
      <FormProblem error={start.error} />
      <Group justify="space-between" mt="md">
        <span className={classes.when}>
          {test && (
            <>
              Started <Ago at={test.startedAt} />
            </>
          )}
        </span>
        <Button loading={isRunning} onClick={() => start.mutate()} data-autofocus>
          {test ? 'Test again' : 'Start the test'}
        </Button>
      </Group>
    </>
  );
}

type ConnectionTestModalProps = {
  connection: Pick<Connection, 'id' | 'label' | 'phase'>;
  isOpen: boolean;
  onClose: () => void;
};

/** Tries a connection step by step beside the live one. Closing it leaves the test running. */
export function ConnectionTestModal({ connection: { id, label, phase }, isOpen, onClose }: ConnectionTestModalProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Test of ${label} ${id}`} size={560} centered>
      <p className={classes.text}>
        {phase === 'paused'
          ? 'It is paused, so that every step can be tried. Nothing is acknowledged.'
          : 'Each step is tried beside the live connection, which goes on undisturbed. Nothing is acknowledged.'}
      </p>
      <TestBody id={id} isShown={isOpen} />
    </Modal>
  );
}
