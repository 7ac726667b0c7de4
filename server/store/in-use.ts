const lockTimeout = '55P03';
const deadlock = '40P01';

/** Whether a statement was given up because somebody else held what it needed (SQLSTATE, PostgreSQL documentation, appendix A). */
export const isInUse = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === lockTimeout || error.code === deadlock);
