import type { Role } from '../contract/roles';

/** Who is asking: a signed-in person and the session they are signed in by. */
export type Principal = { userId: string; name: string; email: string; role: Role; sessionId: string };
