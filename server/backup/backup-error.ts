/** A backup that cannot be made, or restored, as things are. Its message says why, and what to do. */
export class BackupError extends Error {
  override name = 'BackupError';
}
