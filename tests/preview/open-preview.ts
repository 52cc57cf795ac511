import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { bundlePreview } from '../../scripts/bundle-preview.mjs';
import { type PageAssets, type Preview, type PreviewOptions, servePreview } from '../../src/preview/index.ts';
import { readPageFonts } from '../../src/preview/server/page.ts';

// A script in plain JavaScript, like all that bundles.

const root = fileURLToPath(new URL('../..', import.meta.url));

export const token = 'a-token-that-only-the-page-knows';
export const deckFile = 'content/water-cycle/decks/ten-minutes.yaml';
export const outlineFile = 'content/water-cycle/outline.yaml';
/** The deck's own. */
export const themeFile = 'templates/classroom/theme.yaml';

/** A copy of a bundled project that a test may write into. */
export class WrittenProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'throughline-preview-'));

  constructor() {
    for (const path of ['content/water-cycle', 'templates/briefing', 'templates/classroom'])
      cpSync(join(root, path), join(this.folder, path), { recursive: true });
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  /** As editors save that never leave half a file. */
  replace(path: string, text: string): void {
    writeFileSync(join(this.folder, `${path}.tmp`), text);
    renameSync(join(this.folder, `${path}.tmp`), join(this.folder, path));
  }

  edit(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`"${from}" is not in ${path}`);
    this.write(path, text.replace(from, to));
  }

  /** Line and column (from 1) of the first place where some words stand. */
  placeOf(path: string, words: string): { readonly line: number; readonly column: number } {
    const before = this.read(path).split(words, 1)[0]!;
    const lines = before.split('\n');
    return { line: lines.length, column: lines.at(-1)!.length + 1 };
  }

  /** One file, or all of it. */
  remove(path = ''): void {
    rmSync(join(this.folder, path), { recursive: true, force: true });
  }
}

export interface PreviewFixture {
  readonly project: WrittenProject;
  readonly preview: Preview;
  /** `http://127.0.0.1:1234` */
  readonly origin: string;
  readonly port: number;
}

/** A preview of such a project for all tests of a file. */
export function openPreview(options: Partial<PreviewOptions> = {}): PreviewFixture {
  const fixture: { -readonly [Key in keyof PreviewFixture]?: PreviewFixture[Key] } = {};
  beforeAll(async () => {
    fixture.project = new WrittenProject();
    fixture.preview = await startPreview(fixture.project.folder, options);
    const { origin, port } = new URL(fixture.preview.url);
    fixture.origin = origin;
    fixture.port = Number(port);
  });
  afterAll(async () => {
    await fixture.preview?.close();
    fixture.project?.remove();
  });
  // Filled before the first test runs.
  return fixture as PreviewFixture;
}

export async function startPreview(folder: string, options: Partial<PreviewOptions> = {}): Promise<Preview> {
  const assets = await pageAssets();
  const served = await servePreview({ root: folder, port: '0', token, assets, ...options });
  if (!served.value) throw new Error(served.diagnostics.map((d) => d.message).join('; '));
  return served.value;
}

let bundled: Promise<PageAssets> | null = null;

/** The page from its sources, so that no test looks at an older one. */
export function pageAssets(): Promise<PageAssets> {
  bundled ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-page-'));
    try {
      await bundlePreview(folder);
      const read = (name: string) => readFileSync(join(folder, name), 'utf8');
      return { script: read('client.js'), style: read('client.css'), fonts: readPageFonts() };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  })();
  return bundled;
}
