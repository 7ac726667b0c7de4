import type { CommandOffer } from '../contract/commands';
import { loadFacts } from '../store/command-facts';
import { loadRoutes } from '../store/command-routes';
import { checkPreconditions } from './check-preconditions';
import { type PrepareTools, roleProblem } from './prepare-command';
import type { CommandRequester } from './requester';
import { chooseRoute, routesOf } from './route-of';

/**
 * What somebody can send to a vehicle as things stand, and what they cannot and why.
 * @returns null when no vehicle has this VIN
 */
export async function offerCommands(
  vin: string,
  by: CommandRequester,
  tools: PrepareTools,
): Promise<CommandOffer | null> {
  const { database, catalogue, limits, clock } = tools;
  const vehicle = (await loadRoutes(database, [vin])).get(vin);
  if (vehicle === undefined) return null;
  const now = clock();
  const types = [...catalogue.types.values()];
  const signals = new Set(types.flatMap(({ preconditions }) => preconditions.map(({ signal }) => signal)));
  const facts = (await loadFacts(database.pool, [vehicle.id], [...signals])).get(vehicle.id);
  const lastHeardAt = facts?.lastHeardAt ?? null;
  const routes = routesOf(vehicle, tools);
  return {
    vin,
    lastHeardAt,
    isOnline: lastHeardAt !== null && lastHeardAt >= now - limits.onlineWithinMs,
    routes,
    types: types.map((type) => {
      const route = chooseRoute(routes, type, tools);
      return {
        type,
        whyNot: roleProblem(type, by) ?? ('problem' in route ? route.problem : null),
        preconditions: checkPreconditions(type.preconditions, facts?.newest ?? new Map(), now),
      };
    }),
  };
}
