'use client';

import { IconChevronDown } from '@tabler/icons-react';
import { useId } from 'react';
import { seconds } from '../../server/contract/duration';
import type { QuarantineGroup as Group } from '../../server/contract/quarantine';
import { VerdictBadge } from '../message/verdict-badge';
import { Ago } from '../ui/ago';
import { GroupBody } from './group-body';
import { groupSentence, groupTitle, messageCount, namesOf, seenWords, shapeTitle } from './group-words';
import classes from './quarantine-group.module.css';

type QuarantineGroupProps = { group: Group; isOpen: boolean; onToggle: () => void };

/** Messages kept for one reason and of one shape, in a few lines; opened, all about them. */
export function QuarantineGroup({ group, isOpen, onToggle }: QuarantineGroupProps) {
  const bodyId = useId();
  const { upstream, verdict, field, messages, fingerprint, firstAt, lastAt, vins, devices } = group;
  const seen = seenWords(group);
  const shape = shapeTitle(group);
  return (
    <li className={classes.group} data-open={isOpen || undefined}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={isOpen}
            aria-controls={bodyId}
            onClick={onToggle}
          >
            <IconChevronDown size={18} aria-hidden="true" className={classes.chevron} />
            {groupTitle(group)}
          </button>
        </h2>
        <VerdictBadge verdict={verdict} />
        <span className={classes.many}>
          <strong>{messageCount(messages)}</strong>
          {seen !== null && <span className={classes.dimmed}> {seen}</span>}
        </span>
      </div>
      <p className={classes.sentence}>
        {verdict !== 'unmapped' && field !== '' && <code>{field}</code>} {groupSentence(group)}
      </p>
      <p className={classes.about}>
        <span>{upstream}</span>
        <span>
          {lastAt - firstAt < seconds(1) ? (
            <Ago at={lastAt} />
          ) : (
            <>
              First <Ago at={firstAt} />, last <Ago at={lastAt} />
            </>
          )}
        </span>
        {shape !== null && (
          <span title="What the messages of this group have in common, beside the reason">
            {shape} <code>{fingerprint}</code>
          </span>
        )}
        {vins.length > 0 && <span>Of {namesOf(vins)}</span>}
        {vins.length === 0 && devices.length > 0 && <span>From {namesOf(devices)}</span>}
      </p>
      <div id={bodyId}>{isOpen && <GroupBody group={group} />}</div>
    </li>
  );
}
