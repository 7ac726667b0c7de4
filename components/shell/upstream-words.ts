import type { SourcePhase } from '../../server/contract/connections';

/** What a connection's phase means, in words. */
export const phaseWords: Record<SourcePhase, string> = {
  stopped: 'Stopped',
  connecting: 'Connecting',
  subscribing: 'Connected, subscribing',
  live: 'Live',
  waiting: 'Waiting to try again',
  blocked: 'Blocked: somebody has to act',
};

const kindLabels: Readonly<Record<string, string>> = {
  'high-mobility': 'High Mobility',
  foxtrackr: 'FoxTrackr',
  mobito: 'MOBITO',
  drogue: 'Drogue IoT',
};

/** Who an upstream is, by its kind; a kind without a name of its own is called as it is. */
export function kindLabel(kind: string): string {
  return kindLabels[kind] ?? kind;
}
