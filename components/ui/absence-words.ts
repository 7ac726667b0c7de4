import type { Absence, Availability } from '../../server/contract/reading';

/** Failure reasons of the High Mobility Auto API (`custom_types`, `failure`) and Motorcade's own, said plainly. */
const reasonWords: Readonly<Record<string, string>> = {
  privacy_mode_active: 'The driver has switched on privacy mode',
  unauthorised: 'The vehicle’s owner has not permitted this value',
  rate_limit: 'Asked for too often: the source holds it back for now',
  execution_timeout: 'The vehicle did not answer in time',
  format_error: 'The source could not read what the vehicle sent',
  pending: 'Asked for, not answered yet',
  oem_error: 'The maker’s service reported an error',
  unknown: 'The source gave no reason',
};

/** How often a value may come (High Mobility Auto API, `availability.update_rate`), said plainly. */
const updateRateWords: Readonly<Record<string, string>> = {
  trip_high: 'Comes often during a trip',
  trip: 'Comes during a trip',
  trip_start_end: 'Comes when a trip starts and ends',
  trip_end: 'Comes when a trip ends',
  on_change: 'Comes when it changes',
  not_available: 'The source does not offer it for this vehicle',
  unknown: 'The source does not say how often it comes',
};

/** The reason of an absence as a sentence without its stop; a reason nobody told us about is shown as it was sent. */
export function absenceReason(absence: Pick<Absence, 'reason'>): string {
  return reasonWords[absence.reason] ?? `The source says “${absence.reason}”`;
}

/** How often the source says the value may come, with its greatest rate where one is told. */
export function updateRateSentence(
  availability: Pick<Availability, 'updateRate' | 'rateLimitHertz' | 'appliesPer'>,
): string {
  const words = updateRateWords[availability.updateRate] ?? `Comes “${availability.updateRate}”`;
  const hertz = availability.rateLimitHertz;
  if (hertz === null || hertz <= 0 || availability.updateRate === 'not_available') return words;
  const often = hertz >= 1 ? `${hertz} times a second` : `once in ${Math.round(1 / hertz)} s`;
  const forWhom = availability.appliesPer === 'app' ? ', for all vehicles together' : '';
  return `${words}, at most ${often}${forWhom}`;
}

/** Why nothing can be shown: a headline, the same in a few words, and what the source adds to it. */
export type MissingWords = { headline: string; short: string; detail: string | null; at: number | null };

/**
 * Says why there is no value: the failure the source reported, else what it promised about it, else that it never came.
 * @param absence the newest failure of the signal, if one was reported
 * @param availability what a source says about how often it comes
 * @param isPast at a moment of the past, after which it may have come
 */
export function missingWords(
  absence: Absence | undefined,
  availability: Availability | undefined,
  isPast = false,
): MissingWords {
  if (absence !== undefined) {
    const headline = absenceReason(absence);
    return { headline, short: headline, detail: absence.description || null, at: absence.at };
  }
  if (availability?.updateRate === 'not_available') {
    return { headline: updateRateSentence(availability), short: 'Not offered', detail: null, at: null };
  }
  if (availability !== undefined) {
    return { headline: 'Not sent yet', short: 'Not sent yet', detail: updateRateSentence(availability), at: null };
  }
  if (isPast) return { headline: 'Not sent by then', short: 'Not sent by then', detail: null, at: null };
  return { headline: 'Never sent by this vehicle’s sources', short: 'Never sent', detail: null, at: null };
}
