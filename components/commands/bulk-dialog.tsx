'use client';

import { Modal, NativeSelect, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { roles } from '../../server/contract/roles';
import { useCommandTypes } from '../data/command-queries';
import { useMe } from '../data/queries';
import { roleLabels } from '../people/role-words';
import { Problem } from '../ui/problem';
import { BulkForm } from './bulk-form';
import classes from './send-form.module.css';
import { type LeftOut, VehicleChoice } from './vehicle-choice';
import { wideForm } from './wide-form';

type BulkDialogProps = {
  /** Null while it is closed. */
  vins: readonly string[] | null;
  onClose: () => void;
};

/** Asks which command which of many vehicles are to get, and sends it. */
export function BulkDialog({ vins, onClose }: BulkDialogProps) {
  return (
    <Modal opened={vins !== null} onClose={onClose} size={wideForm} title="Send to vehicles">
      {vins !== null && <BulkBody vins={vins} onClose={onClose} />}
    </Modal>
  );
}

function BulkBody({ vins, onClose }: { vins: readonly string[]; onClose: () => void }) {
  const { data: me } = useMe();
  const [chosen, setChosen] = useState('');
  const [leftOut, setLeftOut] = useState<LeftOut>(new Set());
  // Which of them reach which vehicle each vehicle's outcome tells.
  const { data: types, error, refetch } = useCommandTypes();
  if (types === undefined && error !== null)
    return <Problem title="What can be sent is not known" detail={error.message} onRetry={() => void refetch()} />;
  if (types === undefined || me === undefined)
    return <Skeleton height={220} role="status" aria-label="Loading what can be sent" />;
  const isAllowed = (role: (typeof types)[number]['role']) => roles.indexOf(me.role) >= roles.indexOf(role);
  const type = types.find(({ id }) => id === chosen);
  return (
    <div className={classes.form}>
      <NativeSelect
        label="Command"
        required
        data-autofocus
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          { value: '', label: 'Choose' },
          ...types.map(({ id, label, role }) => ({
            value: id,
            label: isAllowed(role) ? label : `${label} (takes the ${roleLabels[role].toLowerCase()} role)`,
            disabled: !isAllowed(role),
          })),
        ]}
      />
      <VehicleChoice vins={vins} leftOut={leftOut} onLeave={setLeftOut} />
      {type !== undefined && (
        <BulkForm key={type.id} type={type} vins={vins.filter((vin) => !leftOut.has(vin))} onClose={onClose} />
      )}
    </div>
  );
}
