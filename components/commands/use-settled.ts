'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/**
 * A value once it has said the same for a while: what is asked of the server as somebody types. The same object until it
 * says something else, however often it is made anew.
 */
export function useSettled<Value>(value: Value, pauseMs: number): { settled: Value; isSettled: boolean } {
  const text = JSON.stringify(value);
  const [held, setHeld] = useState({ text, value });
  const settle = useEffectEvent(() => setHeld({ text, value }));
  const isSettled = held.text === text;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text begins the wait anew
  useEffect(() => {
    if (isSettled) return;
    const timer = setTimeout(() => settle(), pauseMs);
    return () => clearTimeout(timer);
  }, [text, isSettled, pauseMs]);
  return { settled: held.value, isSettled };
}
