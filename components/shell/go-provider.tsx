'use client';

import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { type ContextType, type ReactNode, useCallback, useEffect, useState } from 'react';
import { useLive } from '../data/live-context';
import { usePast } from '../past/past-context';
import { createDeparture } from './departure';
import { GoContext } from './go-context';
import { pageName } from './page-name';

const noticeId = 'page-that-waits';

/**
 * Opens pages, at the moment that is shown unless at the present, and holds the one that was asked for while the server is
 * away, for every link and key below.
 */
export function GoProvider({ children }: { children: ReactNode }) {
  const { stream } = useLive();
  const { keepMoment } = usePast();
  const router = useRouter();
  const [departure] = useState(() => {
    const created = createDeparture({
      stream,
      open: (path) => router.push(path),
      announce: (path) => {
        const notice = {
          id: noticeId,
          title: 'The server is away',
          message: `${pageName(path)} opens when it is back. Close this to stay here.`,
          autoClose: false,
          onClose: () => created.forget(),
        };
        // The first shows it where it is not shown, the second says the new page where it is.
        notifications.show(notice);
        notifications.update(notice);
      },
      withdraw: () => notifications.hide(noticeId),
    });
    return created;
  });
  useEffect(() => departure.start(), [departure]);
  const go: NonNullable<ContextType<typeof GoContext>> = useCallback(
    (path, time = 'kept') => departure.go(time === 'live' ? path : keepMoment(path)),
    [departure, keepMoment],
  );
  return <GoContext value={go}>{children}</GoContext>;
}
