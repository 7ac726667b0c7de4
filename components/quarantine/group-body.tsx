'use client';

import { Button } from '@mantine/core';
import { IconEye, IconFileText, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { QuarantineGroup } from '../../server/contract/quarantine';
import { usePreview } from '../data/quarantine-queries';
import { FormProblem } from '../people/form-problem';
import { AppLink } from '../shell/app-link';
import { GuardedButton } from '../ui/guarded-button';
import { useMay } from '../ui/use-may';
import { useMessageLink } from '../ui/use-message-link';
import { DiscardGroup } from './discard-group';
import classes from './group-body.module.css';
import { GroupMessages } from './group-messages';
import { groupId } from './quarantine-view';
import { RedecodePreview } from './redecode-preview';
import { useRedecodings } from './use-redecodings';

/** What can be done about a group, what that would change, and its messages. */
export function GroupBody({ group }: { group: QuarantineGroup }) {
  const may = useMay('quarantine.settle');
  const { open } = useMessageLink();
  const preview = usePreview();
  const { redecodings, begin } = useRedecodings();
  const [isDiscarding, setIsDiscarding] = useState(false);
  const isRunning = redecodings.some(({ id, state }) => id === groupId(group) && state === 'running');
  const busy = may.reason ?? (isRunning ? 'It is being decoded again' : null);
  return (
    <div className={classes.body}>
      <div className={classes.actions}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileText size={15} />}
          onClick={() => open(group.example)}
        >
          Newest example
        </Button>
        <GuardedButton
          size="xs"
          variant="default"
          reason={may.reason}
          leftSection={<IconEye size={15} />}
          loading={preview.isPending}
          onClick={() => preview.mutate(group)}
        >
          Preview
        </GuardedButton>
        <GuardedButton
          size="xs"
          variant="light"
          reason={busy}
          leftSection={<IconRefresh size={15} />}
          onClick={() => void begin(group)}
        >
          Decode again
        </GuardedButton>
        <GuardedButton
          size="xs"
          variant="subtle"
          color="red"
          reason={busy}
          leftSection={<IconTrash size={15} />}
          onClick={() => setIsDiscarding(true)}
        >
          Discard
        </GuardedButton>
        {group.verdict === 'unmapped' && (
          <Button
            component={AppLink}
            href={`/devices?${new URLSearchParams({ show: 'waiting', upstream: group.upstream })}`}
            size="xs"
            className={classes.remedy}
          >
            Say which vehicle
          </Button>
        )}
      </div>
      <FormProblem error={preview.error} />
      {preview.data !== undefined && <RedecodePreview preview={preview.data} />}
      <GroupMessages group={group} />
      <DiscardGroup group={group} isOpen={isDiscarding} onClose={() => setIsDiscarding(false)} />
    </div>
  );
}
