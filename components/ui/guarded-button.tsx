'use client';

import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { MouseEventHandler, ReactNode } from 'react';

type GuardedButtonProps = Omit<ButtonProps, 'disabled'> & {
  /** Why it cannot be pressed, as a sentence; null when it can. */
  reason: string | null;
  onClick: MouseEventHandler<HTMLButtonElement>;
  autoFocus?: boolean;
  'aria-label'?: string;
  children: ReactNode;
};

/** A button that is there for everybody, and says why where it does nothing. It keeps its place among the keyboard's stops. */
export function GuardedButton({ reason, onClick, ...rest }: GuardedButtonProps) {
  const isBarred = reason !== null;
  return (
    <Tooltip label={reason} disabled={!isBarred} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <Button
        {...rest}
        aria-disabled={isBarred}
        data-disabled={isBarred || undefined}
        onClick={(event) => (isBarred ? event.preventDefault() : onClick(event))}
      />
    </Tooltip>
  );
}
