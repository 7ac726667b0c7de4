'use client';

import { useEffect, useState } from 'react';

/** Least time between two announcements: a fleet changes faster than anybody can listen. */
const restMs = 15_000;

/** Says a text to those who listen to the page, when it changes and not more often than is bearable. */
export function Announcement({ text }: { text: string }) {
  const [said, setSaid] = useState(text);
  const [saidAt, setSaidAt] = useState(0);
  useEffect(() => {
    if (text === said) return;
    const timer = setTimeout(
      () => {
        setSaid(text);
        setSaidAt(Date.now());
      },
      Math.max(0, saidAt + restMs - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [text, said, saidAt]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
