import type { Element, OutlineEvent, Relationship, Statement, Term } from '../../outline/index.ts';
import type { Views } from '../../template/index.ts';
import { falsified, type Quantifier, readQuantifiers } from './false-statement.ts';
import { type LabelPlan, planLabel } from './label-task.ts';
import { displaced, mixed } from './mix.ts';
import { SheetRoom } from './sheet-room.ts';
import type { GapsTask, MatchTask, OpenTask, OrderTask, Task, TrueFalseRow, TrueFalseTask } from './task.ts';
import type { Pen } from './task-drawing.ts';

/** What a worksheet asks about. */
export interface TaskInput {
  readonly elements: readonly Element[];
  readonly relationships: readonly Relationship[];
  readonly events: readonly OutlineEvent[];
  readonly terms: readonly Term[];
  readonly statements: readonly Statement[];
  readonly views: Views;
  readonly pen: Pen;
  /** What is usual where the language is spoken. */
  readonly paper: 'a4' | 'letter';
}

/** So many kinds of task stand on a sheet at most. */
const mostTasks = 5;

/**
 * Up to five tasks of different kinds, as many as the outline has matter for, that fill a page. What they ask, and in
 * which order, hangs on the outline alone: the same outline gives the same sheet.
 */
export function planTasks(input: TaskInput): readonly Task[] {
  const { views } = input;
  const quantifiers = readQuantifiers(views.word('quantifiers'));
  const label = planLabel(input.relationships, byDate(input.events), views);
  const trueFalse = planTrueFalse(input, quantifiers);
  const used = new Set((trueFalse?.rows ?? []).map(({ statement }) => statement));
  const match = planMatch(input);
  const open = planOpen(input, used);
  const order = planOrder(input, label);
  const gaps = planGaps(input, new Set([...used, ...(open?.answers ?? [])]));
  const after = [match, ...(match && label ? [] : [order]), ...(match && label && trueFalse ? [] : [gaps])];
  const middle = [trueFalse, ...after].filter((task) => task !== null);
  const before = (label ? 1 : 0) + (open ? 1 : 0);
  return fillPage(input, label, middle.slice(0, mostTasks - before), open);
}

function fillPage(
  { views, pen, paper }: TaskInput,
  label: LabelPlan | null,
  middle: readonly Task[],
  open: OpenTask | null,
): readonly Task[] {
  const room = new SheetRoom(paper, pen, views);
  const kept = room.keep(label, middle, open);
  const tasks: Task[] = [];
  if (label && kept.drawing > 0) tasks.push(label.draw({ width: room.width, height: kept.drawing }, pen));
  for (const task of kept.middle)
    tasks.push(task.kind === 'true-false' ? { ...task, lines: kept.corrections } : task);
  if (open) tasks.push({ ...open, lines: kept.lines });
  return tasks;
}

function byDate(events: readonly OutlineEvent[]): readonly OutlineEvent[] {
  const at = ({ date: { start, end } }: OutlineEvent): number => {
    const day = start ?? end;
    return day ? day.year * 10_000 + (day.month ?? 1) * 100 + (day.day ?? 1) : 0;
  };
  return [...events].sort((a, b) => at(a) - at(b));
}

const longest = { latin: 130, wide: 56 } as const;

/** Short enough to be judged at a glance. */
function isShort(text: string): boolean {
  const wide = (text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu) ?? []).length;
  return wide > 5 ? text.length <= longest.wide : text.length <= longest.latin;
}

/** About how many lines a statement takes beside its boxes. */
function linesOf(text: string): number {
  const wide = (text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu) ?? []).length;
  return Math.ceil((text.length + wide) / 62);
}

function planTrueFalse(
  { statements, relationships, views }: TaskInput,
  quantifiers: readonly Quantifier[],
): TrueFalseTask | null {
  const texts = statements
    .filter(({ kind }) => kind !== 'gap')
    .map((statement) => ({ statement, text: views.plain(statement.text) }))
    .filter(({ text }) => text !== '' && isShort(text))
    // What is said in one line comes first; else the order of the deck holds.
    .sort((a, b) => linesOf(a.text) - linesOf(b.text));
  const all = new Set(texts.map(({ text }) => text));
  const wrong: TrueFalseRow[] = texts
    .flatMap(({ statement, text }): TrueFalseRow[] => {
      const changed = falsified(text, quantifiers);
      return changed === null || all.has(changed)
        ? []
        : [{ text: changed, isTrue: false, correct: text, statement }];
    })
    .slice(0, 2);
  if (wrong.length === 0) wrong.push(...turned(relationships, views).slice(0, 2));
  const known = new Set(wrong.map(({ statement }) => statement));
  const right = texts
    .filter(({ statement }) => !known.has(statement))
    .map(({ statement, text }): TrueFalseRow => ({ text, isTrue: true, correct: text, statement }))
    .slice(0, wrong.length === 0 ? 0 : 4 - wrong.length > 2 ? 2 : 1);
  // Where all is true, or all false, there is nothing to tell apart.
  if (wrong.length === 0 || right.length === 0) return null;
  const rows = mixed([...wrong, ...right], ({ text }) => text);
  return { kind: 'true-false', rows, lines: wrong.length, points: rows.length + wrong.length };
}

