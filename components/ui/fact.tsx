import type { ReactNode } from 'react';

type FactProps = {
  name: string;
  /** It takes a line of its own. */
  isWide?: boolean;
  children: ReactNode;
};

/** One line of a list of facts (`dl`), which says how its lines are laid out. */
export function Fact({ name, isWide = false, children }: FactProps) {
  return (
    <div data-wide={isWide || undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
