import type { CheckedPrecondition, CommandRequest, CommandRoute, Effect } from '../contract/commands';
import { roles } from '../contract/roles';
import type { RoutedVehicle } from '../store/command-routes';
import type { Database } from '../store/database';
import { packetProblem } from '../upstreams/command-carrier';
import { checkParameters } from './catalogue/check-parameters';
import { effectOf } from './catalogue/effect-of';
import { renderPayload } from './catalogue/render-payload';
import type { Catalogue, Parameters, TypeDefinition } from './catalogue/type-definition';
import { checkPreconditions } from './check-preconditions';
import type { CommandLimits } from './command-limits';
import { loadSubjects, type Subject } from './load-subjects';
import type { CommandRequester } from './requester';
import { chooseRoute, type RouteTools, routesOf } from './route-of';

export type PrepareTools = RouteTools & {
  database: Database;
  catalogue: Catalogue;
  limits: CommandLimits;
  clock: () => number;
};

/** What a request is for, once it is known to be possible. */
export type Sendable = {
  vehicle: RoutedVehicle;
  type: TypeDefinition;
  parameters: Parameters;
  upstream: string;
  device: string;
  topic: string;
  payload: string;
  effect: Effect | null;
};

/** A request looked at from all sides. It may be sent where there are no problems; then it is all there. */
export type Prepared = {
  sendable: Sendable | null;
  /** Why it would be refused, in sentences. */
  problems: string[];
  /** It is refused for who asks. */
  isForbidden: boolean;
  preconditions: CheckedPrecondition[];
  routes: CommandRoute[];
  lastHeardAt: number | null;
  isOnline: boolean;
  expiresAt: number;
};

/** What somebody has to type beside the command itself. A bulk command's number of vehicles is looked at by itself. */
function ceremonyProblems({ risk }: TypeDefinition, request: CommandRequest, isOfBulk: boolean): string[] {
  if (risk !== 'critical') return [];
  const problems: string[] = [];
  if (request.reason === undefined) problems.push('a reason is needed');
  const ending = request.vin.slice(-4).toLowerCase();
  if (!isOfBulk && request.vinEnding?.toLowerCase() !== ending)
    problems.push('the last four characters of the VIN are needed, to be sure that it is this vehicle');
  return problems;
}

/** Why somebody of this role may not send a type at all; null where they may. */
export const roleProblem = ({ label, role }: Pick<TypeDefinition, 'label' | 'role'>, by: CommandRequester) =>
  roles.indexOf(by.role) >= roles.indexOf(role) ? null : `"${label}" takes the role of ${role}; yours is ${by.role}`;

/** Looks at a request for a command by what holds now: whether it may be sent, to the byte. Nothing is kept. */
export async function prepareCommand(
  request: CommandRequest,
  by: CommandRequester,
  tools: PrepareTools,
): Promise<Prepared> {
  const subjectOf = await loadSubjects(request.type, [request.vin], tools);
  return prepare(request, subjectOf(request.vin), by, tools, false);
}

/** The same of requests for one type to many vehicles, whose VINs nobody types. */
export async function prepareBulk(
  typeId: string,
  requests: readonly CommandRequest[],
  by: CommandRequester,
  tools: PrepareTools,
): Promise<Prepared[]> {
  const vins = requests.map(({ vin }) => vin);
  const subjectOf = await loadSubjects(typeId, vins, tools);
  return requests.map((request) => prepare(request, subjectOf(request.vin), by, tools, true));
}

function prepare(
  request: CommandRequest,
  { vehicle, facts }: Subject,
  by: CommandRequester,
  tools: PrepareTools,
  isOfBulk: boolean,
): Prepared {
  const { catalogue, limits, clock, stateOf } = tools;
  const now = clock();
  const type = catalogue.types.get(request.type);
  const refused = (problems: string[], isForbidden = false): Prepared => ({
    ...{ sendable: null, problems, isForbidden, preconditions: [], routes: [], lastHeardAt: null },
    ...{ isOnline: false, expiresAt: now },
  });
  if (type === undefined) return refused([`there is no command "${request.type}"`]);
  const forbidden = roleProblem(type, by);
  if (forbidden !== null) return refused([forbidden], true);
  if (vehicle === undefined) return refused([`no vehicle has the VIN ${request.vin}`]);

  const problems = ceremonyProblems(type, request, isOfBulk);
  const checked = checkParameters(type, request.parameters);
  if ('problems' in checked) problems.push(...checked.problems);
  const parameters = 'problems' in checked ? null : checked.parameters;
  const routes = routesOf(vehicle, tools);
  const route = chooseRoute(routes, type, tools);
  if ('problem' in route) problems.push(route.problem);

  const lastHeardAt = facts?.lastHeardAt ?? null;
  const isOnline = lastHeardAt !== null && lastHeardAt >= now - limits.onlineWithinMs;
  const preconditions = checkPreconditions(type.preconditions, facts?.newest ?? new Map(), now);
  // What waits for a vehicle to be heard of is checked by what it tells then.
  const waits = request.whenOffline === 'wait' && !isOnline;
  if (!waits) problems.push(...preconditions.flatMap(({ problem }) => problem ?? []));

  let sendable: Sendable | null = null;
  if (parameters !== null && !('problem' in route)) {
    const { upstream, device, carrier, topic } = route;
    const payload = renderPayload(type, parameters);
    const tooLarge = packetProblem(carrier, topic, payload, stateOf(upstream)?.maxPacketBytes ?? null);
    if (tooLarge !== null) problems.push(tooLarge);
    const effect = effectOf(type, parameters);
    sendable = { vehicle, type, parameters, upstream, device, topic, payload, effect };
  }
  const expiresAt = now + (request.deadlineMs ?? type.deadlineMs);
  return { sendable, problems, isForbidden: false, preconditions, routes, lastHeardAt, isOnline, expiresAt };
}
