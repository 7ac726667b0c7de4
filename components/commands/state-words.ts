import type { CommandRisk, CommandState } from '../../server/contract/commands';

/** What a state means for whoever waits for the vehicle, as a colour that a word and a shape repeat. */
export type StateTone = 'open' | 'doubt' | 'good' | 'bad' | 'over';
export type StateWords = { label: string; tone: StateTone; sentence: string };

/** Each state in a word, and what it says in a sentence. What the broker took is amber: it says nothing of the vehicle. */
export const stateWords: Readonly<Record<CommandState, StateWords>> = {
  'awaiting-approval': { label: 'Awaits approval', tone: 'open', sentence: 'A second person has not agreed yet.' },
  queued: { label: 'Queued', tone: 'open', sentence: 'It waits to be sent.' },
  dispatching: { label: 'Being sent', tone: 'open', sentence: 'It is being handed to the broker.' },
  accepted: {
    label: 'Taken by the broker',
    tone: 'doubt',
    sentence: 'The broker took it. Whether the vehicle obeys is not known yet.',
  },
  confirmed: { label: 'Confirmed', tone: 'good', sentence: 'The vehicle’s own telemetry shows it.' },
  contradicted: { label: 'Contradicted', tone: 'bad', sentence: 'The vehicle’s own telemetry shows something else.' },
  unconfirmed: { label: 'Unconfirmed', tone: 'doubt', sentence: 'Nothing the vehicle told shows that it obeyed.' },
  expired: { label: 'Expired', tone: 'over', sentence: 'Its deadline passed before it was sent. It will not be.' },
  failed: { label: 'Failed', tone: 'bad', sentence: 'It was not sent, or the broker refused it.' },
  unknown: {
    label: 'Unknown',
    tone: 'doubt',
    sentence: 'It may have been sent: something broke before the broker answered. It is not sent again.',
  },
  cancelled: { label: 'Called off', tone: 'over', sentence: 'Somebody took it back before it was sent.' },
};

/** The colours of notices, by tone. */
export const toneColors: Readonly<Record<StateTone, string>> = {
  open: 'blue',
  doubt: 'yellow',
  good: 'teal',
  bad: 'red',
  over: 'gray',
};

export const riskWords: Readonly<Record<CommandRisk, string>> = {
  normal: 'Harmless',
  caution: 'With care',
  critical: 'Critical',
};
