import type { Role } from '../../server/contract/roles';

export const roleLabels: Record<Role, string> = {
  viewer: 'Viewer',
  operator: 'Operator',
  engineer: 'Engineer',
  admin: 'Administrator',
};

/** What each role may do beyond the one before it. */
export const roleDescriptions: Record<Role, string> = {
  viewer: 'sees the fleet and every vehicle',
  operator: 'may name vehicles as well',
  engineer: 'works with messages, devices and connections as well',
  admin: 'pauses connections and manages people as well',
};
