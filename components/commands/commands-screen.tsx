'use client';

import { Button } from '@mantine/core';
import { IconFilterOff, IconSend } from '@tabler/icons-react';
import { useMemo } from 'react';
import { commandsPath, useCommands } from '../data/command-queries';
import { SaveList } from '../export/save-list';
import { Empty } from '../ui/empty';
import classes from '../ui/page.module.css';
import { PageHead } from '../ui/page-head';
import { writeConditions } from '../ui/search-conditions';
import { useSearchView } from '../ui/use-search-view';
import { BulkPanel } from './bulk-panel';
import { CommandList } from './command-list';
import { LogFilter } from './log-filter';
import { allCommands, askedOf, readLogView } from './log-view';

/** All that was ever sent, to whom, by whom, and what became of it. */
export function CommandsScreen() {
  const { view, show } = useSearchView(readLogView, writeConditions);
  const asked = useMemo(() => askedOf(view), [view]);
  const found = useCommands(asked);
  const { data, error, dataUpdatedAt } = found;
  return (
    <div className={classes.page}>
      <PageHead
        title="Commands"
        lead="What was sent to vehicles, and what their own telemetry says became of it."
        stale={data === undefined || error === null ? null : { asOf: dataUpdatedAt, problem: error.message }}
      >
        <SaveList path={commandsPath(asked, '/export')} name="commands.csv" />
      </PageHead>
      {view.bulk !== '' && <BulkPanel id={view.bulk} />}
      <LogFilter view={view} show={show} />
      <section className={classes.panel} aria-label="What was found">
        <CommandList found={found}>
          {Object.keys(asked).length === 0 ? (
            <Empty icon={<IconSend size={30} stroke={1.5} />} title="Nothing was sent yet">
              <p>Open a vehicle’s Commands, or send one to all vehicles that the fleet’s list shows.</p>
            </Empty>
          ) : (
            <Empty icon={<IconFilterOff size={30} stroke={1.5} />} title="No command answers to this">
              <Button size="xs" variant="default" onClick={() => show(allCommands)} mt={4}>
                Show all commands
              </Button>
            </Empty>
          )}
        </CommandList>
      </section>
    </div>
  );
}
