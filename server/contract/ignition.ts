/** What `ignition.state` says while it is switched on; compared in lower case. */
export const ignitionOn: ReadonlySet<string> = new Set(['on', 'start']);

/**
 * Ignition or engine on; null where neither was told. A running engine is on, unless the ignition was seen off since; an
 * engine that stands still says nothing against the ignition (hybrids drive with it standing still).
 * @param ignitionAt event time, as is `engineAt`, epoch milliseconds; 0 where nothing was told
 */
export function isSwitchedOn(
  ignition: boolean | null,
  ignitionAt: number,
  engine: boolean | null,
  engineAt: number,
): boolean | null {
  if (engine === true && engineAt >= ignitionAt) return true;
  return ignition ?? engine;
}
