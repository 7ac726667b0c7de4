import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fieldsAt } from '../../server/settings-file/field-names';
import { upstreamKinds } from '../../server/upstreams';
import { readUpstreamsFile } from '../../server/upstreams-file/read-upstreams-file';
import { upstreamsSchema } from '../../server/upstreams-file/upstreams-schema';

const folder = mkdtempSync(join(tmpdir(), 'motorcade-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Reads the text as a file whose secrets and certificates are there. */
function read(text: string) {
  for (const [, path = ''] of text.matchAll(/\b(?:file|ca|certificate|key): ([\w./-]+)/g)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), 'secret\n');
  }
  const environment = Object.fromEntries([...text.matchAll(/\benv: (\w+)/g)].map(([, name]) => [name, 'secret']));
  writeFileSync(join(folder, 'upstreams.yaml'), text);
  return readUpstreamsFile(join(folder, 'upstreams.yaml'), environment);
}

const documentation = readFileSync('docs/upstreams.md', 'utf8');
const kinds = upstreamKinds.map(({ kind }) => kind);

describe('the example of an upstreams file', () => {
  it('can be used as it stands, and has every kind', () => {
    const upstreams = read(readFileSync('upstreams.example.yaml', 'utf8'));
    expect([...new Set(upstreams.map(({ kind }) => kind))].sort()).toEqual([...kinds].sort());
    for (const { connections, rules } of upstreams) {
      expect(connections.length).toBeGreaterThan(0);
      expect(rules.length).toBeGreaterThan(0);
    }
  });
});

describe('the documentation of upstreams', () => {
  const examples = [...documentation.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);

  it('has a working example of every kind', () => {
    const found = examples.flatMap((text) => read(text).map(({ kind }) => kind));
    expect([...new Set(found)].sort()).toEqual([...kinds].sort());
  });

  it.each(upstreamKinds)('names every field of $kind', ({ kind, entry }) => {
    const section = documentation.split(/^## /m).find((text) => text.includes(`(\`${kind}\`)`)) ?? '';
    const fields = [[], ['credentials'], ['commands']].flatMap((path) => fieldsAt(entry, path));
    for (const field of fields) expect(section, `${kind}: ${field}`).toMatch(new RegExp(`\`${field}[\`:]`));
  });
});

describe('the JSON schema for editors', () => {
  it('is what the program checks by; if not, run npx tsx server/upstreams-file/write-schema.ts', () => {
    expect(JSON.parse(readFileSync('docs/upstreams.schema.json', 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(upstreamsSchema())),
    );
  });

  it('describes secrets and leaves out what is for the program only', () => {
    const text = JSON.stringify(upstreamsSchema());
    expect(text).toContain('{ env: NAME } for an environment variable');
    expect(text).not.toMatch(/isSecret|isPath/);
  });
});
