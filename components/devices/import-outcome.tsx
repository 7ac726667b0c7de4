import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { DeviceImport } from '../../server/contract/devices';
import { formatNumber } from '../ui/format-value';
import classes from './import-outcome.module.css';

const lineCount = (count: number, one: string, several: string) =>
  `${formatNumber(count, 0)} ${count === 1 ? `line ${one}` : `lines ${several}`}`;

function Lines({ lines }: { lines: readonly { line: number; text: string }[] }) {
  return (
    <ol className={classes.problems}>
      {lines.map(({ line, text }) => (
        <li key={`${line} ${text}`}>
          <strong>Line {line}</strong> {text}
        </li>
      ))}
    </ol>
  );
}

/** What an import did; where it did nothing, every line that is in the way, or that may not be meant. */
export function ImportOutcome({ outcome }: { outcome: DeviceImport }) {
  const { isApplied, added, changed, unchanged, problems, warnings } = outcome;
  if (isApplied) {
    return (
      <Alert color="teal" variant="light" icon={<IconCheck size={18} />} role="status">
        {formatNumber(added, 0)} added, {formatNumber(changed, 0)} changed, {formatNumber(unchanged, 0)} unchanged.
      </Alert>
    );
  }
  const isDoubtful = problems.length === 0;
  return (
    <Alert
      color={isDoubtful ? 'var(--state-idling)' : 'red'}
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      role="alert"
      title={
        isDoubtful
          ? `Nothing is changed yet: ${lineCount(warnings.length, 'names', 'name')} no vehicle we know and no VIN of 17 characters`
          : `Nothing was changed: ${lineCount(problems.length, 'has', 'have')} a problem`
      }
    >
      <Lines
        lines={
          isDoubtful
            ? warnings.map(({ line, vin }) => ({ line, text: vin }))
            : problems.map(({ line, problem }) => ({ line, text: problem }))
        }
      />
    </Alert>
  );
}
