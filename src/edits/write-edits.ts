import { writeYaml } from '../yaml/index.ts';
import type {
  AddedEdit,
  DeckEdits,
  DeletedEdit,
  EditedLook,
  ShapeEdits,
  SlideEdits,
  Words,
  WordsEdit,
} from './deck-edits.ts';

/** What is written: edits without the places where they stand. */
export type PlainEdits = Pick<DeckEdits, 'base' | 'adopted' | 'slides'> & {
  readonly order: readonly string[] | null;
};

/** `<deck>.edits.yaml`: the same edits always give the same text. */
export function writeEdits({ base, adopted, slides, order }: PlainEdits): string {
  const written = {
    ...(base !== null && { base }),
    ...(adopted.size > 0 && { adopted: Object.fromEntries(adopted) }),
    ...(slides.size > 0 && {
      slides: Object.fromEntries([...slides].map(([id, edits]) => [id, writeSlide(edits)])),
    }),
    ...(order && { order }),
  };
  return `${heading}${inRows(writeYaml(written))}`;
}

const heading = `# What was changed by hand in the finished deck, read from it by "throughline adopt". Every build draws it anew.
# Delete what is not wanted any more.
`;

/** Places on a slide in a row, as people read them; not what a text of several lines says. */
function inRows(yaml: string): string {
  return yaml.replace(/^( +)(box|was|among):\n((?:\1 {2}- -?[\d.]+\n)+)/gm, (_, space, key, items) => {
    const numbers = String(items)
      .trim()
      .split('\n')
      .map((item) => item.replace(/^\s*- /, ''));
    return `${space}${key}: [${numbers.join(', ')}]\n`;
  });
}

type Props = Record<string, { readonly now: unknown; readonly was: unknown }>;

function writeSlide({ title, notes, hidden, deleted, added, shapes }: SlideEdits): object {
  const props: Props = {};
  if (title) props.title = wordsProp(title);
  if (notes) props.notes = wordsProp(notes);
  if (deleted) props.deleted = deletedProp(deleted);
  return {
    ...written(props, [title, notes, deleted]),
    ...(hidden !== null && { hidden }),
    ...Object.fromEntries([...shapes].map(([name, edits]) => [name, writeShape(edits)])),
    ...(added.length > 0 && { added: added.map(writeAdded) }),
  };
}

function writeAdded(added: AddedEdit): object {
  const { name, box } = added;
  if ('src' in added) return { name, src: added.src, ...(added.alt !== '' && { alt: added.alt }), box };
  const { text, shape, fill, line, lineWidth, color, size, bold, italic, align, anchor, bullets } = added;
  const words = [...text.values()].some((lines) => lines.length > 0);
  return {
    name,
    ...(words && { text: plainWordsOf(text) }),
    box,
    ...(shape !== 'rect' && { shape }),
    ...(fill !== 'none' && { fill }),
    ...(line !== 'none' && { line, 'line-width': lineWidth }),
    ...(words && { color, size }),
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(align !== 'left' && { align }),
    ...(anchor !== 'top' && { anchor }),
    ...(bullets && { bullets }),
  };
}

function writeShape({ box, text, cells, look, alt, deleted }: ShapeEdits): object {
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
  if (deleted) props.deleted = deletedProp(deleted);
  return {
    ...written(props, [text, alt, deleted, ...cells.values()]),
    ...(box?.among && { among: box.among }),
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

/** One paragraph as a text, several as a list; by language where they are of one. */
function plainWordsOf(words: Words): unknown {
  const plain = (lines: readonly string[]) => (lines.length === 1 ? lines[0]! : lines);
  const all = words.get('');
  if (all && words.size === 1) return plain(all);
  return Object.fromEntries([...words].map(([language, lines]) => [language, plain(lines)]));
}
