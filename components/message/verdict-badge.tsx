import { IconAlertTriangle, IconBan, IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import type { Verdict } from '../../server/contract/message';
import { Badge } from '../ui/badge';
import { verdictWords } from './verdict-words';

const icons = { good: IconCircleCheck, neutral: IconCircleMinus, warning: IconAlertTriangle, bad: IconBan };

/** What became of a message, in a word that a shape and a color repeat. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { label, tone } = verdictWords[verdict];
  const Icon = icons[tone];
  return (
    <Badge tone={tone} icon={<Icon size={14} aria-hidden="true" />}>
      {label}
    </Badge>
  );
}
