'use client';

import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { motions } from '../../server/contract/motion';
import { useIsPast } from '../data/picture-context';
import { formatNumber } from '../ui/format-value';
import { MotionGlyph } from '../ui/motion-glyph';
import { motionLabel, motionRule } from '../ui/motion-words';
import { conditionIcons, conditionLabels, conditionRule } from './condition-words';
import classes from './counters.module.css';
import { conditions, type FleetFilter } from './fleet-filter';
import type { FleetPicture } from './fleet-picture';
import { toggled } from './fleet-view';

/** A count before the fleet has arrived is no count: nought would be a lie. */
const untold = '–';

type CounterProps = {
  label: string;
  rule: string;
  count: number | null;
  glyph: ReactNode;
  isOn: boolean;
  onToggle: () => void;
};

function Counter({ label, rule, count, glyph, isOn, onToggle }: CounterProps) {
  return (
    <Tooltip label={rule} openDelay={500} multiline maw={260}>
      <button
        type="button"
        className={classes.counter}
        aria-pressed={isOn}
        data-none={count === 0 || count === null || undefined}
        onClick={onToggle}
      >
        <span className={classes.figure}>
          {glyph}
          <span className={classes.count}>{count === null ? untold : formatNumber(count, 0)}</span>
        </span>
        <span className={classes.label}>{label}</span>
      </button>
    </Tooltip>
  );
}

type CountersProps = {
  /** Null before the fleet has arrived. */
  counts: FleetPicture['counts'] | null;
  filter: FleetFilter;
  onChange: (filter: FleetFilter) => void;
};

/** How many vehicles do what, each a filter: motions widen the choice, conditions narrow it. */
export function Counters({ counts, filter, onChange }: CountersProps) {
  const isPast = useIsPast();
  return (
    <fieldset className={classes.counters}>
      <legend className="sr-only">Filter by what vehicles do and what they need</legend>
      {motions.map((motion) => (
        <Counter
          key={motion}
          label={motionLabel(motion, isPast)}
          rule={motionRule(motion, isPast)}
          count={counts?.[motion] ?? null}
          glyph={<MotionGlyph motion={motion} size={15} />}
          isOn={filter.motions.includes(motion)}
          onToggle={() => onChange({ ...filter, motions: toggled(filter.motions, motion) })}
        />
      ))}
      {conditions.map((condition) => {
        const Icon = conditionIcons[condition];
        return (
          <Counter
            key={condition}
            label={conditionLabels[condition]}
            rule={conditionRule(condition, isPast)}
            count={counts?.[condition] ?? null}
            glyph={<Icon size={15} className={classes.icon} aria-hidden="true" />}
            isOn={filter.conditions.includes(condition)}
            onToggle={() => onChange({ ...filter, conditions: toggled(filter.conditions, condition) })}
          />
        );
      })}
    </fieldset>
  );
}
