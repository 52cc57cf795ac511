/**
 * Prints a page to PDF as its own style sheet says, tagged and with its headings as bookmarks. The page runs no script
 * and is offline. Rejects with BrowserError.
 */
export async function printHtml(session: BrowserSession, html: string): Promise<Uint8Array> {
  const { targetId } = await session.command('Target.createTarget', { url: 'about:blank' });
  const attached = await session.command('Target.attachToTarget', { targetId, flatten: true });
  const page = text(attached.sessionId);
  try {
    await session.command('Page.enable', {}, page);
    await session.command('Network.enable', {}, page);
    const offline = { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 };
    await session.command('Network.emulateNetworkConditions', offline, page);
    await session.command('Emulation.setScriptExecutionDisabled', { value: true }, page);
    const tree = await session.command('Page.getFrameTree', {}, page);
    const loaded = session.event('Page.loadEventFired', page);
    // Whatever comes first: a browser that goes away rejects both.
    loaded.catch(() => {});
    await session.command('Page.setDocumentContent', { frameId: frameOf(tree.frameTree), html }, page);
    await loaded;
    const printed = await session.command('Page.printToPDF', printing, page);
    return Buffer.from(text(printed.data), 'base64');
  } finally {
    await session.command('Target.closeTarget', { targetId }).catch(() => {});
  }
}

const printing = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  transferMode: 'ReturnAsBase64',
} as const;

function frameOf(tree: unknown): string {
  const frame = field(tree, 'frame');
  return text(field(frame, 'id'));
}

function field(value: unknown, name: string): unknown {
  // A plain look-up: what is no object has no fields.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new BrowserError('the browser answers in a way that is not known');
  return value;
}

/** The two ends of a browser's debugging pipe: whole messages, each a JSON text. */
export interface BrowserPipe {
  readonly send: (message: string) => void;
  /** Called once, before anything is sent. `closed` says why no more will come. */
  readonly listen: (message: (text: string) => void, closed: (reason: string) => void) => void;
}

/** What went wrong between us and the browser; caught where the printing is asked for. */
export class BrowserError extends Error {}

type Values = Readonly<Record<string, unknown>>;

interface Pending {
  readonly method: string;
  readonly resolve: (value: Values) => void;
  readonly reject: (error: Error) => void;
}

interface Waiting {
  readonly event: string;
  readonly sessionId: string;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Commands and events of the Chrome DevTools Protocol over a pipe. */
export class BrowserSession {
  private readonly pipe: BrowserPipe;
  private readonly pending = new Map<number, Pending>();
  private waiting: Waiting[] = [];
  private count = 0;
  private closed: string | null = null;

  constructor(pipe: BrowserPipe) {
    this.pipe = pipe;
    pipe.listen(
      (text) => this.receive(text),
      (reason) => this.close(reason),
    );
  }

  /** Sends a command and gives its result; `sessionId` is that of a page. */
  command(method: string, params: Values = {}, sessionId?: string): Promise<Values> {
    if (this.closed !== null) return Promise.reject(new BrowserError(this.closed));
    this.count += 1;
    const id = this.count;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { method, resolve, reject });
      this.pipe.send(JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) }));
    });
  }

  /** Waits for the next event of that name. */
  event(name: string, sessionId: string): Promise<void> {
    if (this.closed !== null) return Promise.reject(new BrowserError(this.closed));
    return new Promise((resolve, reject) => {
      this.waiting.push({ event: name, sessionId, resolve, reject });
    });
  }

  private receive(text: string): void {
    const message = readMessage(text);
    if (!message) return;
    if (message.id === null) {
      const met = this.waiting.filter(
        (each) => each.event === message.method && each.sessionId === message.sessionId,
      );
      this.waiting = this.waiting.filter((each) => !met.includes(each));
      for (const each of met) each.resolve();
      return;
    }
    const pending = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (message.error === null) pending?.resolve(message.result);
    else pending?.reject(new BrowserError(`${pending.method}: ${message.error}`));
  }

  private close(reason: string): void {
    this.closed ??= reason;
    const error = new BrowserError(this.closed);
    for (const { reject } of [...this.pending.values(), ...this.waiting]) reject(error);
    this.pending.clear();
    this.waiting = [];
  }
}

interface Message {
  readonly id: number | null;
  readonly method: string | null;
  readonly sessionId: string | null;
  readonly result: Values;
  readonly error: string | null;
}

function readMessage(text: string): Message | null {
  const value: unknown = JSON.parse(text);
  if (!isValues(value)) return null;
  const { id, method, sessionId, result, error } = value;
  return {
    id: typeof id === 'number' ? id : null,
    method: typeof method === 'string' ? method : null,
    sessionId: typeof sessionId === 'string' ? sessionId : null,
    result: isValues(result) ? result : {},
    error: isValues(error) ? String(error.message ?? 'failed') : null,
  };
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}
