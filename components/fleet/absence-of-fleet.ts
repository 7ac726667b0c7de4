import type { Upstream } from '../../server/contract/http';
import { formatNumber } from '../ui/format-value';

const byItself = 'A vehicle appears by itself with the first message of it.';

/**
 * Why there is no vehicle, and what makes one appear. Messages of some upstreams name a device: nothing comes of them
 * before somebody says which vehicle it is in.
 * @param waiting devices that wait for a vehicle; null when that is not known, or not for this person to know
 */
export function absenceOfFleet(
  upstreams: readonly Pick<Upstream, 'label' | 'hasDevices'>[],
  waiting: number | null,
): string {
  const labels = [...new Set(upstreams.filter(({ hasDevices }) => hasDevices).map(({ label }) => label))];
  if (waiting !== null && waiting > 0) {
    const [devices, each] =
      waiting === 1 ? ['1 device waits', 'it'] : [`${formatNumber(waiting, 0)} devices wait`, 'each'];
    return `${devices} for somebody to say which vehicle ${each} is in. What was sent meanwhile is decoded then.`;
  }
  if (labels.length === 0) return `${byItself} A source that is not up says why.`;
  const named = `Messages of ${labels.join(' and ')} name a device: its vehicle appears once an engineer has said which it is.`;
  return upstreams.every(({ hasDevices }) => hasDevices) ? named : `${byItself} ${named}`;
}
