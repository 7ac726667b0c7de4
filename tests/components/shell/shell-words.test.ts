import { describe, expect, it } from 'vitest';
import { nextScheme } from '../../../components/shell/color-schemes';
import { nonceOf } from '../../../components/shell/nonce-of';
import { streamWords } from '../../../components/shell/stream-words';

describe('the state of the stream', () => {
  const since = new Date(2026, 10, 20, 14, 3, 22).getTime();

  it('says since when there is no connection', () => {
    expect(streamWords({ phase: 'offline', since })).toMatchObject({ label: 'Offline since 14:03:22', tone: 'bad' });
  });

  it('says how much is still to come', () => {
    expect(streamWords({ phase: 'catching-up', since, behind: 812 }).label).toBe('Catching up 812');
    expect(streamWords({ phase: 'catching-up', since }).label).toBe('Catching up');
  });

  it('is not called live on a page that shows the past', () => {
    expect(streamWords({ phase: 'live', since }, true)).toMatchObject({ label: 'Receiving', tone: 'good' });
    expect(streamWords({ phase: 'offline', since }, true).label).toBe('Offline since 14:03:22');
  });
});

describe('the nonce', () => {
  it('is read out of the policy', () => {
    expect(nonceOf("script-src 'self' 'nonce-aB3+/=' 'strict-dynamic'")).toBe('aB3+/=');
  });

  it('is none where no policy asks for one', () => {
    expect(nonceOf("script-src 'self'")).toBeUndefined();
    expect(nonceOf(null)).toBeUndefined();
  });
});

describe('the theme switch', () => {
  it('goes round', () => {
    expect([nextScheme('light'), nextScheme('dark'), nextScheme('auto')]).toEqual(['dark', 'auto', 'light']);
  });
});
