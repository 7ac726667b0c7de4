import type { z } from 'zod';
import { problem } from '../../server/contract/http';

/** An answer that is not the one hoped for. `message` is a sentence for people; `status` 0 means there was no answer. */
export class RequestError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'RequestError';
  }
}

type RequestOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of a body. */
  csv?: string;
  /** Stands for one request of a person, however often it is made. */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

/** What is sent with a request, and what it is. */
function contentOf({ body, csv, idempotencyKey }: RequestOptions): RequestInit {
  if (csv !== undefined) return { body: csv, headers: { 'content-type': 'text/csv' } };
  if (body === undefined) return {};
  const headers = new Headers({ 'content-type': 'application/json' });
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  return { body: JSON.stringify(body), headers };
}

/** What to tell people when the server gave no sentence of its own. */
function sentenceFor(status: number): string {
  if (status === 401) return 'You are signed out. Sign in again.';
  if (status === 403) return 'Your role does not allow this.';
  if (status === 404) return 'There is nothing under this address.';
  if (status === 429) return 'Too many attempts. Wait a minute and try again.';
  return `The server answered with an error (${status}). Try again.`;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError(response.status, sentenceFor(response.status));
  }
}

/**
 * Asks the server something under `/api` and checks the answer's shape. Throws only RequestError, and AbortError when
 * `signal` was aborted.
 */
export async function request<T>(answer: z.ZodType<T>, path: string, options: RequestOptions = {}): Promise<T> {
  const { method = 'GET', signal } = options;
  const response = await fetch(path, {
    method,
    ...contentOf(options),
    ...(signal === undefined ? {} : { signal }),
    credentials: 'same-origin',
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new RequestError(0, 'The server cannot be reached. Check the connection and try again.');
  });
  const found = await bodyOf(response);
  if (!response.ok) {
    const told = problem.safeParse(found);
    throw new RequestError(response.status, told.success ? told.data.error : sentenceFor(response.status));
  }
  const checked = answer.safeParse(found);
  if (!checked.success) throw new RequestError(response.status, `The server gave an unexpected answer to ${path}.`);
  return checked.data;
}
