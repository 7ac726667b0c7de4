import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { DeviceImport } from '../../server/contract/devices';
import { formatNumber } from '../ui/format-value';
import classes from './import-outcome.module.css';

/** What an import did; where it did nothing, every line that is in the way. */
export function ImportOutcome({ outcome: { added, changed, unchanged, problems } }: { outcome: DeviceImport }) {
  if (problems.length === 0) {
    return (
      <Alert color="teal" variant="light" icon={<IconCheck size={18} />} role="status">
        {formatNumber(added, 0)} added, {formatNumber(changed, 0)} changed, {formatNumber(unchanged, 0)} unchanged.
      </Alert>
    );
  }
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      role="alert"
      title={`Nothing was changed: ${formatNumber(problems.length, 0)} ${problems.length === 1 ? 'line has' : 'lines have'} a problem`}
    >
      <ol className={classes.problems}>
        {problems.map(({ line, problem }) => (
          <li key={`${line} ${problem}`}>
            <strong>Line {line}</strong> {problem}
          </li>
        ))}
      </ol>
    </Alert>
  );
}
