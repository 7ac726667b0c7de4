'use client';

import type { Command } from '../../server/contract/commands';
import { AppLink } from '../shell/app-link';
import { formatLocalTime, formatUtcTime } from '../ui/format-time';
import { type PlainColumn, PlainTable } from '../ui/plain-table';
import table from '../ui/plain-table.module.css';
import { vehiclePath } from '../vehicle/vehicle-tab-list';
import classes from './command-table.module.css';
import { saidWords } from './said-words';
import { StatePill } from './state-pill';
import { useParameterLine } from './use-parameter-line';

function ParameterLine({ command }: { command: Command }) {
  return <span className={table.below}>{useParameterLine(command)}</span>;
}

const when: PlainColumn<Command> = {
  heading: 'When',
  width: '11.5rem',
  onCard: 'bare',
  cell: ({ createdAt }) => (
    <time dateTime={formatUtcTime(createdAt)} title={formatUtcTime(createdAt)}>
      {formatLocalTime(createdAt)}
    </time>
  ),
};

const what: PlainColumn<Command> = {
  heading: 'Command',
  width: '19%',
  isRowHead: true,
  onCard: 'title',
  cell: (command) => (
    <>
      <AppLink href={`/commands/${command.id}`} prefetch={false} className={table.link}>
        {command.label}
      </AppLink>
      <ParameterLine command={command} />
    </>
  ),
};

const toWhom: PlainColumn<Command> = {
  heading: 'Vehicle',
  width: '15%',
  onCard: 'bare',
  cell: ({ vin, vehicle }) => (
    <>
      <AppLink href={vehiclePath(vin, 'commands')} prefetch={false} className={table.link}>
        {vehicle ?? vin}
      </AppLink>
      {vehicle !== null && <span className={table.below}>{vin}</span>}
    </>
  ),
};

const outcome: PlainColumn<Command> = {
  heading: 'State',
  onCard: 'line',
  cell: ({ state, words }) => (
    <>
      <StatePill state={state} />
      <span className={classes.words}>{saidWords(words)}</span>
    </>
  ),
};

const byWhom: PlainColumn<Command> = {
  heading: 'Who',
  width: '17%',
  onCard: 'last',
  cell: ({ requestedBy, reason, bulk }) => (
    <>
      {requestedBy}
      {reason !== null && <span className={table.below}>{reason}</span>}
      {bulk !== null && (
        <span className={table.below}>
          <AppLink href={`/commands?bulk=${bulk}`} prefetch={false} className={table.link}>
            One of many
          </AppLink>
        </span>
      )}
    </>
  ),
};

const ofFleet = [when, what, toWhom, outcome, byWhom];
const ofVehicle = [when, what, outcome, byWhom];

type CommandTableProps = { commands: readonly Command[]; isOfVehicle?: boolean };

/** Commands with how they stand, one a row; on a phone one a card. */
export function CommandTable({ commands, isOfVehicle = false }: CommandTableProps) {
  return (
    <PlainTable
      label="Commands"
      columns={isOfVehicle ? ofVehicle : ofFleet}
      rows={commands}
      keyOf={({ id }) => id}
      className={classes.table}
    />
  );
}
