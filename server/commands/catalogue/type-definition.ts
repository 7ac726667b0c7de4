import type { CommandType, Scalar } from '../../contract/commands';

/** Values of parameters by name, numbers in the parameter's unit. */
export type Parameters = Readonly<Record<string, Scalar>>;

/** A JSON value; a text that is a parameter's name in braces stands for its value. */
export type Template = string | number | boolean | null | readonly Template[] | { readonly [name: string]: Template };

/** A type of command: what people are offered, and how it goes to a vehicle. */
export type TypeDefinition = CommandType & {
  /** What the upstream calls it: the last segment of a topic (Drogue). */
  name: string;
  payload: Template;
  /** Kinds of upstreams that can carry it; null: every kind that carries commands. */
  kinds: readonly string[] | null;
};

/** Every type of command there is, by id, in the order of the file. */
export type Catalogue = { types: ReadonlyMap<string, TypeDefinition> };
