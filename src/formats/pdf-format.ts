import { authorsOf } from '../deck/index.ts';
import { reportHandout } from '../handouts/index.ts';
import { plainText, type Run } from '../markup/index.ts';
import type { Diagnostic, Outcome } from '../source/index.ts';
import { faceRules } from '../theme/index.ts';
import { compareBytes } from './compare-files.ts';
import type { Format, FormatInput, HandoutAsDocument, OutputFile } from './format.ts';

export const pdfFormat: Format = {
  name: 'pdf',
  ending: '.pdf',
  summary: 'handouts and slides for printing',
  handouts: 'too',
  needsBrowser: true,
  make: async (input) => {
    const { prefix, theme, created, print } = input;
    const { drawHtml } = await import('./html/index.ts');
    const diagnostics: Diagnostic[] = [];
    const files: OutputFile[] = [];
    const missing = new Missing();
    const slides = await printSlides(input);
    if (slides.value) files.push({ name: `${prefix}.pdf`, bytes: slides.value });
    missing.add(`${prefix}.pdf`, slides.diagnostics);
    for (const each of input.documents()) {
      const { title, author, subject } = each.document;
      const html = drawHtml(each.document, { theme, created });
      const printed = await print(html, { title: wordsOf(title), author, subject, created });
      const name = `${prefix}.${each.handout.name}.pdf`;
      missing.add(name, printed.diagnostics);
      if (!printed.value) continue;
      files.push({ name, bytes: printed.value });
      diagnostics.push(...(await checkLength(each, printed.value)));
    }
    return { value: files, diagnostics: [...missing.told(), ...diagnostics] };
  },
  compare: compareBytes,
};

/** What could not be printed, told once for each cause with the names of all files that are missing for it. */
class Missing {
  private readonly causes = new Map<string, { readonly cause: Diagnostic; readonly names: string[] }>();

  add(name: string, causes: readonly Diagnostic[]): void {
    for (const cause of causes) {
      const known = this.causes.get(cause.message) ?? { cause, names: [] };
      known.names.push(name);
      this.causes.set(cause.message, known);
    }
  }

  told(): Diagnostic[] {
    return [...this.causes.values()].map(({ cause, names }) => {
      const are = names.length === 1 ? 'is' : 'are';
      return { ...cause, message: `${names.join(', ')} ${are} missing: ${cause.message}` };
    });
  }
}

/** The deck itself: a page for each slide that is shown. */
async function printSlides({
  deck,
  placed,
  theme,
  created,
  print,
}: FormatInput): Promise<Outcome<Uint8Array>> {
  const [{ slidePagesHtml }, { drawSvg }] = await Promise.all([
    import('./html/index.ts'),
    import('./svg/index.ts'),
  ]);
  const title = wordsOf(deck.title);
  const slides = placed.slides
    .filter((slide) => !slide.hidden)
    .map((slide) => ({
      id: slide.id,
      title: wordsOf(deck.slides[slide.number - 1]?.title ?? []),
      svg: drawSvg(slide, placed, theme),
    }));
  // A deck of hidden slides has no page to print.
  if (slides.length === 0) return { diagnostics: [] };
  const html = slidePagesHtml({
    title,
    language: deck.language,
    width: placed.width * pointsPerInch,
    height: placed.height * pointsPerInch,
    slides,
    faces: faceRules(theme),
  });
  const author = authorsOf(deck);
  const subject = deck.subtitle && wordsOf(deck.subtitle);
  const pageTitles = slides.map((slide) => slide.title);
  return print(html, { title, author, subject, created, pageTitles });
}

const pointsPerInch = 72;

/** Diagnostic: handout-too-long. */
async function checkLength({ handout, document }: HandoutAsDocument, pdf: Uint8Array): Promise<Diagnostic[]> {
  const { countPages } = await import('./pdf/index.ts');
  const { mostPages } = document;
  const pages = countPages(pdf);
  if (mostPages === null || pages <= mostPages) return [];
  const message = `the handout "${handout.name}" prints on ${pages} pages, and is meant for ${mostPages}`;
  const hint = 'choose fewer points in the deck file, or select fewer statements';
  return [reportHandout('handout-too-long', handout.span, message, { hint })];
}

/** Plain words, citation marks left out. */
function wordsOf(runs: readonly Run[]): string {
  return plainText(runs.filter((run) => !run.cite))
    .replace(/\s+/g, ' ')
    .trim();
}
