import { describe, expect, it } from 'vitest';
import { createStream } from '../../../components/data/stream-state';
import { createDeparture } from '../../../components/shell/departure';
import { pageName } from '../../../components/shell/page-name';

function start() {
  const happened: string[] = [];
  const stream = createStream(() => 1);
  const departure = createDeparture({
    stream,
    open: (path) => happened.push(`open ${path}`),
    announce: (path) => happened.push(`announce ${path}`),
    withdraw: () => happened.push('withdraw'),
  });
  return { happened, stream, departure, stop: departure.start() };
}

describe('a page that is asked for', () => {
  it('opens at once while the server is there', () => {
    const { happened, stream, departure } = start();
    stream.enter('live');
    departure.go('/people');
    stream.enter('catching-up');
    departure.go('/account');
    expect(happened).toEqual(['open /people', 'open /account']);
  });

  it('waits while the server is away, and the last one opens, once', () => {
    const { happened, stream, departure } = start();
    stream.enter('offline');
    departure.go('/people');
    departure.go('/account');
    expect(happened).toEqual(['announce /people', 'announce /account']);
    stream.enter('catching-up');
    stream.enter('live');
    expect(happened.slice(2)).toEqual(['withdraw', 'open /account']);
  });

  it('does not open once it is no longer wanted', () => {
    const { happened, stream, departure } = start();
    stream.enter('offline');
    departure.go('/people');
    departure.forget();
    stream.enter('live');
    expect(happened).toEqual(['announce /people']);
  });

  it('is forgotten, and its notice taken away, with the session', () => {
    const { happened, stream, departure, stop } = start();
    stream.enter('offline');
    departure.go('/people');
    stop();
    stream.enter('live');
    expect(happened).toEqual(['announce /people', 'withdraw']);
  });
});

it('a page is called by its label, a vehicle’s by its VIN', () => {
  expect(pageName('/')).toBe('Fleet');
  expect(pageName('/?vehicle=WVWZZZ1KZAW000001')).toBe('Fleet');
  expect(pageName('/people')).toBe('People');
  expect(pageName('/vehicles/A%20B')).toBe('A B');
});
