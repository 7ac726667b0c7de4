import { describe, expect, it } from 'vitest';
import {
  cardOrder,
  connectionSentence,
  connectionSummary,
  lostSince,
  silenceOf,
  spokenConnections,
} from '../../../components/connections/connection-sentence';
import { credentialWords, expiryWarnings, isAnonymous } from '../../../components/connections/credential-words';
import { formatBytes, formatSpan } from '../../../components/connections/format-span';
import { commonFacts, linkFacts, linkNotice } from '../../../components/connections/link-facts';
import { allSteps, testPromise, testSentence } from '../../../components/connections/test-words';
import { upstreamSummary } from '../../../components/shell/upstream-words';
import { asSentence } from '../../../components/ui/as-sentence';
import { formatLocalTime } from '../../../components/ui/format-time';
import type { Link } from '../../../server/contract/connections';
import { days, hours, minutes, seconds } from '../../../server/contract/duration';

const now = Date.UTC(2026, 10, 21);

describe('what a connection is doing', () => {
  it('names who paused it', () => {
    expect(connectionSentence({ phase: 'paused', pausedBy: 'Ada' })).toBe(
      'Paused by Ada. Nothing is received until somebody resumes it.',
    );
  });

  it('counts from when it was lost and not from the last try, and of several links from the first', () => {
    const link = { name: 'one', phase: 'live', since: 5, error: null, details: {} } as const;
    expect(lostSince({ awaySince: 3, since: 9, links: [] })).toBe(3);
    const links = [
      { ...link, awaySince: null },
      { ...link, phase: 'waiting' as const, awaySince: 4 },
    ];
    expect(lostSince({ awaySince: null, since: 9, links })).toBe(4);
  });

  it('asks after the topic of one that has been live for minutes and brought nothing', () => {
    const verdicts = { accepted: [], duplicate: [], late: [], partial: [], unmapped: [], quarantined: [], ignored: [] };
    const traffic = { since: 0, received: [0], bytes: [0], verdicts };
    const live = { phase: 'live', since: 0, lastMessageAt: null, traffic, subscription: 'foxtrakr/#' } as const;
    const asked = 'Nothing has come since it was connected. Is foxtrakr/# the right topic?';
    expect(silenceOf(live, minutes(3))).toBe(asked);
    expect(silenceOf(live, minutes(2))).toBe(null);
    expect(silenceOf({ ...live, phase: 'waiting' }, minutes(9))).toBe(null);
    expect(silenceOf({ ...live, lastMessageAt: 5 }, minutes(9))).toBe(null);
    expect(silenceOf({ ...live, traffic: { ...traffic, received: [1, 0] } }, minutes(9))).toBe(null);
  });

  it('is summed up in a line, and what is away comes first', () => {
    const cards = [
      { id: 'b', label: 'MOBITO', phase: 'live', error: null },
      { id: 'a', label: 'MOBITO', phase: 'paused', error: null },
      { id: 'd', label: 'FoxTrackr', phase: 'connecting', error: 'refused' },
      { id: 'c', label: 'FoxTrackr', phase: 'waiting', error: 'refused' },
      { id: 'e', label: 'Drogue IoT', phase: 'live', error: null },
    ] as const;
    expect(connectionSummary(cards)).toBe('2 of 5 live, 1 paused, 2 down');
    expect(cardOrder(cards)).toEqual(['c', 'd', 'e', 'a', 'b']);
  });

  it('is told to those who listen by what is in trouble', () => {
    expect(
      spokenConnections([
        { label: 'FoxTrackr', id: 'fox', phase: 'live' },
        { label: 'MOBITO', id: 'mobito', phase: 'waiting' },
      ]),
    ).toBe('1 of 2 connections live. MOBITO mobito: Down');
  });

  it('alarms nobody where somebody paused the ones that are not up', () => {
    expect(upstreamSummary([{ phase: 'live' }, { phase: 'paused' }])).toEqual({ label: '1 of 2 up', tone: 'busy' });
    expect(upstreamSummary([{ phase: 'paused' }, { phase: 'waiting' }]).tone).toBe('bad');
    expect(upstreamSummary([{ phase: 'live' }]).tone).toBe('good');
    expect(upstreamSummary([]).tone).toBe('neutral');
  });
});

