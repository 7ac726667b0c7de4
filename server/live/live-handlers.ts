import type { VehicleState } from '../contract/live';
import type { Attendee } from './attendee';
import type { ClientEventHandlers } from './client-events';
import type { CommandFeed } from './command-feed';
import type { FleetPicture } from './fleet-picture';
import type { VehicleRooms } from './vehicle-rooms';

/** Vehicles one connection may look at in full at a time. */
const greatestFollowed = 8;

type HandlerParts = {
  picture: FleetPicture;
  rooms: VehicleRooms;
  commands: Pick<CommandFeed, 'revision'>;
  loadVehicle: (vin: string) => Promise<VehicleState | null>;
  /** Sends an attendee what it has not been told. */
  pump: (attendee: Attendee) => void;
  clock: () => number;
};

/** Ends looking at a vehicle. Its room closes with the last to leave. */
export function unfollow(attendee: Attendee, rooms: VehicleRooms, vin: string): void {
  const followed = attendee.followed.get(vin);
  if (followed === undefined) return;
  attendee.followed.delete(vin);
  rooms.leave(followed.room);
}

/** What each event of the table does. */
export function liveHandlers({
  picture,
  rooms,
  commands,
  loadVehicle,
  pump,
  clock,
}: HandlerParts): ClientEventHandlers<Attendee> {
  return {
    'fleet:join': (attendee, { epoch, revision }) => {
      const target = picture.revision();
      const isOurs = epoch === picture.epoch && revision !== undefined && revision <= target;
      attendee.fleet = isOurs ? revision : 0;
      // What it was told before, it may have dropped.
      attendee.asked = null;
      // After the answer, which goes out in this turn.
      setImmediate(() => pump(attendee));
      return { epoch: picture.epoch, since: attendee.fleet, target, now: clock() };
    },
    'fleet:leave': (attendee) => {
      attendee.fleet = null;
      return undefined;
    },
    'vehicle:join': async (attendee, { vin }) => {
      const held = attendee.followed.get(vin);
      if (held === undefined && attendee.followed.size >= greatestFollowed)
        return { error: `a connection can follow ${greatestFollowed} vehicles, and follows as many already` };
      // Entered before the vehicle is loaded: what is committed meanwhile is in the room, if not in the answer.
      // Asking again begins anew, so that no change is told before the answer it must follow.
      const room = held?.room ?? rooms.enter(vin);
      const followed = { room, revision: room.revision, isReady: false };
      attendee.followed.set(vin, followed);
      const state = await loadVehicle(vin).catch((error: unknown) => {
        if (attendee.followed.get(vin) === followed) unfollow(attendee, rooms, vin);
        throw error;
      });
      if (state === null && attendee.followed.get(vin) === followed) unfollow(attendee, rooms, vin);
      followed.isReady = true;
      setImmediate(() => pump(attendee));
      return { state, now: clock() };
    },
    'vehicle:leave': (attendee, { vin }) => {
      unfollow(attendee, rooms, vin);
      return undefined;
    },
    'commands:join': (attendee) => {
      attendee.commands = commands.revision();
      return { now: clock() };
    },
    'commands:leave': (attendee) => {
      attendee.commands = null;
      return undefined;
    },
  };
}
