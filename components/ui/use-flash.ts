'use client';

import { useState } from 'react';

/**
 * Counts how often a value changed since it was first shown: as a React key it restarts the one quiet highlight of a
 * change, and 0 means there is nothing to highlight.
 */
export function useFlash(value: string | number | boolean | undefined): number {
  const [shown, setShown] = useState(value);
  const [changes, setChanges] = useState(0);
  if (value !== shown) {
    setShown(value);
    setChanges(changes + 1);
  }
  return changes;
}
