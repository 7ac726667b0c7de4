'use client';

import { useMemo } from 'react';
import { useFoundMessages } from '../data/message-queries';
import { Problem } from '../ui/problem';
import { useMay } from '../ui/use-may';
import { MessageFilter } from './message-filter';
import { MessageTable } from './message-table';
import { allMessages, conditionCount, messageSearchOf } from './message-view';
import classes from './messages.module.css';
import { MessagesHead } from './messages-head';
import { MessagesLoading, NoMessages } from './messages-states';
import { SearchEnd } from './search-end';
import { useMessageView } from './use-message-view';

/** Everything that was received, newest first, by whatever one looks for. */
export function MessagesScreen() {
  const may = useMay('message.read');
  const { view, show } = useMessageView();
  const search = useMemo(() => messageSearchOf(view), [view]);
  const found = useFoundMessages(search, may.isAllowed);
  const messages = useMemo(() => found.data?.pages.flatMap((page) => page.messages), [found.data]);
  const searchedTo = found.data?.pages.at(-1)?.searchedTo ?? null;
  if (may.reason !== null) {
    return (
      <div className={classes.page}>
        <h1 className={classes.title}>Messages</h1>
        <Problem title="Messages are for engineers" detail={may.reason} />
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <MessagesHead
        count={messages?.length ?? null}
        isMore={found.hasNextPage}
        asOf={found.dataUpdatedAt}
        isRenewing={found.isRefetching}
        onRenew={() => void found.renew()}
      />
      <MessageFilter view={view} show={show} />
      <section className={classes.panel} aria-label="Messages found">
        {found.error !== null && (
          <Problem
            title={messages === undefined ? 'The messages cannot be shown' : 'The search did not go on'}
            detail={found.error.message}
            onRetry={() => void (messages === undefined ? found.refetch() : found.fetchNextPage())}
          />
        )}
        {messages === undefined && found.error === null && <MessagesLoading />}
        {messages?.length === 0 && !found.hasNextPage && (
          <NoMessages isFiltered={conditionCount(view) > 0} onClear={() => show(allMessages)} />
        )}
        {messages !== undefined && messages.length > 0 && <MessageTable messages={messages} />}
        {messages !== undefined && (found.hasNextPage || messages.length > 0) && (
          <SearchEnd
            isMore={found.hasNextPage}
            searchedTo={searchedTo}
            isSearching={found.isFetchingNextPage}
            onGoOn={() => void found.fetchNextPage()}
          />
        )}
      </section>
    </div>
  );
}
