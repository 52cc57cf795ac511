import { describe, expect, it } from 'vitest';
import { type GuardedRequest, guardRequest } from '../../src/preview/server/guard.ts';

const token = 'secret';
const port = 4747;

function judge(changes: Partial<GuardedRequest> & { readonly headers?: GuardedRequest['headers'] }) {
  const headers = { host: '127.0.0.1:4747', ...changes.headers };
  return guardRequest({ method: 'GET', url: '/secret/', ...changes, headers }, { token, port });
}

describe('guardRequest lets in', () => {
  it.each([
    ['the page', {}, ''],
    ['an asset', { url: '/secret/client.js' }, 'client.js'],
    ['events with a query', { url: '/secret/events?deck=a%2Fb' }, 'events'],
    ['the other name of this machine', { headers: { host: 'localhost:4747' } }, ''],
    ['its own page', { headers: { origin: 'http://127.0.0.1:4747', 'sec-fetch-site': 'same-origin' } }, ''],
    [
      'an address that was typed',
      { headers: { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' } },
      '',
    ],
    [
      'a link in another page',
      { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } },
      '',
    ],
    [
      'an action of its own page',
      { method: 'POST', url: '/secret/open', headers: { origin: 'http://127.0.0.1:4747' } },
      'open',
    ],
  ])('%s', (_, request, path) => {
    expect(judge(request)).toMatchObject({ allowed: true, path });
  });

  it('reads the query', () => {
    const verdict = judge({ url: '/secret/events?deck=a%2Fb&language=zh' });
    expect(verdict.allowed && [...verdict.query]).toEqual([
      ['deck', 'a/b'],
      ['language', 'zh'],
    ]);
  });
});

describe('guardRequest refuses', () => {
  it.each([
    ['a foreign host', { headers: { host: 'evil.example:4747' } }],
    ['a name that resolves to this machine', { headers: { host: '127.0.0.1.nip.io:4747' } }],
    ['another port', { headers: { host: '127.0.0.1:80' } }],
    ['a host in other letters', { headers: { host: '127.0.0.1:4747.' } }],
    ['no host', { headers: { host: undefined } }],
    ['a foreign origin', { headers: { origin: 'http://evil.example' } }],
    ['the origin of a file', { headers: { origin: 'null' } }],
    ['the same machine at another port', { headers: { origin: 'http://127.0.0.1:9999' } }],
    ['the other name of this machine as origin', { headers: { origin: 'http://localhost:4747' } }],
    ['the origin over another protocol', { headers: { origin: 'https://127.0.0.1:4747' } }],
    [
      'a picture in another page',
      { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } },
    ],
    [
      'another page on this machine',
      { headers: { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' } },
    ],
    ['no token', { url: '/' }],
    ['no token before an asset', { url: '/client.js' }],
    ['another token', { url: '/secrex/' }],
    ['the beginning of the token', { url: '/secre/' }],
    ['more than the token', { url: '/secrett/' }],
    ['the token in other letters', { url: '/SECRET/' }],
    ['the token behind a step up', { url: '/x/../secret/' }],
    ['a whole address', { url: 'http://evil.example/secret/' }],
    ['an action from nowhere', { method: 'POST', url: '/secret/open' }],
    [
      'an action of another page that navigates',
      {
        method: 'POST',
        url: '/secret/open',
        headers: {
          origin: 'http://127.0.0.1:4747',
          'sec-fetch-site': 'cross-site',
          'sec-fetch-mode': 'navigate',
        },
      },
    ],
  ])('%s', (_, request) => {
    expect(judge(request)).toMatchObject({ allowed: false, status: 403 });
  });

  it.each(['PUT', 'HEAD', 'DELETE', 'OPTIONS', 'PATCH', 'CONNECT', ''])('the method %s', (method) => {
    expect(judge({ method })).toMatchObject({ allowed: false, status: 405 });
  });
});
