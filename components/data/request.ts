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
  if (status === 413) return 'This is more than the server takes at once.';
  if (status === 429) return 'Too many attempts. Wait a minute and try again.';
  return `The server answered with an error (${status}). Try again.`;
}

/** The connection broke, before the answer or in the middle of it. */
function unreached(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error;
  throw new RequestError(0, 'The server cannot be reached. Check the connection and try again.');
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text().catch(unreached);
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError(response.status, sentenceFor(response.status));
  }
}

/** Whether nobody knows what came of a request: no answer, one of a server that failed, or one that says nothing. */
export const isUnanswered = (error: Error): boolean =>
  !(error instanceof RequestError) || error.status < 400 || error.status >= 500;

/** Asks the server something under `/api`; an answer that says no is thrown. */
async function ask(path: string, options: RequestOptions = {}): Promise<Response> {
  const { method = 'GET', signal } = options;
  const response = await fetch(path, {
    method,
    ...contentOf(options),
    ...(signal === undefined ? {} : { signal }),
    credentials: 'same-origin',
  }).catch(unreached);
  if (response.ok) return response;
  const told = problem.safeParse(await bodyOf(response));
  throw new RequestError(response.status, told.success ? told.data.error : sentenceFor(response.status));
}

/**
 * Asks the server something under `/api` and checks the answer's shape; the status says which of several successes it is.
 * Throws only RequestError, and AbortError when `signal` was aborted.
 */
export async function requestWithStatus<T>(
  answer: z.ZodType<T>,
  path: string,
  options: RequestOptions = {},
): Promise<{ status: number; told: T }> {
  const response = await ask(path, options);
  const { status } = response;
  const found = await bodyOf(response);
  const checked = answer.safeParse(found);
  if (!checked.success) throw new RequestError(status, `The server gave an unexpected answer to ${path}.`);
  return { status, told: checked.data };
}

/** Asks as `requestWithStatus` does, where there is one success. */
export const request = async <T>(answer: z.ZodType<T>, path: string, options: RequestOptions = {}): Promise<T> =>
  (await requestWithStatus(answer, path, options)).told;

/** Asks for a file, whole. Throws as `requestWithStatus` does. */
export const requestFile = async (path: string): Promise<Blob> => (await ask(path)).blob().catch(unreached);
