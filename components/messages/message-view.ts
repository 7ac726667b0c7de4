import { type MessageSearch, messageSearch } from '../../server/contract/messages';
import type { SearchChange } from '../ui/changed-search';

/** What the page looks for, as the address says it; the empty text stands for whatever there is. */
export type MessageView = {
  vin: string;
  upstream: string;
  /** An upstream's own id of it, whole. */
  device: string;
  topic: string;
  verdict: string;
  /** What has become since of what was kept out. */
  state: string;
  /** Received from here on and before there, epoch milliseconds. */
  from: number | null;
  to: number | null;
};

export const allMessages: MessageView = {
  vin: '',
  upstream: '',
  device: '',
  topic: '',
  verdict: '',
  state: '',
  from: null,
  to: null,
};

/** Reads one condition out of the address; what the server would not understand is not asked. */
function conditionOf<Name extends keyof MessageSearch>(
  name: Name,
  search: Pick<URLSearchParams, 'get'>,
): MessageSearch[Name] {
  const text = search.get(name);
  if (text === null) return undefined;
  const parsed = messageSearch.safeParse({ [name]: text });
  return parsed.success ? parsed.data[name] : undefined;
}

/** Reads the view out of the address. */
export function readMessageView(search: Pick<URLSearchParams, 'get'>): MessageView {
  return {
    vin: conditionOf('vin', search) ?? '',
    upstream: conditionOf('upstream', search) ?? '',
    device: conditionOf('device', search) ?? '',
    topic: conditionOf('topic', search) ?? '',
    verdict: conditionOf('verdict', search) ?? '',
    state: conditionOf('state', search) ?? '',
    from: conditionOf('from', search) ?? null,
    to: conditionOf('to', search) ?? null,
  };
}

/** What to write into the address for a part of the view. */
export function writeMessageView(change: Partial<MessageView>): SearchChange {
  return Object.fromEntries(
    Object.entries(change).map(([name, value]) => [name, value === null ? null : String(value).trim()]),
  );
}

/** What to ask the server for a view. */
export function messageSearchOf(view: MessageView): MessageSearch {
  const { from, to, ...texts } = writeMessageView(view);
  const given = Object.entries({ ...texts, from, to }).filter(([, value]) => value !== null && value !== '');
  return messageSearch.parse(Object.fromEntries(given));
}

/** How many conditions a view has. */
export const conditionCount = (view: MessageView): number => Object.keys(messageSearchOf(view)).length;

/** Where the messages of a vehicle, a device, an upstream or a verdict are listed. */
export function messagesPath(view: Partial<MessageView>): string {
  const search = new URLSearchParams(
    Object.entries(writeMessageView(view)).flatMap(([name, value]) =>
      value === null || value === '' ? [] : [[name, value]],
    ),
  );
  return `/messages${search.size === 0 ? '' : `?${search}`}`;
}
