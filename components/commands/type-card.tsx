'use client';

import { IconSend } from '@tabler/icons-react';
import type { CommandOffer } from '../../server/contract/commands';
import { GuardedButton } from '../ui/guarded-button';
import { RiskBadge } from './risk-badge';
import classes from './type-card.module.css';
import { useReader } from './use-reader';
import { useWhyNotSent } from './use-why-not-sent';

type TypeCardProps = {
  offered: CommandOffer['types'][number];
  /** The reason is said once above the cards where it is the same for all of them. */
  isReasonAbove: boolean;
  onOpen: () => void;
};

/** One sort of command that could be sent: what it does, what would show that it was done, and why it cannot be sent. */
export function TypeCard({ offered: { type, whyNot }, isReasonAbove, onOpen }: TypeCardProps) {
  const { signalOf } = useReader();
  const reason = useWhyNotSent(whyNot);
  return (
    <li className={classes.card} data-barred={reason !== null || undefined}>
      <div className={classes.head}>
        <h3 className={classes.title}>{type.label}</h3>
        <RiskBadge risk={type.risk} />
      </div>
      <p className={classes.detail}>{type.description}</p>
      <div className={classes.foot}>
        <p className={classes.why}>
          {reason !== null && !isReasonAbove
            ? reason
            : type.effect === null
              ? 'No telemetry shows whether it was done'
              : `Confirmed by ${signalOf(type.effect.signal).label}`}
        </p>
        <GuardedButton
          size="xs"
          variant="default"
          reason={reason}
          leftSection={<IconSend size={14} aria-hidden="true" />}
          aria-label={`${type.label}…`}
          onClick={onOpen}
        >
          Send…
        </GuardedButton>
      </div>
    </li>
  );
}
