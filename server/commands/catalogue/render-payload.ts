import { parameterOf } from './placeholder';
import type { Parameters, Template, TypeDefinition } from './type-definition';

/** The template with values in it; undefined for a parameter that has none. */
function filled(template: Template, parameters: Parameters): Template | undefined {
  const name = parameterOf(template);
  if (name !== undefined) return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (typeof template !== 'object' || template === null) return template;
  if (isList(template))
    return template.map((item) => filled(item, parameters)).filter((item): item is Template => item !== undefined);
  return Object.fromEntries(
    Object.entries(template).flatMap(([key, inner]) => {
      const value = filled(inner, parameters);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** `Array.isArray` alone takes a readonly list for any. */
const isList = (template: Template): template is readonly Template[] => Array.isArray(template);

/**
 * What is sent, as JSON without spaces, members in the order of the template: the same parameters give the same bytes. A
 * member or item whose parameter was not given is left out.
 * @param parameters as `checkParameters` answered
 */
export function renderPayload(type: Pick<TypeDefinition, 'payload'>, parameters: Parameters): string {
  const payload = filled(type.payload, parameters);
  if (payload === undefined) throw new Error('the payload is a parameter that was not given');
  return JSON.stringify(payload);
}
