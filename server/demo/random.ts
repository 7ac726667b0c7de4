/** Mixes whole numbers into one of 32 bits that looks like chance, yet is the same for the same numbers. */
export function hash(...parts: number[]): number {
  let state = 0x9e3779b9;
  for (const part of parts) {
    state = Math.imul(state ^ (part >>> 0), 0x85ebca6b);
    state ^= state >>> 13;
    state = Math.imul(state ^ Math.floor(part / 0x1_0000_0000), 0xc2b2ae35);
    state ^= state >>> 16;
  }
  return state >>> 0;
}

/** A number in [0, 1) that the parts decide. */
export const chance = (...parts: number[]): number => hash(...parts) / 0x1_0000_0000;

/** A number in [least, greatest) that the parts decide. */
export const between = (least: number, greatest: number, ...parts: number[]): number =>
  least + (greatest - least) * chance(...parts);

/** One of the choices, each as likely as its weight says. */
export function pick<Choice>(choices: readonly Choice[], weightOf: (choice: Choice) => number, share: number): Choice {
  let left = share * choices.reduce((sum, choice) => sum + weightOf(choice), 0);
  for (const choice of choices) {
    left -= weightOf(choice);
    if (left < 0) return choice;
  }
  const last = choices.at(-1);
  if (last === undefined) throw new Error('pick: expected at least one choice');
  return last;
}
