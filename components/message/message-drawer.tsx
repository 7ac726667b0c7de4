'use client';

import { Drawer } from '@mantine/core';
import { useMessage } from '../data/queries';
import { Problem } from '../ui/problem';
import { useMay } from '../ui/use-may';
import { useMessageLink } from '../ui/use-message-link';
import { MessageDetails } from './message-details';
import classes from './message-drawer.module.css';
import { MessageLoading } from './message-loading';

function MessageBody({ reference }: { reference: string }) {
  const may = useMay('message.read');
  const { data, error, refetch } = useMessage(may.isAllowed ? reference : null);
  if (data !== undefined) return <MessageDetails key={reference} message={data} />;
  if (error !== null) {
    return <Problem title="The message cannot be shown" detail={error.message} onRetry={() => void refetch()} />;
  }
  if (may.reason !== null) return <Problem title="Messages are for engineers" detail={may.reason} />;
  return <MessageLoading />;
}

/** The message a value came from, over whatever page asked for it. Which one is in the address. */
export function MessageDrawer() {
  const { reference, close } = useMessageLink();
  return (
    <Drawer
      opened={reference !== null}
      onClose={close}
      position="right"
      size="min(76rem, 100%)"
      title={<span className={classes.title}>Message {reference}</span>}
      closeButtonProps={{ 'aria-label': 'Close the message' }}
    >
      {reference !== null && (
        <div className={classes.frame}>
          <MessageBody reference={reference} />
        </div>
      )}
    </Drawer>
  );
}
