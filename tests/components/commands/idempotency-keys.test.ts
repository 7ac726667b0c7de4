import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createIdempotencyKeys } from '../../../components/commands/idempotency-keys';
import { forgetAnswered } from '../../../components/data/unanswered-keys';
import { idempotencyKey } from '../../../server/contract/commands';
import { minutes } from '../../../server/contract/duration';
import { openStorage } from '../ui/open-storage';

const request = { type: 'lock', parameters: {} };
/** The form as it is after the page was loaded anew: nothing is left but what the browser's storage has. */
const openForm = createIdempotencyKeys;

beforeEach(() => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  const storage = openStorage();
  vi.stubGlobal('window', { sessionStorage: storage });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('the same request of a form has the same key, and another request another', () => {
  const keyOf = openForm();
  const first = keyOf(request);
  const other = keyOf({ ...request, type: 'unlock' });
  expect(keyOf({ ...request })).toBe(first);
  expect(other).not.toBe(first);
  expect(idempotencyKey.parse(first)).toBe(first);
});

it('what has no answer keeps its key when the page is loaded anew, and what was changed then has another', () => {
  const first = openForm()(request);
  const keyOf = openForm();
  expect(keyOf({ ...request, type: 'unlock' })).not.toBe(first);
  expect(keyOf(request)).toBe(first);
});

it('a form that is opened anew after the answer sends anew', () => {
  const first = openForm()(request);
  const other = openForm()({ ...request, type: 'unlock' });
  forgetAnswered(first);
  expect(openForm()(request)).not.toBe(first);
  expect(openForm()({ ...request, type: 'unlock' })).toBe(other);
});

it('what got no answer for a minute is meant anew by a form that is opened then, and asked again by the one that is open', () => {
  const keyOf = openForm();
  const first = keyOf(request);
  vi.setSystemTime(minutes(1) - 1);
  expect(openForm()(request)).toBe(first);
  vi.setSystemTime(minutes(2));
  expect(openForm()(request)).not.toBe(first);
  expect(keyOf(request)).toBe(first);
});

it('where the browser keeps nothing the form remembers', () => {
  vi.stubGlobal('window', {
    get sessionStorage(): Storage {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    },
  });
  const keyOf = openForm();
  const first = keyOf(request);
  expect(keyOf(request)).toBe(first);
  forgetAnswered(first);
  expect(openForm()(request)).not.toBe(first);
});
