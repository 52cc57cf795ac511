import { parseInline, plainText, type Run, reportProblems, type TextProblem } from '../../markup/index.ts';
import type { Diagnostic, Span } from '../../source/index.ts';
import { languageChain, lookupWording, spanInText, type Text, type Wording } from '../../yaml/index.ts';
import { reportTemplate } from '../codes.ts';

/** The wording of a text that is shown. */
export interface ChosenWording {
  readonly value: string;
  readonly span: Span;
  /** BCP 47 where it is not the deck's language; else null. */
  readonly language: string | null;
  /** Letter for letter, without Markdown. */
  readonly plain: boolean;
  /** Whether dollars make formulas in it. */
  readonly formulas: boolean;
  readonly forms: Wording['forms'] | undefined;
}

function lacking(language: string): string {
  return `this text has no "${language}" wording`;
}

/** Whether it says that a text has no wording in a language. */
export function lacksWording({ code, message }: Diagnostic, language: string): boolean {
  return code === 'missing-translation' && message.startsWith(`${lacking(language)};`);
}

/** Chooses the wordings of texts for one language, and gathers what is found wrong with them, each once. */
export class Wordings {
  readonly language: string;
  readonly ownLanguage: string;
  readonly formulas: boolean;
  readonly diagnostics: Diagnostic[] = [];
  private readonly chosen = new WeakMap<Text, ChosenWording>();
  private readonly warned = new Set<Text>();
  private readonly checked = new Set<string>();

  /** `ownLanguage` is that of plain strings; `formulas`: whether dollars make formulas. */
  constructor(language: string, ownLanguage: string, formulas = true) {
    this.language = language;
    this.formulas = formulas;
    this.ownLanguage = ownLanguage;
  }

  /** `silent`: another language is no loss (titles of sources are names). */
  choose(text: Text, silent = false): ChosenWording {
    let chosen = this.chosen.get(text);
    if (!chosen) {
      const found = lookupWording(text, this.language, this.ownLanguage);
      const wording = found ?? lookupWording(text, this.ownLanguage, this.ownLanguage) ?? text.wordings[0]!;
      chosen = this.describe(wording, found !== null, text);
      this.chosen.set(text, chosen);
    }
    // A number is the same in every language. A text with a bad wording has been reported. Headings of a CSV file and
    // titles of sources are plain: they are names. So are formulas.
    const isName = (text.plain === true && text.missingHint === undefined) || text.formulas === true;
    const isLoss = chosen.language !== null && !text.partial && !isName && /\p{L}/u.test(chosen.value);
    if (isLoss && !silent && !this.warned.has(text)) {
      this.warned.add(text);
      const message = `${lacking(this.language)}; the "${chosen.language}" one is shown`;
      // `- so: what` may well be meant as a text.
      const [only] = text.wordings.length === 1 ? text.wordings : [];
      const quoted =
        only?.language && !only.value.includes('\n')
          ? `, or put quotes around "${only.language}: ${only.value}" if that is the text`
          : '';
      const hint = text.missingHint ?? `add "${this.language}: …"${quoted}`;
      this.diagnostics.push(reportTemplate('missing-translation', text.span, message, { hint }));
    }
    return chosen;
  }

  /** The inline Markdown of a wording. */
  runs(wording: ChosenWording): readonly Run[] {
    if (wording.plain) return [{ text: wording.value }];
    const { runs, problems } = parseInline(wording.value, wording.formulas);
    this.report(problems, wording);
    return runs;
  }

  plain(text: Text, silent = false): string {
    return plainText(this.runs(this.choose(text, silent)));
  }

  /** Reports problems of a wording, once, where they stand in the YAML. */
  report(problems: readonly TextProblem[], wording: ChosenWording): void {
    if (problems.length === 0) return;
    const { file, start, end } = wording.span;
    const key = `${file.path}\u0000${start}\u0000${end}`;
    if (this.checked.has(key)) return;
    this.checked.add(key);
    const place = (offset: number, length: number): Span =>
      spanInText(wording.span, wording.value, offset, length);
    this.diagnostics.push(...reportProblems(problems, place));
  }

  /** Adds a finding that is not there yet. */
  reportOnce(diagnostic: Diagnostic): void {
    if (this.diagnostics.some((each) => each.message === diagnostic.message)) return;
    this.diagnostics.push(diagnostic);
  }

  /** A language tag where it differs from the deck's; null where it does not, or serves the deck's. */
  foreign(language: string | null): string | null {
    if (language === null || languageChain(this.language).includes(language.toLowerCase())) return null;
    return language;
  }

  private describe(wording: Wording, matches: boolean, text: Text): ChosenWording {
    const language = matches ? null : (wording.language ?? this.ownLanguage);
    const { value, span, forms } = wording;
    const formulas = text.formulas ?? this.formulas;
    return { value, span, language, plain: text.plain === true, formulas, forms };
  }
}
