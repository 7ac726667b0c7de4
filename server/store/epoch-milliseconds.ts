/** SQL for a timestamptz in whole epoch milliseconds, which pg gives as a number instead of a Date. */
export const epochMilliseconds = (time: string): string => `floor(extract(epoch FROM ${time}) * 1000)::float8`;
