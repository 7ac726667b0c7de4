'use client';

import { Button, Popover } from '@mantine/core';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import { useUpstreams } from '../data/queries';
import { useMay } from '../ui/use-may';
import { AppLink } from './app-link';
import classes from './status.module.css';
import { UpstreamLine } from './upstream-line';
import listClasses from './upstream-status.module.css';
import { upstreamSummary } from './upstream-words';

/** How many upstreams are up, each one's state in words, and the way to the page that tells all of them. */
export function UpstreamStatus() {
  const { data: upstreams, error } = useUpstreams();
  const may = useMay('connection.read');
  const [isOpen, setIsOpen] = useState(false);
  // What was known before the server went silent may have ceased to be true.
  const isUnknown = upstreams === undefined || error !== null;
  const { label, tone } = isUnknown ? { label: 'Sources unknown', tone: 'neutral' } : upstreamSummary(upstreams);
  const Icon = tone === 'bad' ? IconPlugConnectedX : IconPlugConnected;
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" width={340} shadow="md" withArrow>
      <Popover.Target>
        <button
          type="button"
          className={classes.status}
          data-tone={tone}
          data-opens
          aria-label={`Sources: ${label}`}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon size={15} aria-hidden="true" />
          <span className={classes.label}>{label}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Sources" className={listClasses.dropdown}>
        {isUnknown && <p className={listClasses.state}>{error?.message ?? 'Asking the server'}</p>}
        {upstreams?.length === 0 && <p className={listClasses.state}>No source is configured.</p>}
        <ul className={listClasses.list}>
          {upstreams?.map((upstream) => (
            <UpstreamLine key={upstream.id} upstream={upstream} />
          ))}
        </ul>
        {may.isAllowed && (
          <Button
            component={AppLink}
            href="/connections"
            variant="default"
            size="xs"
            fullWidth
            mt="sm"
            onClick={() => setIsOpen(false)}
          >
            Open connections
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
