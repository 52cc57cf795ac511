import type { ServerResponse } from 'node:http';
import type { ServerMessage } from '../protocol.ts';

/** Comments that keep what is between from closing a quiet connection. */
const heartbeat = 20_000;

/** One reader's stream of server-sent events (HTML Standard, 9.2). */
export class EventStream {
  readonly number: number;
  readonly deck: string | null;
  readonly language: string | null;
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
