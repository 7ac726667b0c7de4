/** Something that has a place in the order of last changes. */
export type Ordered<T> = { revision: number; older: T | null; newer: T | null };

/**
 * Items by the revision of their last change, as a chain: to change is to move to the end. What changed after a revision
 * is the end of the chain, found without looking at anything that did not change.
 */
export type RevisionOrder<T> = {
  /** The revision of the last change of all. */
  revision: () => number;
  /** Gives the item the next revision. It is new here, or was already. */
  touch: (item: T) => void;
  /** The items that changed after `since`, oldest change first, `limit` at most. */
  after: (since: number, limit: number) => T[];
};

export function createRevisionOrder<T extends Ordered<T>>(): RevisionOrder<T> {
  let revision = 0;
  let oldest: T | null = null;
  let newest: T | null = null;

  const unlink = (item: T) => {
    if (item.older !== null) item.older.newer = item.newer;
    else if (oldest === item) oldest = item.newer;
    if (item.newer !== null) item.newer.older = item.older;
    else if (newest === item) newest = item.older;
  };

  const firstAfter = (since: number): T | null => {
    if (oldest === null || oldest.revision > since) return oldest;
    let found: T | null = null;
    for (let item: T | null = newest; item !== null && item.revision > since; item = item.older) found = item;
    return found;
  };

  return {
    revision: () => revision,
    touch: (item) => {
      unlink(item);
      item.older = newest;
      item.newer = null;
      if (newest !== null) newest.newer = item;
      else oldest = item;
      newest = item;
      revision += 1;
      item.revision = revision;
    },
    after: (since, limit) => {
      const items: T[] = [];
      for (let item = firstAfter(since); item !== null && items.length < limit; item = item.newer) items.push(item);
      return items;
    },
  };
}
