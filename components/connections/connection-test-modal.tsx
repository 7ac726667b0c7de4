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

type TestProps = { connection: Pick<Connection, 'id' | 'subscription'>; isShown: boolean };

function TestBody({ connection: { id, subscription }, isShown }: TestProps) {
  const { data: last, error, refetch } = useConnectionTest(id, isShown);
  const start = useStartTest(id);
  // The outcome of the last one is not that of the one asked for.
  const test = start.isPending ? null : last;
  const isRunning = start.isPending || test?.endedAt === null;
  if (error !== null && test === undefined) {
    return <Problem title="The test cannot be shown" detail={error.message} onRetry={() => void refetch()} />;
  }
  return (
    <>
      <p className={classes.outcome} role="status">
        {start.isPending
          ? 'Starting.'
          : test === null
            ? 'Not tested in the last ten minutes.'
            : test && testSentence(test, subscription)}
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
  connection: Pick<Connection, 'id' | 'label' | 'phase' | 'subscription'>;
  isOpen: boolean;
  onClose: () => void;
};

/** Tries a connection step by step beside the live one. Closing it leaves the test running. */
export function ConnectionTestModal({ connection, isOpen, onClose }: ConnectionTestModalProps) {
  const { id, label, phase } = connection;
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Test the connection of ${label} ${id}`} size={560} centered>
      <p className={classes.text}>{testPromise(phase)}</p>
      <TestBody connection={connection} isShown={isOpen} />
    </Modal>
  );
}
