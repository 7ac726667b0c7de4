import type { Permission } from '../../server/contract/roles';

/** The pages the palette leads to. */
export const pages: readonly { path: string; label: string; detail: string; permission: Permission }[] = [
  { path: '/', label: 'Fleet', detail: 'Map and list of every vehicle', permission: 'fleet.read' },
  {
    path: '/account',
    label: 'Account and preferences',
    detail: 'Units, theme, password, sessions',
    permission: 'session.own',
  },
  { path: '/people', label: 'People', detail: 'Who may see and do what', permission: 'user.manage' },
];
