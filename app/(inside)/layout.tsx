import type { ReactNode } from 'react';
import { Shell } from '../../components/shell/shell';
import { TimeZoneBoundary } from '../../components/ui/time-zone-boundary';

export default function InsideLayout({ children }: { children: ReactNode }) {
  return (
    <Shell>
      <TimeZoneBoundary>{children}</TimeZoneBoundary>
    </Shell>
  );
}
