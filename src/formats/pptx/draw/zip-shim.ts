import type { Package } from '../../../package/index.ts';

/**
 * Stands in for JSZip under pptxgenjs (an alias in the bundle and in the tests): it keeps the parts as they come and
 * packs nothing, since the parts are still to be finished and then packed by `writeZip`. Only what pptxgenjs calls is
 * here. A default export, since that is what is imported.
 */
export default class ZipShim {
  private readonly parts: Package = new Map();

  /** Directories are not entries of a package. */
  folder(_name: string): this {
    return this;
  }

  file(name: string, content: string, options?: { readonly base64?: boolean }): this {
    // Media and workbooks: they are replaced by our own bytes, so decoding them would be work for nothing.
    if (options?.base64 !== true) this.parts.set(name, content);
    return this;
  }

  /** The parts themselves for the presentation; an empty text for a chart's workbook, which is written anew. */
  async generateAsync(options: { readonly type: string }): Promise<unknown> {
    return options.type === 'base64' ? '' : this.parts;
  }
}
