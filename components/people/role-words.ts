import { type Role, roles } from '../../server/contract/roles';

export const roleLabels: Record<Role, string> = {
  viewer: 'Viewer',
  operator: 'Operator',
  engineer: 'Engineer',
  admin: 'Administrator',
};

/** What each role may do, beyond the one before it. */
export const roleDescriptions: Record<Role, string> = {
  viewer: 'Sees the fleet and every vehicle',
  operator: 'May name vehicles and export their history as well',
  engineer: 'Works with messages, devices and connections as well',
  admin: 'Pauses connections and manages people as well',
};

/** Why somebody of one role may not do what takes another, as a sentence; null where they may. */
export const roleProblem = (needed: Role, held: Role): string | null =>
  roles.indexOf(held) >= roles.indexOf(needed)
    ? null
    : `This takes the ${roleLabels[needed].toLowerCase()} role; yours is ${roleLabels[held].toLowerCase()}`;

/** The roles to choose from. What one may do stands beside the choice: in it, it would be cut on a phone. */
export const roleChoices = roles.map((value) => ({ value, label: roleLabels[value] }));
