'use client';

import { Button, Group, Modal, Skeleton } from '@mantine/core';
import type { Connection } from '../../server/contract/connections';
import { useConnectionTest, useStartTest } from '../data/connection-queries';
import { FormProblem } from '../people/form-problem';
import { Ago } from '../ui/ago';
import { Problem } from '../ui/problem';
import classes from './connection-test.module.css';
import { TestSteps } from './test-steps';
import { testPromise, testSentence } from './test-words';

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
      <p className={classes.outcome} role="status">
        {test === null ? 'Not tested in the last ten minutes.' : test && testSentence(test)}
      </p>
      {test === undefined ? <Skeleton height={236} /> : <TestSteps steps={test?.steps ?? []} />}
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
      <p className={classes.text}>{testPromise(phase)}</p>
      <TestBody id={id} isShown={isOpen} />
    </Modal>
  );
}
