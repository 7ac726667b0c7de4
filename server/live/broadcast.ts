import { seconds } from '../contract/duration';
import type { Attendee } from './attendee';
import type { CommandFeed } from './command-feed';
import { createDeliverySamples } from './delivery-samples';
import type { FleetPicture } from './fleet-picture';
import type { FleetPieces } from './fleet-pieces';
import type { VehicleRooms } from './vehicle-rooms';

/** After a quiet time a first change waits this long for others to come along. */
const firstAfterMs = 20;
/** Least and greatest time between two rounds; in between, a round may take a fifth of the time. */
const leastIntervalMs = 100;
const greatestIntervalMs = 250;
const shareOfRounds = 0.2;
/** A socket that takes nothing for so long is given up. */
const stalledAfterMs = seconds(30);

type BroadcastParts = {
  attendees: ReadonlySet<Attendee>;
  picture: FleetPicture;
  pieces: FleetPieces;
  rooms: VehicleRooms;
  commands: CommandFeed;
  onStalled: (attendee: Attendee) => void;
  /** Told how long a change took from its commit to a browser, in milliseconds. */
  onDelivered: (milliseconds: number) => void;
  clock: () => number;
};

/**
 * Tells attendees what changed, in rounds. Each is written to only when it has taken what it was given before, one event
 * at a time, made of the newest state at that moment: nothing queues up for those who are slow.
 */
export function createBroadcast(parts: BroadcastParts) {
  const { attendees, picture, pieces, rooms, commands, onStalled, onDelivered, clock } = parts;
  let round: ReturnType<typeof setTimeout> | undefined;
  let intervalMs = leastIntervalMs;
  let endedAt = 0;
  const samples = createDeliverySamples({ attendees, onDelivered });
  /** The revision everybody is to be brought to; what comes later waits for the next round. */
  let goal = 0;
  /** The same of commands. */
  let commandGoal = 0;

  const isBehind = ({ fleet, followed, commands: told }: Attendee): boolean => {
    if (fleet !== null && fleet < goal) return true;
    if (told !== null && told < commandGoal) return true;
    for (const { isReady, revision, room } of followed.values()) if (isReady && revision < room.revision) return true;
    return false;
  };

  const tellRooms = ({ followed, socket }: Attendee): boolean => {
    for (const told of followed.values()) {
      const { room } = told;
      if (!told.isReady || told.revision >= room.revision) continue;
      const { readings, absences } = rooms.after(room, told.revision);
      told.revision = room.revision;
      socket.volatile.emit('vehicle:changes', { vin: room.vin, readings, absences, now: clock() });
      return true;
    }
    return false;
  };

  const tellCommands = (attendee: Attendee): boolean => {
    if (attendee.commands === null || attendee.commands >= commandGoal) return false;
    const { revision, ...changes } = commands.after(attendee.commands);
    attendee.commands = revision;
    attendee.socket.volatile.emit('commands:changes', { ...changes, now: clock() });
    return true;
  };

  const tellFleet = (attendee: Attendee): boolean => {
    if (attendee.fleet === null || attendee.fleet >= goal) return false;
    const piece = pieces.after(attendee.fleet);
    attendee.fleet = piece.revision;
    const changes = { ...piece, now: clock() };
    const question = samples.questionFor(attendee, piece.revision);
    if (question === null) attendee.socket.volatile.emit('fleet:changes', changes);
    else attendee.socket.volatile.emit('fleet:changes', changes, question);
    return true;
  };

  /** Writes the next thing, if there is one and the transport takes it. Called again when that has been taken. */
  const pump = (attendee: Attendee): void => {
    if (!attendee.socket.conn.transport.writable) return;
    if (!tellRooms(attendee) && !tellCommands(attendee)) tellFleet(attendee);
  };

  const runRound = () => {
    round = undefined;
    const beganAt = performance.now();
    goal = picture.revision();
    commandGoal = commands.revision();
    pieces.forget();
    samples.choose(goal);
    for (const attendee of attendees) pump(attendee);
    const tookMs = performance.now() - beganAt;
    intervalMs = Math.min(greatestIntervalMs, Math.max(leastIntervalMs, tookMs / shareOfRounds));
    endedAt = performance.now();
  };

  const arrange = (): void => {
    round ??= setTimeout(runRound, Math.max(firstAfterMs, endedAt + intervalMs - performance.now()));
  };

  return {
    /** Brings an attendee up to date, also with what is new since the last round. */
    pump: (attendee: Attendee): void => {
      goal = picture.revision();
      pump(attendee);
    },
    /**
     * The attendee has taken what it was given. The kernel takes much without waiting, and says so before the event loop
     * goes round: writing on at once, a whole fleet would go out while nobody else is served.
     */
    onReady: (attendee: Attendee): void => {
      attendee.stalledSince = null;
      if (isBehind(attendee)) setImmediate(pump, attendee);
    },
    /** Vehicles changed: sees to it that a round comes. */
    arrange: (): void => {
      samples.noteChange();
      arrange();
    },
    /** The same of commands, by which nobody measures how long vehicles take. */
    arrangeCommands: arrange,
    /** To be called every second: gives up those that have stopped reading. */
    inspect: (): void => {
      const now = clock();
      for (const attendee of attendees) {
        if (attendee.socket.conn.transport.writable) attendee.stalledSince = null;
        else attendee.stalledSince ??= now;
        if (attendee.stalledSince !== null && now - attendee.stalledSince > stalledAfterMs) onStalled(attendee);
      }
    },
    stop: (): void => clearTimeout(round),
  };
}
