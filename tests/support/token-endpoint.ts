import { createServer, type IncomingHttpHeaders } from 'node:http';

export type TokenEndpoint = {
  url: string;
  /** What was asked for so far: the form sent, and the headers it came with. */
  requests: { form: URLSearchParams; headers: IncomingHttpHeaders }[];
  /** From now on it answers so instead of with the next token. */
  answer: (status: number, body: string, headers?: Record<string, string>) => void;
  /** From now on it takes requests and says nothing. */
  hush: () => void;
  stop: () => Promise<void>;
};

/** A token endpoint that gives `token-1`, `token-2` and so on to whoever asks, each good for five minutes. */
export async function startTokenEndpoint(): Promise<TokenEndpoint> {
  const requests: TokenEndpoint['requests'] = [];
  let instead: { status: number; body: string; headers: Record<string, string> } | null = null;
  let isHushed = false;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      requests.push({ form: new URLSearchParams(body), headers: request.headers });
      if (isHushed) return;
      const token = { access_token: `token-${requests.length}`, token_type: 'Bearer', expires_in: 300 };
      const { status, body: text, headers } = instead ?? { status: 200, body: JSON.stringify(token), headers: {} };
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the token endpoint has no port');
  return {
    url: `http://127.0.0.1:${address.port}/realms/drogue/protocol/openid-connect/token`,
    requests,
    answer: (status, body, headers = {}) => {
      instead = { status, body, headers };
    },
    hush: () => {
      isHushed = true;
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
