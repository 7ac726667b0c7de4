import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconClockOff,
  IconHelpCircle,
  IconHourglass,
  IconQuestionMark,
  IconSend,
  IconUserCheck,
} from '@tabler/icons-react';
import type { CommandState } from '../../server/contract/commands';
import { Badge } from '../ui/badge';
import { stateWords } from './state-words';

/** A shape of its own for each state: none is told by its colour alone. */
const icons: Readonly<Record<CommandState, typeof IconBan>> = {
  'awaiting-approval': IconUserCheck,
  queued: IconClock,
  dispatching: IconSend,
  accepted: IconHourglass,
  confirmed: IconCircleCheck,
  contradicted: IconCircleX,
  unconfirmed: IconHelpCircle,
  expired: IconClockOff,
  failed: IconAlertTriangle,
  unknown: IconQuestionMark,
  cancelled: IconBan,
};

/** The mark of a state. Decorative: the word stands beside it. */
export function StateIcon({ state, size = 14 }: { state: CommandState; size?: number }) {
  const Icon = icons[state];
  return <Icon size={size} stroke={2} aria-hidden="true" />;
}

/** How a command stands, in a word and a shape; the sentence on hover. */
export function StatePill({ state }: { state: CommandState }) {
  const { label, tone, sentence } = stateWords[state];
  return (
    <Badge tone={tone} icon={<StateIcon state={state} />} data-state={state} title={sentence}>
      {label}
    </Badge>
  );
}
