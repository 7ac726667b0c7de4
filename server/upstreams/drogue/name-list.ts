import { isPlainObject } from '../plain-object';

const nameMembers = ['n', 'name', 'key', 'type', 'sensor', 'metric', 'measurement'];
/** Of SenML (RFC 8428 §4.1) and of what is like it. */
const valueMembers = ['v', 'vs', 'vb', 'value', 'val'];

const memberOf = (item: Record<string, unknown>, members: readonly string[]): string | undefined =>
  members.find((member) => Object.hasOwn(item, member));

/**
 * Reads a list of named values, `[{n: "temp", u: "Cel", v: 23.1}]`, as if each were a member of an object. Undefined for
 * every other list.
 */
export function nameList(items: readonly unknown[]): { name: string; item: Record<string, unknown> }[] | undefined {
  const named: { name: string; item: Record<string, unknown> }[] = [];
  for (const item of items) {
    if (!isPlainObject(item)) return undefined;
    const [nameMember, valueMember] = [memberOf(item, nameMembers), memberOf(item, valueMembers)];
    const name = nameMember === undefined ? undefined : item[nameMember];
    if (typeof name !== 'string' || valueMember === undefined) return undefined;
    const { [nameMember ?? '']: _name, [valueMember]: value, ...rest } = item;
    named.push({ name, item: { ...rest, value } });
  }
  return named;
}
