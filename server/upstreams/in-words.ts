/** Part of a name as words: `voltageMv` and `voltage_mv` are "voltage mv". */
export const inWords = (part: string): string =>
  part
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

/** With a capital in front, as a label has it. */
export const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