describe('the expiry of a credential', () => {
  const certificate = (left: number) => ({ name: 'client certificate', expiresAt: now + left });

  it('is a warning under 30 days and an alarm under 7', () => {
    expect(credentialWords(certificate(days(31)), now)).toMatchObject({ left: '31 days left', tone: 'good' });
    expect(credentialWords(certificate(days(29)), now).tone).toBe('warning');
    expect(credentialWords(certificate(days(6)), now).tone).toBe('bad');
  });

  it('is told when it is over', () => {
    expect(credentialWords(certificate(-hours(30)), now)).toMatchObject({ left: 'expired 1 day ago', tone: 'bad' });
  });

  it('of a token alarms nobody, for the token is renewed', () => {
    expect(credentialWords({ name: 'access token', expiresAt: now + minutes(43) }, now)).toEqual({
      left: '43 minutes left',
      tone: 'neutral',
      note: 'Renewed before each sign-in',
    });
    const { note } = credentialWords({ name: 'access token', expiresAt: now }, now, now + seconds(12));
    expect(note).toBe(`Renewed before each sign-in, next at ${formatLocalTime(now + seconds(12))}`);
  });

  it('far away is told in years', () => {
    expect(credentialWords(certificate(days(3_649)), now).left).toBe('9 years left');
  });

  it('that is near says what to do, but not of a token', () => {
    const token = { name: 'access token', expiresAt: now + minutes(43) };
    expect(expiryWarnings([certificate(days(4)), certificate(days(90)), token], now)).toEqual([
      'Client certificate: 4 days left. Put a renewed one in its place, then restart the connection.',
    ]);
  });

  it('is that of nobody where nothing but an authority was given, and unknown before it was asked for', () => {
    const linkOf = (details: Link['details']) => ({
      ...{ name: 'one', phase: 'waiting' as const, since: 0, awaySince: 0, error: null, details },
    });
    const authority = { name: 'certificate authority', expiresAt: null };
    const password = { name: 'password', expiresAt: null };
    const asked = [linkOf({ signsInAs: null })];
    expect(isAnonymous({ credentials: [], links: asked })).toBe(true);
    expect(isAnonymous({ credentials: [authority], links: asked })).toBe(true);
    expect(isAnonymous({ credentials: [authority, password], links: asked })).toBe(false);
    expect(isAnonymous({ credentials: [], links: [linkOf({})] })).toBe(false);
  });

  it('is not made up for a password', () => {
    expect(credentialWords({ name: 'password', expiresAt: null }, now).tone).toBe('neutral');
  });
});

describe('what is known of a link', () => {
  it('is said in the words of the field', () => {
    const details = {
      protocolVersion: 4,
      grantedQos: 1,
      isSessionPresent: true,
      notice: null,
      groupId: 'fleet',
      signsInAs: 'acme',
    };
    expect(linkFacts({ details })).toEqual([
      { label: 'Protocol', text: 'MQTT 3.1.1' },
      { label: 'Quality of service granted', text: 'QoS 1' },
      { label: 'Session at the broker', text: 'Kept while we were away' },
      { label: 'Group id', text: 'fleet' },
      { label: 'Signs in as', text: 'acme', isLong: true },
    ]);
  });

  it('leaves what the other side did otherwise than asked for a sentence of its own', () => {
    const details = { notice: 'the broker granted QoS 1 where 2 was asked' };
    expect(linkFacts({ details })).toEqual([]);
    expect(linkNotice({ details })).toBe('the broker granted QoS 1 where 2 was asked');
  });
});

describe('what is known of several links', () => {
  it('is told once where it is the same of each', () => {
    const details = { protocolVersion: 5, grantedQos: 1 };
    expect(commonFacts([{ details }, { details: { ...details, grantedQos: 0 } }])).toEqual([
      { label: 'Protocol', text: 'MQTT 5' },
    ]);
    expect(commonFacts([])).toEqual([]);
  });
});

