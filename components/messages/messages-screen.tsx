'use client';

import { useMemo } from 'react';
import { useFoundMessages, useNewerMessages } from '../data/message-queries';
import classes from '../ui/page.module.css';
import { Problem } from '../ui/problem';
import { conditionCount, writeConditions } from '../ui/search-conditions';
import { useMay } from '../ui/use-may';
import { useSearchView } from '../ui/use-search-view';
import { MessageFilter } from './message-filter';
import { MessageTable } from './message-table';
import { allMessages, messageSearchOf, readMessageView } from './message-view';
import { MessagesHead } from './messages-head';
import { MessagesLoading, NoMessages } from './messages-states';
import { SearchEnd } from './search-end';

/** A step that found so many was quick: the next is taken as one scrolls. After fewer, somebody decides. */
const plenty = 50;

/** Everything that was received, newest first, by whatever one looks for. */
export function MessagesScreen() {
  const may = useMay('message.read');
  const { view, show } = useSearchView(readMessageView, writeConditions);
  const search = useMemo(() => messageSearchOf(view), [view]);
  const found = useFoundMessages(search, may.isAllowed);
  const messages = useMemo(() => found.data?.pages.flatMap((page) => page.messages), [found.data]);
  const last = found.data?.pages.at(-1);
  const newer = useNewerMessages(search, messages?.[0] ?? null, found.dataUpdatedAt);
  const renew = () => {
    document.getElementById('content')?.scrollTo({ top: 0 });
    void found.renew();
  };
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
        newer={newer}
        isRenewing={found.isRefetching && !found.isFetchingNextPage}
        onRenew={renew}
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
          <NoMessages
            isFiltered={conditionCount(view) > 0}
            isOfDevice={view.device !== ''}
            onClear={() => show(allMessages)}
          />
        )}
        {messages !== undefined && messages.length > 0 && <MessageTable messages={messages} />}
        {messages !== undefined && (found.hasNextPage || messages.length > 0) && (
          <SearchEnd
            isMore={found.hasNextPage}
            isPlenty={(last?.messages.length ?? 0) >= plenty && found.error === null}
            searchedTo={last?.searchedTo ?? null}
            isSearching={found.isFetchingNextPage}
            onGoOn={() => void found.fetchNextPage({ cancelRefetch: false })}
          />
        )}
      </section>
    </div>
  );
}
