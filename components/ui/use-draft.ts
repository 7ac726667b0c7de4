'use client';

import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

/** A moment without a key, milliseconds: then a text counts as typed. */
const pauseMs = 350;

/**
 * What stands in a field while one types, and is told a moment later. Left alone, the field shows what it was told: the
 * address may change from elsewhere.
 */
export function useDraft(text: string, tell: (text: string) => void) {
  const [draft, setDraft] = useState<string | null>(null);
  const later = useDebouncedCallback(tell, pauseMs);
  const type = (next: string) => {
    setDraft(next);
    later(next);
  };
  const leave = () => {
    later.flush();
    setDraft(null);
  };
  return { shown: draft ?? text, type, leave };
}
