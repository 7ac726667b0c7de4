import { Button, Skeleton, Stack } from '@mantine/core';
import { IconCircleCheck, IconFilterOff } from '@tabler/icons-react';
import { Empty } from '../ui/empty';
import classes from '../ui/page.module.css';

const groups = ['first', 'second', 'third', 'fourth'];

/** The page while it is on its way. */
export function QuarantineLoading() {
  return (
    <Stack gap={10} role="status" aria-label="Loading the quarantine">
      <Skeleton height={38} />
      {groups.map((group) => (
        <Skeleton key={group} height={86} radius={12} />
      ))}
    </Stack>
  );
}

/** Nothing waits, which is how it should be. */
export function NothingWaits() {
  return (
    <div className={classes.panel}>
      <Empty icon={<IconCircleCheck size={34} stroke={1.5} color="var(--state-good)" />} title="Nothing waits here">
        <p>
          Every message that came was taken, or somebody settled it. What cannot be understood later is kept here by
          itself, with the reason.
        </p>
      </Empty>
    </div>
  );
}

/** Something waits, but nothing of what is looked for. */
export function NothingLikeIt({ onClear }: { onClear: () => void }) {
  return (
    <div className={classes.panel}>
      <Empty icon={<IconFilterOff size={30} stroke={1.5} />} title="Nothing of this kind waits">
        <Button size="xs" variant="default" onClick={onClear} mt={4}>
          Show all that waits
        </Button>
      </Empty>
    </div>
  );
}
