import type { PdfProperties } from '../../formats/pdf/index.ts';
import type { Outcome } from '../../source/index.ts';
import type { PdfPrinter } from './pdf-printer.ts';

/** Prints PDF for all decks of a run, through one browser: loaded and started when the first page comes. */
export class Printer {
  private readonly browser: string | null;
  private printer: Promise<PdfPrinter> | null = null;

  /** `browser`: the program that the user wants; null: one that is found. */
  constructor(browser: string | null) {
    this.browser = browser;
  }

  /** Diagnostics: no-browser, browser-failed, bad-pdf. */
  async print(html: string, properties: PdfProperties): Promise<Outcome<Uint8Array>> {
    this.printer ??= import('./pdf-printer.ts').then(({ PdfPrinter }) => new PdfPrinter(this.browser));
    return (await this.printer).print(html, properties);
  }

  async close(): Promise<void> {
    await (await this.printer)?.close();
  }
}
