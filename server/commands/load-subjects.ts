import { loadFacts, type VehicleFacts } from '../store/command-facts';
import { loadRoutes, type RoutedVehicle } from '../store/command-routes';
import type { Database } from '../store/database';
import type { Catalogue } from './catalogue/type-definition';

/** A vehicle that a command is asked for, and what is known of it just now. Nobody has heard of it: neither. */
export type Subject = { vehicle?: RoutedVehicle; facts?: VehicleFacts | undefined };

/**
 * Loads what requests for a type of command are judged by, of all of their vehicles at once.
 * @returns finds the subject of a request by its VIN
 */
export async function loadSubjects(
  typeId: string,
  vins: readonly string[],
  { database, catalogue }: { database: Database; catalogue: Catalogue },
): Promise<(vin: string) => Subject> {
  const vehicles = await loadRoutes(database, vins);
  const signals = catalogue.types.get(typeId)?.preconditions.map(({ signal }) => signal) ?? [];
  const ids = [...vehicles.values()].map(({ id }) => id);
  const facts = await loadFacts(database.pool, ids, signals);
  return (vin) => {
    const vehicle = vehicles.get(vin);
    return vehicle === undefined ? {} : { vehicle, facts: facts.get(vehicle.id) };
  };
}
