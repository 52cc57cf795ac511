import { decodeParams, OwnStatements, type Picture } from '../deck/index.ts';
import {
  escapeMarkdown,
  type ImageMarkup,
  isRightToLeft,
  type Owner,
  reportProblems,
  runsToMarkdown,
  type TextProblem,
} from '../markup/index.ts';
import { type Diagnostic, didYouMean, hasErrors, type Outcome, type Span } from '../source/index.ts';
import { fillMarkdown, type MarkdownTemplate, type TemplateSet } from '../template/index.ts';
import { buildDocument } from './build-document.ts';
import { reportHandout } from './codes.ts';
import { type ContextInput, handoutContext } from './handout-context.ts';
import type { HandoutDocument } from './handout-document.ts';
import {
  type BesidePicture,
  BesidePictures,
  figuresBeside,
  SlidePictures,
  type SlidesInput,
} from './handout-pictures.ts';
import { bannered, markingOfHandout, staleWords } from './mark-handout.ts';

export interface HandoutInput extends ContextInput, SlidesInput {
  readonly templates: TemplateSet;
  readonly readPicture: (path: string, from: Span | null) => Outcome<Picture>;
  /** Told whose texts a handout prints. */
  readonly onPrint?: ((handout: string, owner: Owner) => void) | undefined;
}

export interface Handout {
  /** `notes`, `briefing-note`, `evidence`, … */
  readonly name: string;
  readonly markdown: string;
  /** Where the deck file asks for it; null for the notes. */
  readonly span: Span | null;
  /** Pictures to which the Markdown refers, by the names of their files. */
  readonly pictures: readonly BesidePicture[];
  /** The same for other formats. */
  readonly document: () => Outcome<HandoutDocument>;
}

/** The speaker notes of a deck. */
export function renderNotes(input: HandoutInput): Outcome<Handout> {
  return render(input, input.templates.notes, 'notes', {}, null);
}

/** The handouts that a deck file asks for, as Markdown. */
export function renderHandouts(input: HandoutInput): Outcome<readonly Handout[]> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const handouts: Handout[] = [];
  const seen = new Set<string>();
  const own = new OwnStatements(input.deck.outline, report);
  for (const entry of input.deckFile.handouts) {
    const template = input.templates.handouts.get(entry.use);
    if (!template) {
      const names = [...input.templates.handouts.keys()];
      const hint =
        didYouMean(entry.use, names) ?? `the set "${input.templates.name}" has: ${names.join(', ')}`;
      report(reportHandout('unknown-handout', entry.span, `no handout "${entry.use}"`, { hint }));
      continue;
    }
    if (seen.has(entry.use)) {
      report(reportHandout('handout-twice', entry.span, `the handout "${entry.use}" is asked for twice`));
      continue;
    }
    seen.add(entry.use);
    const params = decodeParams(entry.params, template.params, {
      outline: input.deck.outline,
      views: input.views,
      what: `the handout "${entry.use}"`,
      span: entry.span,
      report,
      ownStatement: (node) => own.read(node),
    });
    if (!params.whole) continue;
    const rendered = render(input, template, entry.use, params.values, entry.span);
    diagnostics.push(
      ...rendered.diagnostics.map((d) => ({
        ...d,
        related: [...d.related, { message: `of the handout "${entry.use}"`, span: entry.span }],
      })),
    );
    if (rendered.value) handouts.push(rendered.value);
  }
  return hasErrors(diagnostics) ? { diagnostics } : { value: handouts, diagnostics };
}

/** Readers of Markdown take every page as one from the left, unless it says otherwise. */
function fromTheRight(markdown: string): string {
  return `<div dir="rtl">\n\n${markdown.trimEnd()}\n\n</div>\n`;
}

