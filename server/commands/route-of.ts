import type { CommandRoute } from '../contract/commands';
import type { RoutedVehicle } from '../store/command-routes';
import type { PublisherState } from '../transports/mqtt/mqtt-publisher';
import type { CommandCarrier } from '../upstreams/command-carrier';
import type { UpstreamSettings } from '../upstreams/kind';
import type { TypeDefinition } from './catalogue/type-definition';

/** What a way of commands is judged by. */
export type RouteTools = {
  upstreams: readonly UpstreamSettings[];
  /** How the connection to publish on stands; null where there is none. */
  stateOf: (upstream: string) => PublisherState | null;
};

/** Where a vehicle's commands may go, by each upstream that tells of it, or why they cannot. */
export function routesOf({ routes }: RoutedVehicle, { upstreams, stateOf }: RouteTools): CommandRoute[] {
  return routes.map(({ upstream, device }) => {
    const settings = upstreams.find(({ id }) => id === upstream);
    const route = { upstream, device, label: settings?.label ?? upstream, isConnected: false };
    if (settings === undefined) return { ...route, whyNot: 'it is no longer configured' };
    if ('whyNot' in settings.commands) return { ...route, whyNot: settings.commands.whyNot };
    if (device === null) return { ...route, whyNot: 'none of its devices stands for this vehicle' };
    return { ...route, isConnected: stateOf(upstream)?.isConnected ?? false, whyNot: null };
  });
}

/** A way that a command can go. */
export type ChosenRoute = { upstream: string; device: string; carrier: CommandCarrier; topic: string };

function tryRoute(
  { upstream, device, whyNot, label }: CommandRoute,
  type: TypeDefinition,
  upstreams: readonly UpstreamSettings[],
): ChosenRoute | { problem: string } {
  const settings = upstreams.find(({ id }) => id === upstream);
  if (whyNot !== null) return { problem: `${label}: ${whyNot}` };
  if (settings === undefined || device === null || 'whyNot' in settings.commands)
    return { problem: `${label} carries no commands` };
  if (type.kinds !== null && !type.kinds.includes(settings.kind))
    return { problem: `${label} does not carry "${type.label}"` };
  const topic = settings.commands.topicOf(device, type.name);
  if ('problem' in topic) return topic;
  return { upstream, device, carrier: settings.commands, ...topic };
}

/**
 * The way a command goes: by an upstream that is connected rather than by one that is not, and by the device last heard of.
 * Where none can carry it, why.
 */
export function chooseRoute(
  routes: readonly CommandRoute[],
  type: TypeDefinition,
  { upstreams }: RouteTools,
): ChosenRoute | { problem: string } {
  if (routes.length === 0) return { problem: 'no upstream tells of this vehicle' };
  const problems: string[] = [];
  for (const route of [...routes].sort((one, other) => Number(other.isConnected) - Number(one.isConnected))) {
    const tried = tryRoute(route, type, upstreams);
    if (!('problem' in tried)) return tried;
    problems.push(tried.problem);
  }
  return { problem: [...new Set(problems)].join('; ') };
}
