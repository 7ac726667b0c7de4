/** Eleven to seventeen capital letters and digits with at least one of each: every VIN, and little else. */
const vehicleNumber = /\b(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{11,17}\b/g;
/** Three decimals of a degree are a hundred metres. No part of an IPv4 address is meant. */
const coordinate = /-?(?<![\d.])\d{1,3}\.\d{3,}\b(?!\.\d)/g;
/** What could be a token: a long run without a word's end. */
const token = /[A-Za-z0-9_-]{40,}/g;
const email = /[^\s"'<>@]+@[^\s"'<>@]+\.[a-z]+/gi;

/** A text as it may stand in a log: without VINs, positions, tokens and e-mail addresses. */
export function redact(text: string): string {
  return text
    .replace(token, '[token]')
    .replace(email, '[e-mail]')
    .replace(vehicleNumber, '[vin]')
    .replace(coordinate, '[number]');
}
