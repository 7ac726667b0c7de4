import { describe, expect, it } from 'vitest';
import { absenceReason, missingWords, updateRateSentence } from '../../../components/ui/absence-words';
import type { Absence, Availability } from '../../../server/contract/reading';

const absence: Absence = {
  signal: 'position',
  reason: 'privacy_mode_active',
  description: 'Vehicle location and other private data is not transmitted',
  at: 1_700_000_000_000,
  upstream: 'high-mobility',
  message: '1.0',
};
const availability: Availability = {
  signal: 'position',
  updateRate: 'trip_high',
  rateLimitHertz: 0.1,
  appliesPer: 'vehicle',
  upstream: 'high-mobility',
};

describe('what is missing', () => {
  it('says why, in words, with what the source added and when', () => {
    expect(missingWords(absence, availability)).toEqual({
      headline: 'The driver has switched on privacy mode',
      short: 'The driver has switched on privacy mode',
      detail: 'Vehicle location and other private data is not transmitted',
      at: 1_700_000_000_000,
    });
  });

  it('keeps a reason nobody told us about', () => {
    expect(absenceReason({ reason: 'solar_flare' })).toBe('The source says “solar_flare”');
  });

  it('says how often it may come when it has not come yet', () => {
    expect(missingWords(undefined, availability)).toEqual({
      headline: 'Not sent yet',
      short: 'Not sent yet',
      detail: 'Comes often during a trip, at most once in 10 s',
      at: null,
    });
  });

  it('says that the source does not offer it', () => {
    expect(missingWords(undefined, { ...availability, updateRate: 'not_available' }).headline).toBe(
      'The source does not offer it for this vehicle',
    );
  });

  it('says that it was never sent when nothing at all is known', () => {
    expect(missingWords(undefined, undefined).headline).toBe('Never sent by this vehicle’s sources');
    expect(missingWords(undefined, undefined, true).headline).toBe('Not sent by then');
  });
});

describe('how often a value may come', () => {
  it('leaves out a rate that is not told', () => {
    expect(updateRateSentence({ updateRate: 'on_change', rateLimitHertz: null, appliesPer: null })).toBe(
      'Comes when it changes',
    );
  });

  it('says whom a limit is for', () => {
    expect(updateRateSentence({ updateRate: 'trip', rateLimitHertz: 2, appliesPer: 'app' })).toBe(
      'Comes during a trip, at most 2 times a second, for all vehicles together',
    );
  });
});
