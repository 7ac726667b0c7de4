import { z } from 'zod';
import { chance } from '../random';
import type { Vehicle } from './vehicle';

/** Numbers that a box takes: percent, °C and seconds. */
const bounds = { limit: [50, 100], temperature: [16, 28], intervalSeconds: [10, 86_400] } as const;
const within = ([least, greatest]: readonly [number, number]) => z.number().min(least).max(greatest);

const settings = z.object({
  locked: z.boolean(),
  immobilised: z.boolean(),
  charging: z.boolean(),
  limit: within(bounds.limit),
  temperature: within(bounds.temperature),
  intervalSeconds: within(bounds.intervalSeconds),
});
/** What a vehicle is told by commands and by nothing else, named as the payloads of commands.yaml name it. */
export type Settings = Readonly<z.infer<typeof settings>>;
const wish = settings.partial();
/** What a command asks for; nothing of it where it asks for no setting. */
export type Wish = Readonly<z.infer<typeof wish>>;

/** How often a vehicle tells while it stands, unless it is told otherwise: within the time that most commands have. */
const usualIntervalSeconds = 45;

/**
 * How a vehicle is until a command changes it: the same after each start. None of it is what commands.yaml asks for by
 * itself, for a vehicle that ignores a command would confirm it by what is so already.
 * @param isLocked whether its doors are
 */
export const usualSettings = ({ seed }: Vehicle, isLocked: boolean): Settings => ({
  locked: isLocked,
  immobilised: false,
  charging: false,
  limit: chance(seed, 71) < 0.5 ? 85 : 90,
  temperature: 18 + 0.5 * Math.floor(5 * chance(seed, 72)),
  intervalSeconds: usualIntervalSeconds,
});

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Reads what a payload asks for; null where a box would not know what to do with it. */
export const readWish = (payload: string): Wish | null => wish.safeParse(parse(payload)).data ?? null;

const mirrored = (own: number, wanted: number, [least, greatest]: readonly [number, number]): number =>
  Math.min(greatest, Math.max(least, 2 * own - wanted));

/** The opposite of a wish: flags turned round, and numbers as far to the other side of what they are. */
export function oppositeOf(asked: Wish, own: Settings): Wish {
  const { locked, immobilised, charging, limit, temperature, intervalSeconds } = asked;
  return {
    ...(locked !== undefined && { locked: !locked }),
    ...(immobilised !== undefined && { immobilised: !immobilised }),
    ...(charging !== undefined && { charging: !charging }),
    ...(limit !== undefined && { limit: mirrored(own.limit, limit, bounds.limit) }),
    ...(temperature !== undefined && { temperature: mirrored(own.temperature, temperature, bounds.temperature) }),
    ...(intervalSeconds !== undefined && {
      intervalSeconds: mirrored(own.intervalSeconds, intervalSeconds, bounds.intervalSeconds),
    }),
  };
}
