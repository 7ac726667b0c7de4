'use client';

import type { ReactNode } from 'react';
import { isFinal } from '../../server/contract/command-life';
import type { CommandDetail } from '../../server/contract/commands';
import { AppLink } from '../shell/app-link';
import { CopyText } from '../ui/copy-text';
import { formatLocalTime } from '../ui/format-time';
import table from '../ui/plain-table.module.css';
import { vehiclePath } from '../vehicle/vehicle-tab-list';
import classes from './command-screen.module.css';
import { answerWords } from './delivery-words';
import { effectWords, preconditionWords } from './telemetry-words';
import { useParameterLine } from './use-parameter-line';
import { useReader } from './use-reader';

type Fact = readonly [name: string, value: ReactNode];

const code = (text: string) => <code className={classes.code}>{text}</code>;
function Facts({ facts }: { facts: readonly (Fact | null)[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(
        (fact) =>
          fact !== null && (
            <FactLine key={fact[0]} name={fact[0]}>
              {fact[1]}
            </FactLine>
          ),
      )}
    </dl>
  );
}

function FactLine({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Who asked for what, why, and on which terms. */
export function RequestFacts({ command }: { command: CommandDetail }) {
  const reader = useReader();
  const { preconditions, effect, approvedBy, reason, bulk } = command;
  const line = useParameterLine(command);
  return (
    <Facts
      facts={[
        [
          'To',
          <>
            <AppLink href={vehiclePath(command.vin, 'commands')} className={table.link}>
              {command.vehicle ?? command.vin}
            </AppLink>
            {command.vehicle !== null && `, ${command.vin}`}
          </>,
        ],
        ['Asked for by', command.requestedBy],
        approvedBy === null ? null : ['Approved by', approvedBy],
        ['Reason', reason ?? 'None was given'],
        line === '' ? null : ['Parameters', line],
        [
          'Expected effect',
          effect === null ? 'None that telemetry would show' : effectWords(effect, command.parameters, reader),
        ],
        preconditions.length === 0
          ? null
          : ['What had to hold', preconditions.map((one) => preconditionWords(one, reader)).join('; ')],
        ['If not heard of', command.whenOffline === 'wait' ? 'Wait until the deadline' : 'Fail at once'],
        ['Deadline', formatLocalTime(command.expiresAt)],
        ['May be repeated', command.mayRepeat ? 'Yes' : 'No: it is never sent twice'],
        bulk === null
          ? null
          : [
              'One of many',
              <AppLink key="bulk" href={`/commands?bulk=${bulk}`} className={table.link}>
                See how all of them go
              </AppLink>,
            ],
      ]}
    />
  );
}

/** What went out, by which way, and what the broker answered. */
export function DeliveryFacts({ command }: { command: CommandDetail }) {
  const { attempts, packetId, publishedAt, state } = command;
  const answer = answerWords(command);
  const notHandedOver = isFinal(state) ? 'Never' : 'Not yet';
  return (
    <Facts
      facts={[
        ['By', `${command.upstream}, device ${command.device}`],
        [
          'Topic',
          <>
            {code(command.topic)} <CopyText text={command.topic} what="topic" />
          </>,
        ],
        [
          'Payload',
          <>
            {code(command.payload)} <CopyText text={command.payload} what="payload" />
          </>,
        ],
        ['Handed over', publishedAt === null ? notHandedOver : formatLocalTime(publishedAt)],
        ['Attempts', String(attempts)],
        packetId === null ? null : ['Packet', String(packetId)],
        answer === null ? null : ['Broker’s answer', answer],
      ]}
    />
  );
}