/** Relationships said the wrong way round, where that is not said as well. */
function turned(relationships: readonly Relationship[], views: Views): TrueFalseRow[] {
  return relationships.flatMap((each): TrueFalseRow[] => {
    const { first, second, directed } = each;
    const back = relationships.some((other) => other.first === second && other.second === first);
    const label = views.plain(each.label);
    if (!directed || back || label === '') return [];
    const say = (from: string, to: string): string =>
      capital(views.word('describe-directed', { from, label, to })) + views.word('full-stop').trim();
    const [from, to] = [views.plain(first.label), views.plain(second.label)];
    return [{ text: say(to, from), isTrue: false, correct: say(from, to), statement: null }];
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Terms and their meanings; else things and what they are. */
function planMatch({ terms, elements, views }: TaskInput): MatchTask | null {
  const ofTerms = terms.flatMap((term) => {
    const meaning = term.meaning ? views.plain(term.meaning) : '';
    return meaning === '' ? [] : [{ left: views.plain(term.term), right: meaning, term }];
  });
  const ofRoles = elements.flatMap(({ label, role }) =>
    role ? [{ left: views.plain(label), right: views.plain(role), term: null }] : [],
  );
  const found = [ofTerms, ofRoles]
    .map((pairs) => {
      // A meaning that two words share, or that names its word, is no question.
      const fair = pairs.filter(
        ({ left, right }) =>
          pairs.filter((each) => each.right === right).length === 1 &&
          !right.toLowerCase().includes(left.toLowerCase()),
      );
      return [...fair].sort((a, b) => a.right.length - b.right.length).slice(0, 4);
    })
    .find((pairs) => pairs.length >= 3);
  if (!found) return null;
  const answers = mixed(found, ({ left }) => left);
  const right = displaced(answers, (pair) => pair.right).map((pair) => pair.right);
  return { kind: 'match', points: answers.length, left: answers.map(({ left }) => left), right, answers };
}

function planOrder({ events, views }: TaskInput, label: LabelPlan | null): OrderTask | null {
  // A drawing of the dates has given the order away.
  const dated = byDate(events).slice(0, 6);
  const labels = new Set(dated.map((event) => views.plain(event.label)));
  if (dated.length < 3 || labels.size < dated.length || label?.dates === true) return null;
  const rows = dated.map((event, i) => ({
    label: views.plain(event.label),
    place: i + 1,
    date: views.date(event.date),
  }));
  const shown = displaced(rows, (row) => row.label);
  return { kind: 'order', points: rows.length, rows: shown };
}

/** Statements in which the name of what they are about is left out. */
function planGaps(
  { elements, statements, views }: TaskInput,
  used: ReadonlySet<Statement | null>,
): GapsTask | null {
  const rows: { text: string; word: string; statement: Statement }[] = [];
  const names = elements.map(({ label }) => views.plain(label)).filter((name) => name !== '');
  for (const statement of statements) {
    const text = views.plain(statement.text);
    if (used.has(statement) || !isShort(text)) continue;
    const word = names.find((name) => !rows.some((row) => row.word === name) && placeOf(text, name) >= 0);
    if (word === undefined) continue;
    const at = placeOf(text, word);
    rows.push({ text: `${text.slice(0, at)}________${text.slice(at + word.length)}`, word, statement });
    if (rows.length === 4) break;
  }
  if (rows.length < 2) return null;
  const words = mixed(
    rows.map(({ word }) => word),
    (word) => word,
  );
  return { kind: 'gaps', points: rows.length, rows, words };
}

/** Where a name stands as a word of its own. */
function placeOf(text: string, name: string): number {
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0 || text.length !== text.toLowerCase().length) return -1;
  const edge = (character: string, inside: string): boolean =>
    !/[\p{L}\p{N}]/u.test(character) ||
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(inside);
  return edge(text.charAt(at - 1), name.charAt(0)) && edge(text.charAt(at + name.length), name.charAt(0))
    ? at
    : -1;
}

/** What sources leave open; else what most is said about. */
function planOpen(
  { statements, elements, views }: TaskInput,
  used: ReadonlySet<Statement | null>,
): OpenTask | null {
  const gap = statements.find(
    (each) =>
      each.kind === 'gap' || each.tags?.includes('gap') || (each.confidence === 'low' && !used.has(each)),
  );
  if (gap) return { kind: 'open', points: 4, lines: 3, about: { gap }, answers: [gap] };
  const told = elements
    .map((element) => ({ element, said: views.statementsOf(element) }))
    .sort((a, b) => b.said.length - a.said.length)[0];
  if (told && told.said.length > 0)
    return {
      kind: 'open',
      points: 4,
      lines: 3,
      about: { label: views.plain(told.element.label) },
      answers: told.said.slice(0, 3),
    };
  const [first] = statements;
  if (!first) return null;
  return { kind: 'open', points: 4, lines: 3, about: { gap: first }, answers: [first] };
}
