'use client';

import { Button, Loader, Menu } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommandOffer } from '../data/command-queries';
import { AppLink } from '../shell/app-link';
import { asSentence } from '../ui/as-sentence';
import { vehiclePath } from '../vehicle/vehicle-tab-list';
import classes from './quick-commands.module.css';
import { useSendLink } from './use-send-link';
import { useWhyNotSent } from './use-why-not-sent';

/** What can be sent to a vehicle, a press away. Asked for when it is opened. */
export function QuickCommands({ vin }: { vin: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Menu position="top-end" width={270} shadow="md" opened={isOpen} onChange={setIsOpen}>
      <Menu.Target>
        <Button variant="default" aria-label="Send a command" title="Send a command">
          <IconSend size={16} aria-hidden="true" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.list}>{isOpen && <QuickList vin={vin} />}</Menu.Dropdown>
    </Menu>
  );
}

function QuickList({ vin }: { vin: string }) {
  const { open } = useSendLink();
  const { data: offer, error } = useCommandOffer(vin);
  const barred = useWhyNotSent(null);
  const types = offer?.types ?? [];
  // What is true of all of them is said once.
  const shared = barred ?? (new Set(types.map(({ whyNot }) => whyNot)).size === 1 ? (types[0]?.whyNot ?? null) : null);
  return (
    <>
      {offer === undefined && error === null && (
        <Menu.Label role="status">
          <Loader size={12} mr={6} /> Asking what can be sent
        </Menu.Label>
      )}
      {error !== null && <Menu.Label>{asSentence(error.message)}</Menu.Label>}
      {shared !== null && <Menu.Label className={classes.why}>{asSentence(shared)}</Menu.Label>}
      {types.map(({ type, whyNot }) => (
        <Menu.Item key={type.id} disabled={barred !== null || whyNot !== null} onClick={() => open(vin, type.id)}>
          {type.label}…
          {shared === null && whyNot !== null && <span className={classes.reason}>{asSentence(whyNot)}</span>}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item component={AppLink} href={vehiclePath(vin, 'commands')}>
        All of its commands
      </Menu.Item>
    </>
  );
}
