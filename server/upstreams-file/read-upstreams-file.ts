import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { complaintsOf } from '../settings-file/complaints-of';
import { parseFile } from '../settings-file/parse-file';
import { type Mistake, pathText, SettingsFileError } from '../settings-file/settings-file-error';
import { shapeMistakes } from '../settings-file/shape-mistakes';
import { upstreamKinds } from '../upstreams';
import type { ReadSecret, RegisteredKind, UpstreamSettings } from '../upstreams/kind';
import { nearestName } from '../upstreams/suggestion';
import { createReadSecret, type Environment, secretProblem } from './read-secret';
import { referencesIn } from './references';
import { upstreamId } from './upstreams-schema';

const kinds = upstreamKinds.map(({ kind }) => kind).join(', ');
const kindName = z.string({
  error: ({ input }) => (input === undefined ? `is missing: expected one of ${kinds}` : undefined),
});
const file = z.strictObject({ upstreams: z.array(z.looseObject({ id: upstreamId, kind: kindName })).nullish() });
const items = z.object({ upstreams: z.array(z.record(z.string(), z.unknown())) });

/** One entry of the file as far as it can be read, and its place. */
type Item = { id: unknown; kind: RegisteredKind; entry: Record<string, unknown>; path: readonly PropertyKey[] };

/** The kind of a name, or the one most likely meant, by which the entry's other mistakes are told; and what is wrong. */
function kindOf(name: unknown): { kind: RegisteredKind | undefined; message: string | null } {
  const kind = upstreamKinds.find((one) => one.kind === name);
  if (kind !== undefined || typeof name !== 'string') return { kind, message: null };
  const meant = nearestName(
    name,
    upstreamKinds.map((one) => one.kind),
  );
  const message = `expected one of ${kinds}, got "${name}"`;
  if (meant === undefined) return { kind, message };
  return {
    kind: upstreamKinds.find((one) => one.kind === meant),
    message: `${message}; did you mean "${meant}"?`,
  };
}

/** The entries whose kind can be told; of the others, what is wrong with their kind. */
function sortOut(content: unknown): { known: Item[]; mistakes: Mistake[] } {
  const known: Item[] = [];
  const mistakes: Mistake[] = [];
  const found = items.safeParse(content);
  for (const [index, { id, kind: name, ...entry }] of (found.data?.upstreams ?? []).entries()) {
    const path = ['upstreams', index];
    const { kind, message } = kindOf(name);
    if (kind !== undefined) known.push({ id, kind, entry, path });
    if (message !== null) mistakes.push({ path: [...path, 'kind'], message });
  }
  return { known, mistakes };
}

/** What is wrong with an entry by itself: its fields, and what it points at and is not there. */
function entryMistakes({ kind, entry, path }: Item, folder: string, environment: Environment): Mistake[] {
  const wrong = shapeMistakes(kind.entry, entry, path);
  return wrong.concat(
    referencesIn(kind.entry, entry, path).flatMap(({ path: at, reference }) => {
      const message = secretProblem(reference, folder, environment);
      return message === null ? [] : [{ path: at, message }];
    }),
  );
}

function doubledIds(known: readonly Item[]): Mistake[] {
  const seen = new Map<unknown, Item>();
  return known.flatMap((item) => {
    const first = seen.get(item.id);
    if (first === undefined) seen.set(item.id, item);
    if (first === undefined || typeof item.id !== 'string') return [];
    return [{ path: [...item.path, 'id'], message: `expected another id: ${pathText(first.path)} is called so too` }];
  });
}

/**
 * Reads the upstreams file. Secrets and files it points at must be there, but are read when a connection needs them, anew
 * for each attempt. A file that says nothing means no upstreams.
 * @param path of the YAML file; relative paths in it start at its folder
 * @throws SettingsFileError with all mistakes at once, each with its line
 */
export function readUpstreamsFile(path: string, environment: Environment): UpstreamSettings[] {
  const folder = dirname(resolve(path));
  const parsed = parseFile(path);
  const { known, mistakes } = sortOut(parsed.content);
  mistakes.unshift(...shapeMistakes(file, parsed.content, []));
  mistakes.push(...doubledIds(known));
  mistakes.push(...known.flatMap((item) => entryMistakes(item, folder, environment)));
  if (mistakes.length > 0) throw new SettingsFileError(complaintsOf(path, parsed, mistakes));
  const read: ReadSecret = createReadSecret(folder, environment);
  return known.map(({ id, kind, entry }) => kind.settle(upstreamId.parse(id), entry, read));
}
