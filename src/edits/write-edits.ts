import { writeYaml } from '../yaml/index.ts';
import type {
  DeckEdits,
  DeletedEdit,
  EditedLook,
  RunEdit,
  ShapeEdits,
  SlideEdits,
  WordsEdit,
} from './deck-edits.ts';
import { plainEnd, plainWordsOf, writeAdded, writeAddedSlide } from './write-added.ts';

/** What is written: edits without the places where they stand. */
export type PlainEdits = Pick<DeckEdits, 'base' | 'adopted' | 'slides' | 'added'> & {
  readonly order: readonly string[] | null;
};

/** `<deck>.edits.yaml`: the same edits always give the same text. */
export function writeEdits({ base, adopted, slides, added, order }: PlainEdits): string {
  const written = {
    ...(base !== null && { base }),
    ...(adopted.size > 0 && { adopted: Object.fromEntries(adopted) }),
    ...(slides.size > 0 && {
      slides: Object.fromEntries([...slides].map(([id, edits]) => [id, writeSlide(edits)])),
    }),
    ...(added.length > 0 && { added: added.map(writeAddedSlide) }),
    ...(order && { order }),
  };
  return `${heading}${inRows(writeYaml(written))}`;
}

const heading = `# What was changed by hand in the finished deck, read from it by "throughline adopt". Every build draws it anew.
# Delete what is not wanted any more.
`;

/** Places on a slide in a row, as people read them; not what a text of several lines says. */
function inRows(yaml: string): string {
  return yaml.replace(
    /^( +)(box|was|among|crop|columns|rows|from|to):\n((?:\1 {2}- -?[\d.]+\n)+)/gm,
    (_, space, key, items) => {
      const numbers = String(items)
        .trim()
        .split('\n')
        .map((item) => item.replace(/^\s*- /, ''));
      return `${space}${key}: [${numbers.join(', ')}]\n`;
    },
  );
}

type Props = Record<string, { readonly now: unknown; readonly was: unknown }>;

function writeSlide({ title, notes, hidden, deleted, added, shapes, order }: SlideEdits): object {
  const props: Props = {};
  if (title) props.title = wordsProp(title);
  if (notes) props.notes = wordsProp(notes);
  if (deleted) props.deleted = deletedProp(deleted);
  return {
    ...written(props, [title, notes, deleted]),
    ...(hidden !== null && { hidden }),
    ...Object.fromEntries([...shapes].map(([name, edits]) => [name, writeShape(edits)])),
    ...(added.length > 0 && { added: added.map(writeAdded) }),
    ...(order && { order: order.ids }),
  };
}

function writeShape(edits: ShapeEdits): object {
  const { box, text, cells, look, runs, alt, deleted } = edits;
  const props: Props = {};
  if (box) props.box = { now: box.now, was: box.was };
  if (text) props.text = wordsProp(text);
  if (cells.size > 0) {
    const of = (which: 'now' | 'was') =>
      Object.fromEntries([...cells].map(([at, edit]) => [at, plainWordsOf(edit[which])]));
    props.cells = { now: of('now'), was: of('was') };
  }
  for (const name of Object.keys(look?.now ?? {}) as (keyof EditedLook)[])
    props[name] = { now: look!.now[name], was: look!.was[name] ?? null };
  if (alt) props.alt = wordsProp(alt);
  for (const name of ['src', 'crop', 'columns', 'rows', 'from', 'to', 'within'] as const) {
    const edit = edits[name];
    if (edit) props[name] = { now: plainEnd(edit.now), was: plainEnd(edit.was) };
  }
  if (deleted) props.deleted = deletedProp(deleted);
  return {
    ...written(props, [text, alt, deleted, ...cells.values()]),
    ...(box?.among && { among: box.among }),
    ...(runs.length > 0 && { runs: runs.map(writeRun) }),
  };
}

function writeRun({ text, line, nth, language, now, was }: RunEdit): object {
  return {
    text,
    in: line,
    ...(nth > 1 && { nth }),
    ...(language !== '' && { language }),
    ...now,
    ...(Object.keys(was).length > 0 && { was }),
  };
}

/** With one property `was` is what that was, with several a map by their names. */
function written(props: Props, edits: readonly (WordsEdit | DeletedEdit | null)[]): object {
  const names = Object.keys(props);
  const before = names.filter((name) => props[name]!.was !== null && props[name]!.was !== undefined);
  const was =
    names.length === 1
      ? props[names[0]!]!.was
      : Object.fromEntries(before.map((name) => [name, props[name]!.was]));
  return {
    ...Object.fromEntries(names.map((name) => [name, props[name]!.now])),
    ...(before.length > 0 && { was }),
    ...(edits.some((each) => each?.kept) && { keep: 'theirs' }),
  };
}

function wordsProp(edit: WordsEdit): Props[string] {
  return { now: plainWordsOf(edit.now), was: plainWordsOf(edit.was) };
}

function deletedProp(edit: DeletedEdit): Props[string] {
  return { now: true, was: edit.was && plainWordsOf(edit.was) };
}
