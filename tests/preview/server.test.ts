import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { servePreview } from '../../src/preview/index.ts';
import { openPreview, pageAssets, startPreview, token, WrittenProject } from './open-preview.ts';

interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

const opened: unknown[] = [];
const fixture = openPreview({
  openEditor: async (place) => {
    opened.push(place);
    return place.line === 99 ? 'there is no program "nano"' : null;
  },
});

/** As a hostile client would ask: paths are sent as they are. */
function ask({ method = 'GET', path, headers = {}, body }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: fixture.port, method, path, headers, agent: false },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (data: string) => {
          text += data;
          // A stream of events does not end: its beginning is enough.
          if (
            answer.headers['content-type']?.startsWith('text/event-stream') &&
            text.includes('"kind":"deck"')
          )
            answer.destroy();
        });
        answer.on('close', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const act = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  ask({
    method: 'POST',
    path: `/${token}/${path}`,
    headers: { 'content-type': 'application/json', origin: fixture.origin, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('every channel passes the guard', () => {
  const channels = [
    '',
    'client.js',
    'client.css',
    'fonts.css',
    'fonts/carlito-latin-400-normal.ttf',
    'icon.svg',
    'events?deck=water-cycle%2Ften-minutes',
  ];

  it.each(channels)('/%s is served to the page', async (path) => {
    const { status, headers, body } = await ask({ path: `/${token}/${path}` });
    expect(status).toBe(200);
    expect(body.length).toBeGreaterThan(50);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  it.each([...channels, 'open', 'look'])('/%s is refused to all others, alike', async (path) => {
    const method = path === 'open' || path === 'look' ? 'POST' : 'GET';
    const refused = await Promise.all([
      ask({ method, path: `/${path}` }),
      ask({ method, path: `/wrong-token/${path}` }),
      ask({ method, path: `/${token}/${path}`, headers: { host: 'evil.example' } }),
      ask({ method, path: `/${token}/${path}`, headers: { origin: 'http://evil.example' } }),
      ask({ method, path: `/${token}/${path}`, headers: { origin: 'null' } }),
      ask({ method, path: `/${token}/${path}`, headers: { 'sec-fetch-site': 'cross-site' } }),
    ]);
    expect(refused.map((answer) => answer.status)).toEqual([403, 403, 403, 403, 403, 403]);
    for (const { body } of refused) expect(body).not.toContain(token);
    expect(opened).toEqual([]);
  });
});

describe('no file leaves by its name', () => {
  it.each([
    '../package.json',
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e/etc/passwd',
    '....//....//etc/passwd',
    '/etc/passwd',
    'content/water-cycle/outline.yaml',
    'events/../../etc/passwd',
    'client.js%00.css',
    'fonts/../client.js',
    'fonts/fonts.json',
    'fonts/%2e%2e%2fcli.js',
    'fonts/',
    '.git/config',
  ])('%s', async (path) => {
    const { status, body } = await ask({ path: `/${token}/${path}` });
    expect(status).toBe(404);
    expect(body).toBe('there is no such page\n');
  });
});

describe('the editor opens', () => {
  it('a place in a file of the project', async () => {
    opened.length = 0;
    const place = { path: 'content/water-cycle/outline.yaml', line: 3, column: 7 };
    expect((await act('open', place)).status).toBe(204);
    expect(opened).toEqual([place]);
  });

  it.each([
    ['outside of it', { path: '../../../etc/passwd', line: 1, column: 1 }, 403],
    ['by an absolute path', { path: '/etc/passwd', line: 1, column: 1 }, 403],
    ['of the program', { path: 'package:package.json', line: 1, column: 1 }, 403],
    ['that does not exist', { path: 'content/nothing.yaml', line: 1, column: 1 }, 403],
    ['that is a folder', { path: 'content', line: 1, column: 1 }, 403],
    ['without a place', { path: 'content/water-cycle/outline.yaml' }, 400],
    ['at no line', { path: 'content/water-cycle/outline.yaml', line: '1; rm -rf /', column: 1 }, 400],
    ['at half a line', { path: 'content/water-cycle/outline.yaml', line: 1.5, column: 1 }, 400],
    ['that is no text', { path: 7, line: 1, column: 1 }, 400],
    ['in no object', ['content'], 400],
    ['in no JSON', '{"path":', 400],
    ['in too much', { path: 'x'.repeat(10_000), line: 1, column: 1 }, 400],
  ])('no file %s', async (_, body, status) => {
    opened.length = 0;
    expect((await act('open', body)).status).toBe(status);
    expect(opened).toEqual([]);
  });

  it('nothing for a form, which any page may send', async () => {
    opened.length = 0;
    const place = { path: 'content/water-cycle/outline.yaml', line: 3, column: 7 };
    expect((await act('open', place, { 'content-type': 'text/plain' })).status).toBe(400);
    expect(opened).toEqual([]);
  });

  it('or says why not', async () => {
    const answer = await act('open', { path: 'content/water-cycle/outline.yaml', line: 99, column: 1 });
    expect([answer.status, answer.body]).toEqual([502, 'there is no program "nano"']);
  });
});

describe('the server', () => {
  it('listens to this machine only, and says when its port is taken', async () => {
    const assets = await pageAssets();
    const options = { root: fixture.project.folder, token, assets };
    const taken = await servePreview({ ...options, port: String(fixture.port) });
    expect(taken.diagnostics).toMatchObject([{ code: 'port-in-use', trouble: 'io' }]);
    expect(taken.diagnostics[0]!.message).toContain(String(fixture.port));
    for (const port of ['65536', '-1', 'http', '80.5', '']) {
      const refused = await servePreview({ ...options, port });
      expect(refused.diagnostics).toMatchObject([{ code: 'invalid-port', trouble: 'usage' }]);
    }
  });

  it('refuses decks that do not exist, and folders that are no projects', async () => {
    const assets = await pageAssets();
    const options = { token, assets, port: '0' };
    const deck = await servePreview({ ...options, root: fixture.project.folder, decks: ['ten-minute'] });
    expect(deck.diagnostics).toMatchObject([{ code: 'unknown-deck', hint: 'did you mean "ten-minutes"?' }]);
    const folder = await servePreview({ ...options, root: `${fixture.project.folder}/content/water-cycle` });
    expect(folder.diagnostics).toMatchObject([{ code: 'no-project' }]);
  });

  it('leaves nothing open when it is closed, even with readers', async () => {
    const project = new WrittenProject();
    const preview = await startPreview(project.folder);
    const { port } = new URL(preview.url);
    const socket = connect(Number(port), '127.0.0.1');
    const ended = new Promise((resolve) => socket.on('close', resolve));
    socket.on('error', () => {});
    socket.write(`GET /${token}/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    await new Promise((resolve) => socket.once('data', resolve));
    await preview.close();
    await ended;
    project.remove();
    const again = connect(Number(port), '127.0.0.1');
    await expect(
      new Promise((resolve, reject) => {
        again.on('connect', resolve);
        again.on('error', reject);
      }),
    ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
