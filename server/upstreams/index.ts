import type { Dialect } from './dialect';

/** Every dialect we speak, by the kind an upstream is configured with. */
export const dialects: Readonly<Record<string, Dialect>> = {};
