import type { Permission } from '../../server/contract/roles';

/** A page of ours, and what it takes to see it. */
export type ListedPage = {
  path: string;
  label: string;
  detail: string;
  permission: Permission;
  /** Whether it stands in the header, or belongs to whoever is signed in. */
  isMain: boolean;
};

/** The pages that header, menu and palette lead to. */
export const pages: readonly ListedPage[] = [
  {
    path: '/',
    label: 'Fleet',
    detail: 'Map and list of every vehicle',
    permission: 'fleet.read',
    isMain: true,
  },
  {
    path: '/commands',
    label: 'Commands',
    detail: 'What was sent to vehicles, and what became of it',
    permission: 'command.read',
    isMain: true,
  },
  {
    path: '/connections',
    label: 'Connections',
    detail: 'How the sources are, what comes in, pause and test',
    permission: 'connection.read',
    isMain: true,
  },
  {
    path: '/messages',
    label: 'Messages',
    detail: 'Everything that was received, as it came',
    permission: 'message.read',
    isMain: true,
  },
  {
    path: '/quarantine',
    label: 'Quarantine',
    detail: 'What could not be taken, and how to settle it',
    permission: 'message.read',
    isMain: true,
  },
  {
    path: '/devices',
    label: 'Devices',
    detail: 'Which device sits in which vehicle',
    permission: 'device.read',
    isMain: true,
  },
  {
    path: '/account',
    label: 'Account and preferences',
    detail: 'Units, theme, password, sessions',
    permission: 'session.own',
    isMain: false,
  },
  {
    path: '/storage',
    label: 'Storage',
    detail: 'What is kept for how long, and what looks after it',
    permission: 'storage.read',
    isMain: false,
  },
  {
    path: '/audit',
    label: 'Audit',
    detail: 'Who changed what, and when',
    permission: 'audit.read',
    isMain: false,
  },
  { path: '/people', label: 'People', detail: 'Who may see and do what', permission: 'user.manage', isMain: false },
];
