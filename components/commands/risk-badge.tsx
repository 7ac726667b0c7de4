import { IconAlertTriangle, IconHandStop } from '@tabler/icons-react';
import type { CommandRisk } from '../../server/contract/commands';
import classes from './risk-badge.module.css';
import { riskWords } from './state-words';

const icons = { caution: IconAlertTriangle, critical: IconHandStop };

/** How much harm a command can do; nothing where it does none. */
export function RiskBadge({ risk }: { risk: CommandRisk }) {
  if (risk === 'normal') return null;
  const Icon = icons[risk];
  return (
    <span className={classes.badge} data-risk={risk}>
      <Icon size={13} stroke={2} aria-hidden="true" />
      {riskWords[risk]}
    </span>
  );
}
