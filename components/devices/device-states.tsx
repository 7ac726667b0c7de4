import { Button, Skeleton, Stack } from '@mantine/core';
import { IconCpu, IconFilterOff } from '@tabler/icons-react';
import { Empty } from '../ui/empty';

const rows = Array.from({ length: 8 }, (_, row) => row);

/** The table while it is on its way. */
export function DevicesLoading() {
  return (
    <Stack gap={12} p={16} role="status" aria-label="Loading the devices">
      {rows.map((row) => (
        <Skeleton key={row} height={34} />
      ))}
    </Stack>
  );
}

/** No device at all: where they come from. */
export function NoDevices() {
  return (
    <Empty icon={<IconCpu size={30} stroke={1.5} />} title="No device yet">
      <p>
        FoxTrackr and Drogue IoT know devices, not vehicles. A device appears here by itself with its first message;
        what it sends is kept until somebody says which vehicle it is in, and is decoded then, each message at its own
        time.
      </p>
      <p>You can also add mappings ahead of time, one by one or from a CSV file.</p>
    </Empty>
  );
}

/** Devices, but none that is looked for. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <Empty icon={<IconFilterOff size={30} stroke={1.5} />} title="No device answers to this">
      <Button size="xs" variant="default" onClick={onClear} mt={4}>
        Show all devices
      </Button>
    </Empty>
  );
}
