import { type MessageSearch, messageSearch } from '../../server/contract/messages';
import { givenConditions, readConditions } from '../ui/search-conditions';

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

/** Reads the view out of the address. */
export const readMessageView = (search: Pick<URLSearchParams, 'get'>): MessageView =>
  readConditions(allMessages, messageSearch, search);

/** What to ask the server for a view. */
export const messageSearchOf = (view: MessageView): MessageSearch => messageSearch.parse(givenConditions(view));

/** Where the messages of a vehicle, a device, an upstream or a verdict are listed. */
export function messagesPath(view: Partial<MessageView>): string {
  const search = new URLSearchParams(givenConditions(view));
  return `/messages${search.size === 0 ? '' : `?${search}`}`;
}
