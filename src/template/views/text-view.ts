import {
  attributeRuns,
  type Block,
  lowerHeadings,
  type MarkupBlock,
  type MarkupNode,
  type Owner,
  parseMarkdown,
  plainText,
  type Run,
  type RunSource,
} from '../../markup/index.ts';
import { replaceForbidden, type Span } from '../../source/index.ts';
import type { Text } from '../../yaml/index.ts';
import { Printable, type PrintSession, type Whose } from '../printable.ts';
import type { ChosenWording, Wordings } from './wordings.ts';

/** Levels that the title and the sections of a page have. */
const pageHeadings = 2;

/** A text of the outline or the deck in the deck's language. It prints its inline Markdown. */
export class TextView extends Printable {
  readonly text: Text;
  readonly owner: Owner | null;
  readonly #wordings: Wordings;
  readonly #silent: boolean;
  #markup: readonly MarkupNode[] | null = null;
  #plain: string | null = null;
  #blocks: readonly MarkupBlock[] | null = null;

  constructor(text: Text, owner: Owner | null, wordings: Wordings, silent = false) {
    super();
    this.text = text;
    this.owner = owner;
    this.#wordings = wordings;
    this.#silent = silent;
    Object.freeze(this);
  }

  markup(session: PrintSession): readonly MarkupNode[] {
    this.#markup ??= nodesOf(this.#inline(session), this.#source);
    return this.#markup;
  }

  markdown(session: PrintSession): string {
    if (this.text.block) return this.blocksMarkdown(session);
    session.printed(this.owner);
    const runs = this.#inline(session);
    return session.place({ kind: 'runs', runs: this.#attributed(runs) });
  }

  override whose(): readonly Whose[] {
    return this.owner ? [{ owner: this.owner, span: this.wording.span }] : [];
  }

  plain(): string {
    this.#plain ??= plainText(this.#wordings.runs(this.wording));
    return this.#plain;
  }

  get size(): number {
    return Math.max(0, ...this.text.wordings.map((each) => each.value.length));
  }

  override isEmpty(): boolean {
    // As blocks: read as one line, what is right in a block would be found wrong.
    return this.text.block ? this.blocks.length === 0 : super.isEmpty();
  }

  /** On slides, with its paragraphs and lists. */
  blocksMarkup(): readonly MarkupNode[] {
    if (this.blocks.length === 0) return [];
    return [{ kind: 'blocks', blocks: this.blocks, yaml: this.wording.span }];
  }

  blocksMarkdown(session: PrintSession): string {
    session.printed(this.owner);
    return session.place({ kind: 'blocks', blocks: this.blocks });
  }

  get wording(): ChosenWording {
    return this.#wordings.choose(this.text, this.#silent);
  }

  /** Paragraphs, lists and so on; an inline text is one paragraph. */
  get blocks(): readonly MarkupBlock[] {
    if (this.#blocks) return this.#blocks;
    const { wording } = this;
    if (!this.text.block) {
      const runs = this.#attributed(this.#wordings.runs(wording));
      const origin = { template: null, yaml: wording.span };
      this.#blocks = runs.length === 0 ? [] : [{ kind: 'paragraph', class: null, runs, origin }];
    } else {
      const { blocks, problems } = parseMarkdown(
        wording.value,
        { ...this.#source, span: wording.span },
        wording.formulas,
      );
      this.#wordings.report(problems, wording);
      this.#blocks = lowerHeadings(blocks, pageHeadings);
    }
    return this.#blocks;
  }

  /** Every wording, each as a text of its own language. */
  translations(): readonly { readonly language: string; readonly text: TextView }[] {
    const { text, owner } = this;
    return text.wordings.map((wording) => {
      const language = wording.language ?? this.#wordings.ownLanguage;
      const only = { ...text, wordings: [{ ...wording, language }] };
      // Every wording is shown on purpose: none is a fallback.
      return { language, text: new TextView(only, owner, this.#wordings, true) };
    });
  }

  get #source(): RunSource {
    const { language, span } = this.wording;
    return { owner: this.owner, span, language };
  }

  #attributed(runs: readonly Run[]): readonly Run[] {
    return attributeRuns(runs, this.#source);
  }

  #inline(session: PrintSession): readonly Run[] {
    if (!this.text.block) return this.#wordings.runs(this.wording);
    const { blocks } = this;
    const first: Block | MarkupBlock | undefined = blocks[0];
    if (blocks.length <= 1 && (!first || first.kind === 'paragraph')) return first?.runs ?? [];
    session.problem('this text has several paragraphs or a list', 'print it with {{blocks …}}');
    return [];
  }
}

/** A text printed with its paragraphs, lists and tables. */
export class BlocksView extends Printable {
  readonly view: TextView;

  constructor(view: TextView) {
    super();
    this.view = view;
  }

  markup(): readonly MarkupNode[] {
    return this.view.blocksMarkup();
  }

  markdown(session: PrintSession): string {
    return this.view.blocksMarkdown(session);
  }

  override whose(): readonly Whose[] {
    return this.view.whose();
  }

  plain(): string {
    return this.view.plain();
  }

  get size(): number {
    return this.view.size;
  }
}

/** A value of the outline that is plain: a quote, a locator, a kind. It prints its characters as they are. */
export class PlainView extends Printable {
  readonly value: string;
  readonly owner: Owner | null;
  readonly span: Span | null;
  /** BCP 47 where it is not the deck's. */
  readonly language: string | null;

  constructor(value: string, owner: Owner | null, span: Span | null, language: string | null = null) {
    super();
    this.value = value;
    this.owner = owner;
    this.span = span;
    this.language = language;
    Object.freeze(this);
  }

  markup(): readonly MarkupNode[] {
    return this.value === '' ? [] : nodesOf([{ text: this.value }], this);
  }

  markdown(session: PrintSession): string {
    session.printed(this.owner);
    const { owner, span, language } = this;
    const text = this.value.replace(/[ \t]*[\r\n][ \t\r\n]*/g, ' ');
    const runs = attributeRuns([{ text }], { owner, span, language });
    return session.place({ kind: 'runs', runs });
  }

  override whose(): readonly Whose[] {
    return this.owner ? [{ owner: this.owner, span: this.span }] : [];
  }

  plain(): string {
    return this.value;
  }

  get size(): number {
    return this.value.length;
  }
}

/** A web address: in Markdown, what would be read as markup is percent-encoded, which leaves the address the same. */
export class UrlView extends PlainView {
  // In documents too: an address may stand where Markdown wants one, and nothing else.
  override markdown(session: PrintSession): string {
    session.printed(this.owner);
    return replaceForbidden(this.value).replace(
      /[\s<>[\]()*`\\|~"']|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g,
      (c) =>
        c === '(' || c === ')' || c === '*' || c === '~' || c === '_' || c === "'"
          ? `%${c.charCodeAt(0).toString(16).toUpperCase()}`
          : encodeURIComponent(c),
    );
  }
}

/** Runs of a value as they stand on slides. */
function nodesOf(runs: readonly Run[], source: RunSource): readonly MarkupNode[] {
  return attributeRuns(runs, source).map((run) => ({ kind: 'run', run, data: true }));
}

/** Characters that nobody owns as those of a thing: they were made of its words. */
export function ownedBy(nodes: readonly MarkupNode[], { owner, span }: Whose): readonly MarkupNode[] {
  return nodes.flatMap((node) =>
    node.kind === 'text' ? nodesOf([{ text: node.text }], { owner, span, language: null }) : [node],
  );
}
