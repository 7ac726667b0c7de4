import type { Dialect } from './dialect';
import { highMobility } from './high-mobility/decode';

/** Every dialect we speak, by the kind an upstream is configured with. */
export const dialects: Readonly<Record<string, Dialect>> = {
  [highMobility.kind]: highMobility,
};
