const wordsOfFlag: Readonly<Record<string, boolean | undefined>> = Object.assign(Object.create(null), {
  true: true,
  yes: true,
  '1': true,
  false: false,
  no: false,
  '0': false,
});

/** True and false as values, words or digits; undefined for everything else. `"false"` is false, whatever Boolean() says. */
export const flagOf = (data: unknown): boolean | undefined =>
  typeof data === 'object' ? undefined : wordsOfFlag[String(data).trim().toLowerCase()];

/** BMW's words in those of the catalogue, which are Auto API's. Others are kept as sent, in small letters. */
const knownWords: Readonly<Record<string, string | undefined>> = Object.assign(Object.create(null), {
  nocharging: 'not_charging',
  not_charging: 'not_charging',
  chargingactive: 'charging',
  charging_active: 'charging',
  chargingended: 'charging_complete',
  charging_ended: 'charging_complete',
  finished_fully_charged: 'charging_complete',
  chargingpaused: 'charging_paused',
  charging_paused: 'charging_paused',
  chargingerror: 'charging_error',
  charging_error: 'charging_error',
  initialization: 'initialising',
  connected: 'plugged_in',
});

/** A word as the catalogue has it. */
export const wordOf = (value: string): string => knownWords[value.toLowerCase()] ?? value.toLowerCase();
