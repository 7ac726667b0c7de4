import type { ListItem } from '../../server/contract/reading';
import { fieldOf } from '../ui/list-items';

/** Whether a lamp of the dashboard is on. One without a state is listed because it is. */
export const isLit = (light: ListItem): boolean => (fieldOf(light, 'state') ?? 'on').toLowerCase() !== 'off';
