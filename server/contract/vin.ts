/**
 * Whether a text has the form of a VIN (ISO 3779): 17 capitals and digits without I, O and Q. Vendors send others, too: it
 * is a reason to ask, never to refuse.
 */
export const isUsualVin = (text: string): boolean => /^[A-HJ-NPR-Z0-9]{17}$/.test(text);

/** What somebody wrote as a VIN: without blanks around it, in capitals where it then has the usual form. */
export function writtenVin(text: string): string {
  const trimmed = text.trim();
  // Small letters of ASCII only: "ß" in capitals is two characters.
  const capitals = trimmed.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  return isUsualVin(capitals) ? capitals : trimmed;
}
