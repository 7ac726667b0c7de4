import { Button, Skeleton, Stack } from '@mantine/core';
import { IconFilterOff, IconMailOff } from '@tabler/icons-react';
import { Empty } from '../ui/empty';

const rows = Array.from({ length: 14 }, (_, row) => row);

/** The table while it is on its way. */
export function MessagesLoading() {
  return (
    <Stack gap={19} p="44px 16px 16px" role="status" aria-label="Looking for messages">
      {rows.map((row) => (
        <Skeleton key={row} height={22} />
      ))}
    </Stack>
  );
}

type NoMessagesProps = { isFiltered: boolean; isOfDevice: boolean; onClear: () => void };

/** Nothing found: because of what was looked for, or because nothing ever came. */
export function NoMessages({ isFiltered, isOfDevice, onClear }: NoMessagesProps) {
  if (isFiltered) {
    return (
      <Empty icon={<IconFilterOff size={30} stroke={1.5} />} title="No message answers to this">
        <p>Everything that is kept was looked through. Widen the time, or drop a condition.</p>
        {isOfDevice && <p>By device only what was kept out is found; what was taken at once, by its vehicle.</p>}
        <Button size="xs" variant="default" onClick={onClear} mt={8}>
          Show all messages
        </Button>
      </Empty>
    );
  }
  return (
    <Empty icon={<IconMailOff size={30} stroke={1.5} />} title="No message yet">
      <p>
        Whatever a source sends is kept here first, before anything is made of it. The connections page tells whether
        they are up.
      </p>
    </Empty>
  );
}