function render(
  input: HandoutInput,
  template: MarkdownTemplate,
  name: string,
  params: Readonly<Record<string, unknown>>,
  span: Span | null,
): Outcome<Handout> {
  const { deck, views } = input;
  const pictures = new SlidePictures(input);
  let told = input.deckFile.rank;
  const tell = (rank: number): void => {
    told = Math.max(told, rank);
  };
  const scope = {
    context: handoutContext(input, params, pictures, tell),
    views,
    citations: deck.citations,
  };
  const printed: Owner[] = [];
  const onPrint = (owner: Owner): void => {
    printed.push(owner);
    input.onPrint?.(name, owner);
  };
  const rendered = template.render({ ...scope, onPrint });
  const diagnostics = [...rendered.diagnostics, ...views.diagnostics];
  const parts = rendered.value;
  if (parts === undefined) return { diagnostics };
  const beside = new BesidePictures(input.prefix, (image) => readPicture(image, input, span, diagnostics));
  const text = fillMarkdown(parts, (blocks) => beside.refer(blocks));
  const marking = markingOfHandout(deck, printed, parts.contents, told);
  // Notes say it slide by slide, in the pictures that a speaker sees.
  const stale = name === 'notes' ? null : staleWords(deck, printed, parts.contents);
  const whole = bannered(name === 'notes' ? text : `${text}\n---\n\n${footOf(deck)}\n`, marking, stale);
  const markdown = isRightToLeft(deck.language) ? fromTheRight(whole) : whole;
  const document = (): Outcome<HandoutDocument> => {
    const problems: Diagnostic[] = [];
    const value = buildDocument({
      name,
      deck,
      views,
      parts,
      slidesPerPage: slidesPerPage(params),
      mostPages: template.pages,
      setting: template.setting,
      marking,
      stale,
      slide: (id) => pictures.picture(id),
      readPicture: (image) => readPicture(image, input, span, problems),
      problem: (problem, typed) => void problems.push(reportTyped(problem, typed, template)),
    });
    return hasErrors(problems) ? { diagnostics: problems } : { value, diagnostics: problems };
  };
  const shown = [...pictures.inMarkdown(markdown), ...beside.files, ...figuresBeside(parts)];
  return { value: { name, markdown, span, pictures: shown, document }, diagnostics };
}

/** What stands at the foot of every page where there are pages. */
function footOf({ footer, title, dateText }: HandoutInput['deck']): string {
  const line = runsToMarkdown((footer ?? title).filter((run) => !run.cite));
  return dateText === null ? line : `${line} · ${escapeMarkdown(dateText)}`;
}

/** A handout that shows slides says by its parameter `per-page` how many stand on a page. */
function slidesPerPage(params: Readonly<Record<string, unknown>>): 1 | 2 | 3 {
  const asked = Number(params['per-page'] ?? 2);
  return asked === 1 || asked === 3 ? asked : 2;
}

function readPicture(
  image: ImageMarkup,
  input: HandoutInput,
  span: Span | null,
  problems: Diagnostic[],
): Picture | null {
  const place = image.origin.yaml ?? image.origin.template ?? span;
  const read = input.readPicture(image.src, place);
  problems.push(...read.diagnostics);
  if (image.alt === null && !image.decorative) {
    const hint = 'say what it shows between the brackets: ![what it shows](path)';
    problems.push(
      reportHandout('handout-picture', place, `the picture "${image.src}" has no words`, { hint }),
    );
  }
  return read.value ?? null;
}

/** Where it stands in the template; its beginning, where a partial or a value brought it. */
function reportTyped(problem: TextProblem, typed: string, { file }: MarkdownTemplate): Diagnostic {
  const [line = ''] = typed.split('\n');
  const at = Math.max(0, file.text.indexOf(line));
  const end = file.text.startsWith(line, at) ? at + line.length : at;
  if (!line.startsWith('<')) return reportProblems([problem], { file, start: at, end })[0]!;
  const message = `"${line.slice(0, 60)}" is HTML, which only Markdown has`;
  const hint = 'write it in Markdown; {{break "page"}} and {{class "lead"}} do what Markdown cannot';
  return reportHandout('handout-html', { file, start: at, end }, message, { hint });
}
