'use client';

import { Button } from '@mantine/core';
import { IconMapSearch } from '@tabler/icons-react';
import Link from 'next/link';
import { Empty } from '../ui/empty';
import classes from './whole-page.module.css';

/** There is no such page. */
export function NotFound() {
  return (
    <main className={`${classes.page} ${classes.whole}`}>
      <Empty isPage icon={<IconMapSearch size={38} stroke={1.5} />} title="There is nothing at this address">
        <p>The link may be old, or not whole.</p>
        <Button component={Link} href="/" mt="sm">
          To the fleet
        </Button>
      </Empty>
    </main>
  );
}
