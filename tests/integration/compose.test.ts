import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { needs } from '../support/need';

type Service = { build?: string; image: string; command?: string[]; environment?: Record<string, string> };
const { services } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
};

needs('docker-compose')('docker-compose.yml', () => {
  test('is one that compose can read', () => {
    execFileSync('docker-compose', ['config', '--quiet'], { stdio: 'pipe' });
  });

  test('starts programs that the image has, with settings that there are', () => {
    const documented = readFileSync('.env.example', 'utf8');
    const own = Object.values(services).filter(({ build }) => build !== undefined);
    expect(own.length).toBe(3);
    for (const { command = [], environment = {} } of own) {
      const program = command.find((word) => word.startsWith('dist/'));
      if (program !== undefined) expect(existsSync(program), program).toBe(true);
      for (const name of Object.keys(environment)) expect(documented).toContain(`${name}=`);
    }
  });
});
