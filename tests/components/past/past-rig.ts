import { createPast } from '../../../components/past/past';
import type { PastRequests } from '../../../components/past/past-requests';
import { blankVehicle, type FleetRow, toFleetRow } from '../../../server/contract/fleet';
import type { FleetSteps } from '../../../server/contract/moment';

/** A second on which everything here begins, epoch milliseconds. */
export const start = 1_800_000_000_000;

/** One vehicle whose odometer says when the row is of: seconds since the start. */
export const rowAt = (at: number, id = 1): FleetRow =>
  toFleetRow({ ...blankVehicle(id, `VIN ${id}`), odometer: (at - start) / 1_000, lastAt: at }, at);

type Asked<T> = { name: string; answer: (value: T) => void; refuse: (error: unknown) => void; signal: AbortSignal };

const abortion = () => new DOMException('aborted', 'AbortError');

/** Keeps questions until somebody answers them; one that is given up ends as a fetch does. */
function questions<T>() {
  const asked: Asked<T>[] = [];
  const ask = (name: string, signal: AbortSignal) =>
    new Promise<T>((answer, refuse) => {
      asked.push({ name, answer, refuse, signal });
      signal.addEventListener('abort', () => refuse(abortion()));
    });
  return { asked, ask };
}

/** A past on a server that is asked, and answers when told to. Times in names are seconds since the start. */
export function pastRig({ newestAt = start + 100_000 }: { newestAt?: number } = {}) {
  const fleets = questions<FleetRow[]>();
  const vehicles = questions<Awaited<ReturnType<PastRequests['vehicle']>>>();
  const steps = questions<FleetSteps>();
  const second = (at: number) => (at - start) / 1_000;
  let signedOut = 0;
  const past = createPast({
    schedule: (task) => task(),
    liveNow: () => newestAt,
    onSignedOut: () => {
      signedOut += 1;
    },
    requests: {
      fleet: ({ at, clock }, signal) => fleets.ask(`${second(at)} ${clock}`, signal),
      vehicle: (vin, { at }, signal) => vehicles.ask(`${vin} ${second(at)}`, signal),
      steps: (from, to, stepMs, _clock, signal) => steps.ask(`${second(from)}-${second(to)} by ${stepMs}`, signal),
    },
  });
  return {
    past,
    fleets: fleets.asked,
    vehicles: vehicles.asked,
    steps: steps.asked,
    signedOut: () => signedOut,
    goTo: (seconds: number, waitMs = 0) => past.goTo({ at: start + seconds * 1_000, clock: 'event' }, waitMs),
    /** The clock of the picture and what its one vehicle says, both in seconds since the start. */
    shown: () => ({ clock: second(past.picture.clock.now()), vehicle: past.picture.fleet.vehicle(1)?.odometer }),
    state: past.current,
  };
}

/** The answer with every step of a question, each with the one vehicle as it is then. */
export function stepsFrom(from: number, stepMs: number, count: number): FleetSteps {
  const steps = Array.from({ length: count }, (_, index) => {
    const at = from + (index + 1) * stepMs;
    return { at, rows: [rowAt(at)] };
  });
  return { from, through: from + count * stepMs, clock: 'event', steps };
}

/** A vehicle in full of which only its name tells when it is of. */
export const vehicleAt = (name: string) =>
  ({
    status: 'ready',
    state: {
      id: 1,
      vin: 'VIN 1',
      name,
      model: null,
      readings: new Map(),
      absences: new Map(),
      availabilities: new Map(),
    },
    error: null,
  }) as const;
