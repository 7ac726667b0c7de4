import { Button } from '@mantine/core';
import { IconChartLine } from '@tabler/icons-react';
import { Empty } from '../ui/empty';
import classes from './history-state.module.css';

type NothingChosenProps = { suggested: { label: string; signals: string[] }[]; onChoose: (signals: string[]) => void };

/** The page before any signal is chosen: what can be asked of this vehicle. */
export function NothingChosen({ suggested, onChoose }: NothingChosenProps) {
  return (
    <div className={classes.empty}>
      <Empty icon={<IconChartLine size={32} stroke={1.5} />} title="Which signals?">
        <p>Choose any of them above, or begin with what is asked for most:</p>
        <ul className={classes.suggested}>
          {suggested.map(({ label, signals }) => (
            <li key={label}>
              <Button size="xs" variant="default" onClick={() => onChoose(signals)}>
                {label}
              </Button>
            </li>
          ))}
        </ul>
      </Empty>
    </div>
  );
}
