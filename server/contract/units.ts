/** Placeholder until the unit table lands. */
export type UnitId = string;
