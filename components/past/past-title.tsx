'use client';

import { useEffect } from 'react';
import { formatLocalTime } from '../ui/format-time';
import { usePast, usePastState } from './past-context';

const mark = 'Past ';

/** Puts the moment before the document's title, whoever sets that, so that tabs can be told apart. */
export function PastTitle() {
  const { addressed } = usePast();
  const { shown, isLoading } = usePastState();
  const at = addressed === null ? null : ((isLoading ? null : shown?.at) ?? addressed.at);
  useEffect(() => {
    if (at === null) return;
    const start = `${mark}${formatLocalTime(at)} · `;
    const plain = (title: string) => (title.startsWith(mark) ? title.slice(title.indexOf(' · ') + 3) : title);
    const put = () => {
      if (!document.title.startsWith(start)) document.title = start + plain(document.title);
    };
    put();
    const observer = new MutationObserver(put);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      document.title = plain(document.title);
    };
  }, [at]);
  return null;
}
