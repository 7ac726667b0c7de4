/** Who may do what. Each role may do all that the ones before it may. */
export const roles = ['viewer', 'operator', 'engineer', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Everything that is guarded, with the least role it takes. A route or event without an entry is refused. */
export const permissions = {
  'fleet.read': 'viewer',
  'vehicle.read': 'viewer',
  'history.read': 'viewer',
  'command.read': 'viewer',
  'session.own': 'viewer',
  'history.export': 'operator',
  'vehicle.edit': 'operator',
  // And the role that the type of command names.
  'command.send': 'operator',
  'message.read': 'engineer',
  'connection.read': 'engineer',
  'connection.test': 'engineer',
  'quarantine.settle': 'engineer',
  'device.read': 'engineer',
  'device.edit': 'engineer',
  'storage.read': 'engineer',
  'connection.control': 'admin',
  'storage.edit': 'admin',
  'audit.read': 'admin',
  'user.manage': 'admin',
} as const satisfies Record<string, Role>;
export type Permission = keyof typeof permissions;

/** Whether a role holds a permission. */
export function allows(role: Role, permission: Permission): boolean {
  return roles.indexOf(role) >= roles.indexOf(permissions[permission]);
}
