import type { Effect, Scalar } from '../../contract/commands';
import { parameterOf } from './placeholder';
import type { Parameters, TypeDefinition } from './type-definition';

function resolved(value: Scalar, parameters: Parameters): Scalar {
  const name = parameterOf(value);
  const given = name === undefined ? value : parameters[name];
  if (given === undefined) throw new Error(`the effect names the parameter ${name}, which was not given`);
  return given;
}

/**
 * What telemetry shows when a vehicle has obeyed, with the parameters' values in it; null where nothing would show it.
 * @param parameters as `checkParameters` answered: whatever an effect names is required or has a default
 */
export function effectOf({ effect }: Pick<TypeDefinition, 'effect'>, parameters: Parameters): Effect | null {
  if (effect === null || effect.becomes === null) return effect;
  return { ...effect, becomes: effect.becomes.map((value) => resolved(value, parameters)) };
}
