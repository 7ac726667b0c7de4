/** SQL for the start of the hour that a timestamptz lies in, by UTC whatever the session's time zone. */
export const hourOf = (time: string): string => `date_bin('1 hour', ${time}, timestamptz 'epoch')`;
