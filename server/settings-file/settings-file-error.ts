/** What is wrong at one place of a file. */
export type Mistake = {
  /** Where in the document: `['upstreams', 0, 'url']`. */
  path: readonly PropertyKey[];
  /** What was expected there, in words. Never a value that could be a secret. */
  message: string;
};

/** A file of settings that cannot be used. `complaints` has one line for each mistake: file, line, path, expectation. */
export class SettingsFileError extends Error {
  override name = 'SettingsFileError';

  constructor(readonly complaints: readonly string[]) {
    super(complaints.join('\n'));
  }
}

/** A path as people write it: `upstreams[0].credentials.apiKey`. */
export function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  return steps.join('').replace(/^\./, '');
}
