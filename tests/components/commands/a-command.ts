import type { Command } from '../../../server/contract/commands';
import { commandOf } from '../../live/sample-command';

/** A command as the log has it, but for what is said. */
export const aCommand = (part: Partial<Command>): Command => ({ ...commandOf(1), expiresAt: 61_000, ...part });
