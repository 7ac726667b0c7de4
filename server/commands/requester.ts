import type { Role } from '../contract/roles';
import type { Actor } from '../store/audit';

/** Who asks for a command, and what they may. */
export type CommandRequester = Actor & { role: Role };
