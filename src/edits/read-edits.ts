import type { Diagnostic, Outcome, SourceFile } from '../source/index.ts';
import {
  boolean,
  type Located,
  type LocatedMap,
  list,
  number,
  parseYaml,
  reportYaml,
  type Schema,
  string,
} from '../yaml/index.ts';
import type {
  BoxEdit,
  DeckEdits,
  DeletedEdit,
  EditedLook,
  LookEdit,
  ShapeEdits,
  SlideEdits,
  ValueEdit,
  WordsEdit,
} from './deck-edits.ts';
import {
  boxSchema,
  color,
  decodeMiddle,
  lengthsSchema,
  lineEndSchema,
  nameSchema,
  sharesSchema,
  wordsOf,
} from './edit-values.ts';
import { readAddedShapes } from './read-added-shapes.ts';
import { readAddedSlides } from './read-added-slides.ts';
import { readRuns } from './read-runs.ts';

type Report = (diagnostic: Diagnostic) => void;

/** Reads `<deck>.edits.yaml`. Diagnostics: those of the yaml room. */
export function readEdits(file: SourceFile): Outcome<DeckEdits> {
  const parsed = parseYaml(file);
  const diagnostics: Diagnostic[] = [...parsed.diagnostics];
  const report: Report = (each) => void diagnostics.push(each);
  const root = parsed.value && mapAt(parsed.value, 'edits', report);
  if (!root) return { diagnostics };
  const adopted = new Map<string, string>();
  const slides = new Map<string, SlideEdits>();
  let base: string | null = null;
  let added: DeckEdits['added'] = [];
  let order: DeckEdits['order'] = null;
  for (const { key, keySpan, value } of root.entries) {
    if (key === 'base') base = hash().decode(value, report) ?? null;
    else if (key === 'adopted') {
      for (const each of mapAt(value, 'files', report)?.entries ?? []) {
        const found = hash().decode(each.value, report);
        if (found !== undefined) adopted.set(each.key, found);
      }
    } else if (key === 'slides') {
      for (const each of mapAt(value, 'slides', report)?.entries ?? []) {
        const map = mapAt(each.value, `edits of "${each.key}"`, report);
        if (map) slides.set(each.key, readSlide(map, each.keySpan, report));
      }
    } else if (key === 'added') added = readAddedSlides(value, report);
    else if (key === 'order') order = readOrder(value, keySpan, report);
    else reportUnknown(key, keySpan, ['base', 'adopted', 'slides', 'added', 'order'], report);
  }
  return { value: { file, base, adopted, slides, added, order }, diagnostics };
}

const hash = () => string({ pattern: /^[0-9a-f]{8,64}$/, what: 'a hash, as "throughline adopt" writes it' });

function readSlide(map: LocatedMap, span: SlideEdits['span'], report: Report): SlideEdits {
  const shapes = new Map<string, ShapeEdits>();
  for (const { key, keySpan, value } of map.entries) {
    if (slideKeys.has(key)) continue;
    const inner = mapAt(value, `edits of "${key}"`, report);
    if (inner) shapes.set(key, readShape(inner, keySpan, report));
  }
  const props = new Props(map, ['title', 'notes', 'deleted'], report);
  const at = (name: string) => map.entries.find(({ key }) => key === name);
  const [hidden, added, order] = [at('hidden'), at('added'), at('order')];
  return {
    span,
    title: props.words('title'),
    notes: props.words('notes'),
    hidden: hidden ? (boolean().decode(hidden.value, report) ?? null) : null,
    deleted: props.deleted(),
    added: added ? readAddedShapes(added.value, report) : [],
    shapes,
    order: order ? readOrder(order.value, order.keySpan, report) : null,
  };
}

function readOrder(node: Located, span: SlideEdits['span'], report: Report): DeckEdits['order'] {
  const ids = list(string()).decode(node, report);
  return ids ? { ids, span } : null;
}

/** Keys of a slide that are no names of shapes, which begin with a capital or have a space. */
export const slideKeys: ReadonlySet<string> = new Set([
  'title',
  'notes',
  'hidden',
  'deleted',
  'added',
  'order',
  'was',
  'keep',
]);

const looks = ['fill', 'line', 'color', 'size', 'scale', 'bold', 'italic'] as const;
const values = ['src', 'crop', 'columns', 'rows', 'from', 'to', 'within'] as const;
const props = ['box', 'text', 'cells', ...looks, 'alt', ...values, 'deleted'];
const shapeKeys = [...props, 'runs', 'among', 'was', 'keep'];

