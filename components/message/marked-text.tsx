'use client';

import { useLayoutEffect, useMemo, useRef } from 'react';
import type { Stretch } from './find-value';
import classes from './marked-text.module.css';

type MarkedTextProps = {
  text: string;
  marks: readonly Stretch[];
  isHex: boolean;
};

type Piece = { from: number; text: string; isMarked: boolean };

/** The text in pieces, marked and not, in its order. */
function piecesOf(text: string, marks: readonly Stretch[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { from, to } of [...marks].sort((one, other) => one.from - other.from)) {
    if (from < end) continue;
    if (from > end) pieces.push({ from: end, text: text.slice(end, from), isMarked: false });
    pieces.push({ from, text: text.slice(from, to), isMarked: true });
    end = to;
  }
  if (end < text.length) pieces.push({ from: end, text: text.slice(end), isMarked: false });
  return pieces;
}

/** A text that scrolls by itself, brought to its first mark whenever another is marked. */
export function MarkedText({ text, marks, isHex }: MarkedTextProps) {
  const box = useRef<HTMLElement>(null);
  const pieces = useMemo(() => piecesOf(text, marks), [text, marks]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn decides where the mark is
  useLayoutEffect(() => {
    const mark = box.current?.querySelector('mark');
    if (box.current === null || mark === null || mark === undefined) return;
    const within = mark.getBoundingClientRect().top - box.current.getBoundingClientRect().top;
    if (within < 0 || within > box.current.clientHeight - 24)
      box.current.scrollTop += within - box.current.clientHeight / 3;
  }, [pieces]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={box} className={classes.payload} data-hex={isHex || undefined} tabIndex={0} aria-label="Payload">
      <pre>{pieces.map(({ from, text: piece, isMarked }) => (isMarked ? <mark key={from}>{piece}</mark> : piece))}</pre>
    </section>
  );
}
