import { execFileSync } from 'node:child_process';
import { describe } from 'vitest';

/** Whether a program can be started on this machine. */
export function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * A `describe` for tests that need a program the machine may lack. They are skipped by name, loudly; with REQUIRE_ALL=1
 * a lack fails instead, so that no check can drop out of CI unseen.
 */
export function needs(...programs: string[]): (name: string, tests: () => void) => void {
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length === 0) return (name, tests) => describe(name, tests);
  if (process.env.REQUIRE_ALL === '1')
    throw new Error(`these tests need ${missing.join(', ')}, which is not installed`);
  return (name, tests) => {
    process.stderr.write(`SKIPPED for want of ${missing.join(', ')}: ${name}\n`);
    describe.skip(`${name} (needs ${missing.join(', ')})`, tests);
  };
}
