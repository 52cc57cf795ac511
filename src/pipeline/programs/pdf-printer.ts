import {
  BrowserError,
  BrowserSession,
  finishPdf,
  type PdfProperties,
  printHtml,
  reportPdf,
} from '../../formats/pdf/index.ts';
import type { Diagnostic, Outcome } from '../../source/index.ts';
import {
  type BrowserCandidate,
  browserCandidates,
  browserVariables,
  type RunningBrowser,
  startBrowser,
} from './start-browser.ts';

/** How long a browser may take to start and to print one document. */
const patience = { start: 30_000, print: 90_000 } as const;

/** Prints pages through one browser, which is found and started when the first page comes. */
export class PdfPrinter {
  private readonly named: string | null;
  private readonly limits: typeof patience | { readonly start: number; readonly print: number };
  private browser: Promise<Outcome<Running>> | null = null;

  /** `named`: the program that the user wants. */
  constructor(named: string | null, limits: { readonly start: number; readonly print: number } = patience) {
    this.named = named;
    this.limits = limits;
  }

  /** Diagnostics: no-browser, browser-failed, bad-pdf. */
  async print(html: string, properties: PdfProperties): Promise<Outcome<Uint8Array>> {
    this.browser ??= this.start();
    const running = await this.browser;
    if (!running.value) return { diagnostics: running.diagnostics };
    const { session, browser } = running.value;
    try {
      const printed = await inTime(printHtml(session, html), this.limits.print, () => browser.stop());
      return finishPdf(printed, properties);
    } catch (error) {
      if (!(error instanceof BrowserError) && !(error instanceof TimeUp)) throw error;
      // The next document gets a browser of its own: this one has been stopped, or is of no more use.
      this.browser = null;
      await browser.stop();
      return { diagnostics: [failed(running.value.candidate, error.message)] };
    }
  }

  async close(): Promise<void> {
    const running = await this.browser;
    this.browser = null;
    await running?.value?.browser.stop();
  }

  private async start(): Promise<Outcome<Running>> {
    const candidates = browserCandidates(this.named, process.env, process.platform);
    for (const candidate of candidates) {
      let browser: RunningBrowser | null;
      try {
        browser = await startBrowser(candidate.program);
      } catch (error) {
        if (!(error instanceof BrowserError)) throw error;
        return { diagnostics: [failed(candidate, error.message)] };
      }
      if (!browser) continue;
      const session = new BrowserSession(browser.pipe);
      try {
        await inTime(session.command('Browser.getVersion'), this.limits.start, () => browser.stop());
      } catch (error) {
        await browser.stop();
        if (!(error instanceof BrowserError) && !(error instanceof TimeUp)) throw error;
        return { diagnostics: [failed(candidate, error.message)] };
      }
      return { value: { browser, session, candidate }, diagnostics: [] };
    }
    return { diagnostics: [noBrowser(candidates)] };
  }
}

interface Running {
  readonly browser: RunningBrowser;
  readonly session: BrowserSession;
  readonly candidate: BrowserCandidate;
}

class TimeUp extends Error {}

/** What a promise gives, or TimeUp; then what it was waiting for is stopped. */
async function inTime<T>(promise: Promise<T>, limit: number, stop: () => Promise<void>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TimeUp(`it did not answer within ${Math.ceil(limit / 1000)} seconds`));
      void stop();
    }, limit);
  });
  try {
    // Its own end comes late then, and nobody waits for it.
    promise.catch(() => {});
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function failed({ program, namedBy }: BrowserCandidate, reason: string): Diagnostic {
  const hint =
    namedBy === null
      ? 'another browser may do: name it with --browser'
      : `it is named by ${namedBy}; Chromium, Chrome and Edge can print`;
  return reportPdf('browser-failed', null, `the browser "${program}" cannot print: ${reason}`, { hint });
}

function noBrowser(candidates: readonly BrowserCandidate[]): Diagnostic {
  const [only] = candidates;
  if (only && only.namedBy !== null) {
    const message = `there is no browser "${only.program}", which ${only.namedBy} names`;
    return reportPdf('no-browser', null, message, { hint: 'it is the path of Chromium, Chrome or Edge' });
  }
  const hint = `install Chromium, Chrome or Edge, or name one with --browser PATH or ${browserVariables[0]}`;
  return reportPdf('no-browser', null, 'PDF is printed by a browser, and none was found', { hint });
}