describe('what the server says mid-sentence', () => {
  it('begins as a sentence where it begins with a word', () => {
    expect(asSentence('the broker is down')).toBe('The broker is down');
    expect(asSentence('as id-acme-02; a new session')).toBe('As id-acme-02; a new session');
    expect(asSentence('self-signed certificate')).toBe('Self-signed certificate');
    expect(asSentence('password')).toBe('Password');
  });

  it('keeps a topic, an address and a name as they are', () => {
    for (const name of ['foxtrackr/#, granted QoS 1', 'mqtt.example.com is not known', 'motorcade-demo.x has 4'])
      expect(asSentence(name)).toBe(name);
  });
});

describe('a length of time', () => {
  it('has the unit that suits it', () => {
    expect([12, 1_240, 42_000, minutes(3.4), hours(7), days(3)].map(formatSpan)).toEqual([
      '12 ms',
      '1.2 s',
      '42 s',
      '3.4 min',
      '7.0 h',
      '3.0 d',
    ]);
  });

  it('is in seconds from what is rounded to one', () => {
    expect(formatSpan(999.7)).toBe('1.0 s');
  });

  it('keeps its sign where a clock is ahead', () => {
    expect(formatSpan(-seconds(2))).toBe('\u22122.0 s');
  });
});

describe('an amount of bytes', () => {
  it('has the unit that suits it', () => {
    expect([0, 812, 3_420, 12_000_000, 999_990_000, 1.25e12, -2_500].map(formatBytes)).toEqual([
      '0 B',
      '812 B',
      '3.4 kB',
      '12 MB',
      '1.0 GB',
      '1.3 TB',
      '−2.5 kB',
    ]);
  });
});

describe('a connection test', () => {
  const step = (name: 'dns' | 'tcp', state: 'passed' | 'failed' | 'running') => ({
    name,
    state,
    detail: null,
    milliseconds: 3,
  });

  it('shows the steps that have not begun as well', () => {
    expect(allSteps([step('dns', 'passed')]).map(({ name, state }) => `${name} ${state}`)).toEqual([
      'dns passed',
      'tcp waiting',
      'tls waiting',
      'sign-in waiting',
      'subscribe waiting',
      'first-message waiting',
    ]);
  });

  it('gives the reason of several skipped steps once', () => {
    const skipped = (name: 'sign-in' | 'subscribe') => ({
      ...step('dns', 'passed'),
      ...{ name, state: 'skipped' as const, detail: 'the live one has it' },
    });
    const steps = allSteps([skipped('sign-in'), skipped('subscribe')]);
    expect(steps.map(({ detail }) => detail)).toEqual([null, null, null, 'the live one has it', null, null]);
  });

  it('promises only what holds of the connection as it stands', () => {
    expect(testPromise('live')).toMatch(/goes on undisturbed/);
    expect(testPromise('waiting')).not.toMatch(/live/);
    expect(testPromise('paused')).toMatch(/every step/);
  });

  it('says where it fails, and what is under way', () => {
    const failed = [step('dns', 'passed'), step('tcp', 'failed')];
    expect(testSentence({ startedAt: 0, endedAt: 1, steps: failed }, 'fleet/#')).toBe('It fails at “Reach it (TCP)”.');
    expect(testSentence({ startedAt: 0, endedAt: null, steps: [step('tcp', 'running')] }, 'fleet/#')).toBe(
      'Under way: Reach it (TCP)',
    );
    const passed = [step('dns', 'passed')];
    expect(testSentence({ startedAt: 0, endedAt: 1, steps: passed }, 'fleet/#')).toBe('Every step passed.');
  });

  it('does not take for a success what did not happen', () => {
    const plain = { ...step('dns', 'passed'), name: 'tls' as const, state: 'not-used' as const };
    const over = { startedAt: 0, endedAt: 1 };
    expect(testSentence({ ...over, steps: [plain] }, 'fleet/#')).toBe('Every step passed, without encryption.');
    const detail = 'nothing came within ten seconds';
    const silent = { ...step('dns', 'passed'), name: 'first-message' as const, state: 'nothing-came' as const, detail };
    expect(testSentence({ ...over, steps: [plain, silent] }, 'fleet/#')).toBe(
      'Signed in and subscribed; nothing came within ten seconds. Is fleet/# the right topic?',
    );
  });
});
