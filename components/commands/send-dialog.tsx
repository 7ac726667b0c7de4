'use client';

import { Modal, Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { useCommandOffer } from '../data/command-queries';
import { useVehicleByVin } from '../data/fleet-store';
import { titleOf } from '../fleet/fleet-sort';
import { Problem } from '../ui/problem';
import { RiskBadge } from './risk-badge';
import classes from './send-dialog.module.css';
import { SendForm } from './send-form';
import { type SentCommand, SentOutcome } from './sent-outcome';
import { useSendLink } from './use-send-link';
import { wideForm } from './wide-form';

type AskedCommand = { vin: string; type: string };

/** The form that sends a command, over whatever page asked for it. Which one, and to whom, is in the address. */
export function SendDialog() {
  const { asked, close } = useSendLink();
  const vehicle = useVehicleByVin(asked?.vin ?? '');
  const { data: offer } = useCommandOffer(asked?.vin ?? null);
  const type = offer?.types.find((one) => one.type.id === asked?.type)?.type;
  return (
    <Modal
      opened={asked !== null}
      onClose={close}
      size={wideForm}
      title={
        <span className={classes.title}>
          {type?.label ?? 'Send a command'} {type !== undefined && <RiskBadge risk={type.risk} />}
          <span className={classes.to}>
            {vehicle === undefined || vehicle.name === null ? asked?.vin : `${titleOf(vehicle)} · ${vehicle.vin}`}
          </span>
        </span>
      }
    >
      {asked !== null && <SendBody key={`${asked.vin} ${asked.type}`} asked={asked} onClose={close} />}
    </Modal>
  );
}

function SendBody({ asked, onClose }: { asked: AskedCommand; onClose: () => void }) {
  const [sent, setSent] = useState<SentCommand | null>(null);
  const { data: offer, error, refetch } = useCommandOffer(asked.vin);
  if (sent !== null) return <SentOutcome sent={sent} onClose={onClose} />;
  if (offer === undefined && error !== null)
    return <Problem title="This cannot be sent" detail={error.message} onRetry={() => void refetch()} />;
  if (offer === undefined)
    return (
      <Stack gap={12} role="status" aria-label="Loading what can be sent">
        <Skeleton height={40} />
        <Skeleton height={180} />
      </Stack>
    );
  const offered = offer.types.find(({ type }) => type.id === asked.type);
  if (offered === undefined)
    return <Problem title="There is no such command" detail={`No command is called “${asked.type}” any more.`} />;
  return <SendForm offer={offer} offered={offered} onSent={setSent} onClose={onClose} />;
}
