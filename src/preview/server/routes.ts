import type { IncomingMessage, ServerResponse } from 'node:http';
import { faceFile } from '../model/face-models.ts';
import type { PreviewSession } from '../preview-session.ts';
import type { FilePlace, ServerMessage } from '../protocol.ts';
import { type GuardOptions, guardRequest } from './guard.ts';
import { icon, type PageAssets, page } from './page.ts';

export interface RoutesInput extends GuardOptions {
  readonly session: PreviewSession;
  readonly assets: PageAssets;
  /** Opens a file of the project at a place; null: the page links to the editor itself. Says what went wrong, or null. */
  readonly openEditor: ((place: FilePlace) => Promise<string | null>) | null;
}

/** Nothing runs or loads but what this server sends; pictures and faces are in the drawings themselves. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const bodyLimit = 4096;

/** Answers requests. Everything passes the guard; what may be asked for is this list. */
export class Routes {
  private readonly input: RoutesInput;
  private readonly streams = new Set<EventStream>();
  private count = 0;

  constructor(input: RoutesInput) {
    this.input = input;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Cache-Control', 'no-store');
    const verdict = guardRequest({ method, url, headers }, this.input);
    if (!verdict.allowed) return send(response, verdict.status, 'text/plain', `${verdict.reason}\n`);
    const { path, query } = verdict;
    if (method === 'POST') return this.act(path, request, response);
    const { assets } = this.input;
    switch (path) {
      case '':
        return send(response, 200, 'text/html', page);
      case 'client.js':
        return send(response, 200, 'text/javascript', assets.script);
      case 'client.css':
        return send(response, 200, 'text/css', assets.style);
      case 'icon.svg':
        return send(response, 200, 'image/svg+xml', icon);
      case 'fonts.css':
        return send(response, 200, 'text/css', assets.fonts.rules);
      case 'events':
        return this.stream(response, query);
      default: {
        const font = path.startsWith('fonts/')
          ? assets.fonts.read(path.slice('fonts/'.length))
          : faceFile(path);
        if (!font) return send(response, 404, 'text/plain', 'there is no such page\n');
        response.writeHead(200, { 'Content-Type': 'font/ttf' });
        response.end(font);
      }
    }
  }

  close(): void {
    for (const stream of this.streams) stream.close();
    this.streams.clear();
  }

  private stream(response: ServerResponse, query: URLSearchParams): void {
    const { session } = this.input;
    this.count += 1;
    const stream = new EventStream(this.count, response, query);
    this.streams.add(stream);
    response.on('close', () => {
      stream.close();
      this.streams.delete(stream);
      session.remove(stream);
    });
    session.add(stream);
  }

  private async act(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = request.headers['content-type'] === 'application/json' ? await readBody(request) : null;
    const body = text === null ? null : parseBody(text);
    if (body === null) return send(response, 400, 'text/plain', 'a small JSON object is expected\n');
    if (path === 'look') {
      const stream = [...this.streams].find((each) => each.number === body.stream);
      if (stream && typeof body.slide === 'string') stream.slide = body.slide;
      return send(response, 204, 'text/plain', '');
    }
    if (path !== 'open') return send(response, 404, 'text/plain', 'there is no such action\n');
    const { openEditor, session } = this.input;
    const { path: file, line, column } = body;
    if (openEditor === null) return send(response, 404, 'text/plain', 'no editor is set\n');
    if (typeof file !== 'string' || !isCount(line) || !isCount(column))
      return send(response, 400, 'text/plain', 'a path, a line and a column are expected\n');
    if (!session.state.hasFile(file))
      return send(response, 403, 'text/plain', 'this is no file of the project\n');
    const problem = await openEditor({ path: file, line, column });
    return send(response, problem === null ? 204 : 502, 'text/plain', problem ?? '');
  }
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8` });
  response.end(text);
}

/** Null: too long, or cut off. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      // Without an encoding, a request gives buffers.
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > bodyLimit) return null;
      chunks.push(bytes);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseBody(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return Object.fromEntries(Object.entries(value));
  } catch {
    return null;
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value < 1e9;
}

/** Comments that keep what is between from closing a quiet connection. */
const heartbeat = 20_000;

/** One reader's stream of server-sent events (HTML Standard, 9.2). */
class EventStream {
  readonly number: number;
  readonly deck: string | null;
  readonly language: string | null;
  readonly theme: string | null;
  /** The slide that the reader looks at. */
  slide: string | null;
  /** Hashes of the slides that were sent. */
  readonly sent = new Set<string>();
  private readonly response: ServerResponse;
  private readonly timer: NodeJS.Timeout;

  constructor(number: number, response: ServerResponse, query: URLSearchParams) {
    this.number = number;
    this.response = response;
    this.deck = query.get('deck');
    this.language = query.get('language');
    this.theme = query.get('theme');
    this.slide = query.get('slide');
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
    response.write('retry: 400\n\n');
    this.timer = setInterval(() => response.write(':\n\n'), heartbeat);
    this.timer.unref();
  }

  send(message: ServerMessage): void {
    // JSON has no line breaks outside of its strings, and escapes those within.
    if (!this.response.writableEnded) this.response.write(`data: ${JSON.stringify(message)}\n\n`);
  }

  close(): void {
    clearInterval(this.timer);
    this.response.end();
  }
}
