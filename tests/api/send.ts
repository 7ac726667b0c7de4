import { type IncomingHttpHeaders, request as openRequest } from 'node:http';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
/** `body` goes as JSON, `text` as it is, under a content type among the headers. */
export type Question = {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  text?: string;
  cookie?: string;
};

/** Sends the path as it is written: `fetch` would tidy it up. */
export function send(port: number, path: string, question: Question): Promise<Answer> {
  const {
    method = 'GET',
    headers = {},
    body,
    text = body === undefined ? '' : JSON.stringify(body),
    cookie,
  } = question;
  return new Promise((resolve, reject) => {
    const sent = openRequest({
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(text === '' ? {} : { 'content-length': `${Buffer.byteLength(text)}` }),
        ...(cookie === undefined ? {} : { cookie }),
        ...headers,
      },
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.end(text);
  });
}

/** The cookie that a response sets, as a browser would send it back. */
export const cookieOf = (answer: Answer): string =>
  (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');

/** The body of an answer, as JSON. */
export const told = <Told>({ body }: Answer): Told => JSON.parse(body);

/** The sentence of a refusal. */
export const problemOf = (answer: Answer): string => told<{ error: string }>(answer).error;