function readShape(map: LocatedMap, span: ShapeEdits['span'], report: Report): ShapeEdits {
  for (const { key, keySpan } of map.entries)
    if (!shapeKeys.includes(key)) reportUnknown(key, keySpan, shapeKeys, report);
  const own = new Props(map, props, report);
  const runs = map.entries.find(({ key }) => key === 'runs');
  return {
    span,
    box: own.box(),
    text: own.words('text'),
    cells: own.cells(),
    look: own.look(),
    runs: runs ? readRuns(runs.value, report) : [],
    alt: own.words('alt'),
    src: own.value('src', string()),
    crop: own.value('crop', sharesSchema()),
    columns: own.value('columns', lengthsSchema()),
    rows: own.value('rows', lengthsSchema()),
    from: own.value('from', lineEndSchema()),
    to: own.value('to', lineEndSchema()),
    within: own.value('within', nameSchema()),
    deleted: own.deleted(),
  };
}

/** What was changed of one thing: with one property `was` is what that was, with several a map by their names. */
class Props {
  private readonly map: LocatedMap;
  private readonly report: Report;
  private readonly only: boolean;
  private readonly kept: boolean;

  constructor(map: LocatedMap, names: readonly string[], report: Report) {
    this.map = map;
    this.report = report;
    this.only = map.entries.filter(({ key }) => names.includes(key)).length === 1;
    const keep = map.entries.find(({ key }) => key === 'keep');
    const said = keep && string({ pattern: /^theirs$/, what: '"theirs"' }).decode(keep.value, report);
    this.kept = said === 'theirs';
  }

  words(name: string): WordsEdit | null {
    const entry = this.entry(name);
    if (!entry) return null;
    const was = this.was(name);
    return {
      now: wordsOf(entry.value, this.report),
      was: was ? wordsOf(was, this.report) : new Map(),
      kept: this.kept,
      span: entry.keySpan,
    };
  }

  cells(): ReadonlyMap<string, WordsEdit> {
    const entry = this.entry('cells');
    const cells = new Map<string, WordsEdit>();
    if (!entry) return cells;
    const was = this.was('cells');
    const before = was ? (mapAt(was, 'cells', this.report)?.entries ?? []) : [];
    for (const { key, keySpan, value } of mapAt(entry.value, 'cells', this.report)?.entries ?? []) {
      const old = before.find((each) => each.key === key)?.value;
      cells.set(key, {
        now: wordsOf(value, this.report),
        was: old ? wordsOf(old, this.report) : new Map(),
        kept: this.kept,
        span: keySpan,
      });
    }
    return cells;
  }

  box(): BoxEdit | null {
    const entry = this.entry('box');
    const now = entry && boxSchema().decode(entry.value, this.report);
    if (!entry || !now) return null;
    const [was, among] = [this.was('box'), this.entry('among')];
    return {
      now,
      was: (was && boxSchema().decode(was, this.report)) ?? null,
      among: among && decodeMiddle(among.value, this.report),
      span: entry.keySpan,
    };
  }

  look(): LookEdit | null {
    const now: Record<string, unknown> = {};
    const was: Record<string, unknown> = {};
    let span: LookEdit['span'] | null = null;
    for (const name of looks) {
      const entry = this.entry(name);
      if (!entry) continue;
      span ??= entry.keySpan;
      const schema = lookSchemas[name];
      const before = this.was(name);
      now[name] = schema.decode(entry.value, this.report);
      was[name] = before ? schema.decode(before, this.report) : undefined;
    }
    return span && { now: now as EditedLook, was: was as EditedLook, span };
  }

  value<T>(name: string, schema: Schema<T>): ValueEdit<T> | null {
    const entry = this.entry(name);
    const now = entry && schema.decode(entry.value, this.report);
    if (!entry || now === undefined || now === null) return null;
    const was = this.was(name);
    return { now, was: (was && schema.decode(was, this.report)) ?? null, span: entry.keySpan };
  }

  deleted(): DeletedEdit | null {
    const entry = this.entry('deleted');
    if (!entry || boolean().decode(entry.value, this.report) !== true) return null;
    const was = this.was('deleted');
    return { was: was ? wordsOf(was, this.report) : null, kept: this.kept, span: entry.keySpan };
  }

  private entry(name: string) {
    return this.map.entries.find(({ key }) => key === name) ?? null;
  }

  private was(name: string): Located | null {
    const was = this.entry('was')?.value ?? null;
    if (!was || this.only) return was;
    return was.kind === 'map' ? (was.entries.find(({ key }) => key === name)?.value ?? null) : null;
  }
}

const lookSchemas = {
  fill: color(),
  line: color(),
  color: color(),
  size: number({ min: 1, max: 4000 }),
  scale: number({ min: 0.001, max: 4000 }),
  bold: boolean(),
  italic: boolean(),
} as const;

function mapAt(node: Located, what: string, report: Report): LocatedMap | null {
  if (node.kind === 'map') return node;
  if (node.kind === 'scalar' && node.value === null) return { kind: 'map', span: node.span, entries: [] };
  report(reportYaml('wrong-type', node.span, `a map of ${what} is expected here`));
  return null;
}

function reportUnknown(
  key: string,
  span: SlideEdits['span'],
  known: readonly string[],
  report: Report,
): void {
  report(
    reportYaml('unknown-key', span, `edits have no "${key}"`, { hint: `they have: ${known.join(', ')}` }),
  );
}
