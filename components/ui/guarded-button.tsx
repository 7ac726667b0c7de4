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
  const isIdle = isBarred || rest.loading === true;
  return (
    <Tooltip label={reason} disabled={!isBarred} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <Button
        {...rest}
        aria-disabled={isBarred}
        data-disabled={isBarred || undefined}
        aria-busy={rest.loading}
        // A disabled button loses the focus; this one keeps it while it works.
        renderRoot={(root) => <button {...root} disabled={false} />}
        onClick={(event) => (isIdle ? event.preventDefault() : onClick(event))}
      />
    </Tooltip>
  );
}
