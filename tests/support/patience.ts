/** How long to wait for what comes as soon as it can: a busy machine takes its time, and nothing is waited out. */
export const patient = { timeout: 30_000 };
