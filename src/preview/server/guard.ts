import { timingSafeEqual } from 'node:crypto';

/** What of a request the guard looks at. */
export interface GuardedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface GuardOptions {
  /** What the address of the page holds, and nobody can guess. */
  readonly token: string;
  readonly port: number;
}

export type Verdict =
  /** `path` is what stands behind the token: `events`, or nothing for the page itself. */
  | { readonly allowed: true; readonly path: string; readonly query: URLSearchParams }
  | { readonly allowed: false; readonly status: number; readonly reason: string };

/**
 * The one door for pages, assets, events and actions alike. A request must be addressed to this machine by name (so
 * that no foreign name that resolves to it works: DNS rebinding), come from our own page or from none, and know the
 * token. Actions must say that they come from our page.
 */
export function guardRequest(request: GuardedRequest, { token, port }: GuardOptions): Verdict {
  const { method, headers } = request;
  const host = single(headers.host);
  const hosts = [
    `127.0.0.1:${port}`,
    `localhost:${port}`,
    ...(port === 80 ? ['127.0.0.1', 'localhost'] : []),
  ];
  if (host === null || !hosts.includes(host))
    return refuse(403, 'this address is not the one of the preview');
  const origin = headers.origin === undefined ? null : single(headers.origin);
  if (headers.origin !== undefined && origin !== `http://${host}`)
    return refuse(403, 'requests of other pages are refused');
  const acts = method === 'POST';
  if (!acts && method !== 'GET') return refuse(405, 'this cannot be done here');
  if (acts && origin === null) return refuse(403, 'an action must come from the page of the preview');
  // Browsers say so themselves; a link in another page may still lead here, if it knows the token.
  const site = headers['sec-fetch-site'];
  const follows = single(headers['sec-fetch-mode']) === 'navigate' && !acts;
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !follows)
    return refuse(403, 'requests of other pages are refused');
  // Read by hand: URL would resolve the dots away that are to be refused.
  const match = /^\/([^/?#]*)(\/([^?#]*))?(\?[^#]*)?$/.exec(request.url);
  if (!match || !isToken(match[1]!, token))
    return refuse(403, 'the address lacks the word that the preview printed');
  if (match[2] === undefined) return refuse(404, 'there is no such page');
  return { allowed: true, path: match[3]!, query: new URLSearchParams(match[4] ?? '') };
}

/** Takes as long whatever is wrong with it. */
function isToken(given: string, token: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(token);
  return a.length === b.length && timingSafeEqual(a, b);
}

function single(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function refuse(status: number, reason: string): Verdict {
  return { allowed: false, status, reason };
}
