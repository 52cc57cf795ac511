import type { ServerMessage } from '../protocol.ts';
import type { Address } from './store.ts';

export interface ConnectionEvents {
  readonly message: (message: ServerMessage) => void;
  readonly connected: (is: boolean) => void;
}

/** The stream of what the server has to show, and what the page asks of it. */
export class Connection {
  private readonly events: ConnectionEvents;
  private source: EventSource | null = null;
  private readonly waiting: string[] = [];
  private held = false;
  private stream: number | null = null;

  constructor(events: ConnectionEvents) {
    this.events = events;
  }

  open({ deck, language, slide, theme }: Address): void {
    this.source?.close();
    this.waiting.length = 0;
    const query = new URLSearchParams();
    if (deck) query.set('deck', deck);
    if (language) query.set('language', language);
    if (slide) query.set('slide', slide);
    if (theme) query.set('theme', theme);
    const source = new EventSource(`events?${query}`);
    this.source = source;
    // A stream that was lost is opened again by the browser, and everything is sent anew.
    source.onopen = () => this.events.connected(true);
    source.onerror = () => this.events.connected(false);
    source.onmessage = ({ data }) => {
      this.waiting.push(String(data));
      this.drain();
    };
  }

  private drain(): void {
    while (!this.held && this.waiting.length > 0) {
      // Only our server writes into the stream.
      const message = JSON.parse(this.waiting.shift()!) as ServerMessage;
      if (message.kind === 'project') this.stream = message.stream;
      this.events.message(message);
      if (message.kind === 'slide') this.holdUntilSeen();
    }
  }

  /** The slide that was sent ahead is on the screen before work on all that follows begins. */
  private holdUntilSeen(): void {
    this.held = true;
    const release = () => {
      clearTimeout(timer);
      if (!this.held) return;
      this.held = false;
      this.drain();
    };
    // A page that nobody sees has no frames.
    const timer = setTimeout(release, document.hidden ? 0 : 250);
    requestAnimationFrame(() => setTimeout(release));
  }

  /** Says which slide is looked at: it is drawn first when something changes. */
  look(slide: string): void {
    if (this.stream !== null) void post('look', { stream: this.stream, slide });
  }
}

/** What went wrong, or null. */
export async function post(action: string, body: object): Promise<string | null> {
  try {
    const response = await fetch(action, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.ok ? null : await response.text();
  } catch {
    return 'the preview does not answer';
  }
}
