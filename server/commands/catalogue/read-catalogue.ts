import { z } from 'zod';
import { complaintsOf } from '../../settings-file/complaints-of';
import { parseFile } from '../../settings-file/parse-file';
import { type Mistake, pathText, SettingsFileError } from '../../settings-file/settings-file-error';
import { shapeMistakes } from '../../settings-file/shape-mistakes';
import { upstreamKinds } from '../../upstreams';
import { catalogueFile } from './catalogue-schema';
import { type CommandEntry, commandEntry } from './command-entry';
import { definitionOf } from './definition-of';
import { parameterMistakes } from './parameter-mistakes';
import { payloadMistakes } from './payload-mistakes';
import { signalMistakes } from './signal-mistakes';
import type { Catalogue } from './type-definition';

/** An entry that has the shape of one, and where it stands. */
type Item = { entry: CommandEntry; path: readonly PropertyKey[] };

const list = z.object({ commands: z.array(z.unknown()) });

/** The entries that have the shape of one, whatever is wrong with the others: all mistakes are told at once. */
const soundEntries = (content: unknown): Item[] =>
  (list.safeParse(content).data?.commands ?? []).flatMap((item, index) => {
    const parsed = commandEntry.safeParse(item);
    return parsed.success ? [{ entry: parsed.data, path: ['commands', index] }] : [];
  });

function kindMistakes({ kinds = [] }: CommandEntry, path: readonly PropertyKey[]): Mistake[] {
  const carrying = upstreamKinds.filter(({ whyNoCommands }) => whyNoCommands === null).map(({ kind }) => kind);
  return kinds.flatMap((name, index) => {
    if (carrying.includes(name)) return [];
    const known = upstreamKinds.find(({ kind }) => kind === name);
    const message = `expected ${carrying.join(' or ')}${known === undefined ? '' : `; ${known.label}: ${known.whyNoCommands}`}`;
    return [{ path: [...path, 'kinds', index], message }];
  });
}

function doubledIds(items: readonly Item[]): Mistake[] {
  const first = new Map<string, Item>();
  return items.flatMap((item) => {
    const other = first.get(item.entry.id);
    if (other === undefined) first.set(item.entry.id, item);
    if (other === undefined) return [];
    return [{ path: [...item.path, 'id'], message: `expected another id: ${pathText(other.path)} is called so too` }];
  });
}

/**
 * Reads the types of commands from a file. One that says nothing means that there are none.
 * @param path of the YAML file
 * @throws SettingsFileError with all mistakes at once, each with its line
 */
export function readCatalogue(path: string): Catalogue {
  const parsed = parseFile(path);
  const items = soundEntries(parsed.content);
  const mistakes = shapeMistakes(catalogueFile, parsed.content, []).concat(
    doubledIds(items),
    items.flatMap(({ entry, path: at }) => [
      ...parameterMistakes(entry, at),
      ...payloadMistakes(entry, at),
      ...signalMistakes(entry, at),
      ...kindMistakes(entry, at),
    ]),
  );
  if (mistakes.length > 0) throw new SettingsFileError(complaintsOf(path, parsed, mistakes));
  return { types: new Map(items.map(({ entry }) => [entry.id, definitionOf(entry)])) };
}
