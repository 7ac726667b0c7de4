import { createCommandRecords } from './command-records';
import { createFleetRecords } from './fleet-records';
import { createFleetVersion } from './fleet-version';
import { createFrameSchedule, type Schedule } from './frame';
import { type LiveConnection, openConnection } from './live-connection';
import type { Live } from './live-context';
import { createServerClock } from './server-clock';
import { createStream } from './stream-state';
import { createVehicleFeeds } from './vehicle-feeds';

type LiveOptions = {
  onSignedOut: () => void;
  /** Origin of the server; the page's own unless told. */
  url?: string;
  schedule?: Schedule;
  /** What a browser sends by itself and another program must be told: cookie and origin. */
  headers?: Record<string, string>;
};

/** Puts the live picture together. Nothing is connected before `start`. */
export function createLive({ onSignedOut, url, schedule = createFrameSchedule(), headers = {} }: LiveOptions): Live {
  let connection: LiveConnection | undefined;
  const clock = createServerClock();
  const stream = createStream(clock.now);
  const fleet = createFleetRecords({ now: clock.now, schedule });
  const vehicles = createVehicleFeeds({
    schedule,
    isListed: (vin) => fleet.vehicleByVin(vin) !== undefined,
    room: {
      join: (vin, onAnswer) => connection?.join(vin, onAnswer),
      leave: (vin) => connection?.leave(vin),
    },
  });
  const commands = createCommandRecords();
  return {
    isPast: false,
    clock,
    stream,
    fleet,
    version: createFleetVersion(fleet),
    vehicles,
    commands,
    start: () => {
      const opened = openConnection({
        url: url ?? window.location.origin,
        clock,
        stream,
        fleet,
        vehicles,
        commands,
        onSignedOut,
        headers,
      });
      connection = opened;
      return () => {
        opened.close();
        if (connection === opened) connection = undefined;
      };
    },
  };
}
