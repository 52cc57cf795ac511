import type { TemplateParam, TemplateSet } from '../template/index.ts';
import { entryOf, type Located, type LocatedEntry, type LocatedMap } from '../yaml/index.ts';
import { filesIn, idsIn, imageIn, keyPlace, statementPlaces } from './outline-places.ts';
import type { Choice, NamedType, Place } from './place.ts';

/** What words a deck may name besides those of its outline. */
export interface DeckWords {
  readonly templates: TemplateSet | null;
  readonly layouts: () => readonly Choice[];
  readonly icons: () => readonly Choice[];
  readonly sets: () => readonly Choice[];
}

const things: readonly NamedType[] = ['element', 'relationship', 'group', 'event'];

/** All that a deck's file names, or a list of slides that decks include. It need not be right. */
export function deckPlaces(root: Located, words: DeckWords): readonly Place[] {
  const reader = new DeckReader(words);
  if (root.kind === 'list') return root.items.flatMap((item) => reader.slide(item));
  if (root.kind !== 'map') return [];
  return root.entries.flatMap(({ key, value }) => {
    const items = value.kind === 'list' ? value.items : [];
    if (key === 'slides') return items.flatMap((item) => reader.slide(item));
    if (key === 'handouts') return items.flatMap((item) => reader.handout(item));
    if (key === 'template' || key === 'theme') return wordIn(value, words.sets);
    if (key === 'for-each' && value.kind === 'map') return dataIn(value);
    return [];
  });
}

class DeckReader {
  private readonly words: DeckWords;

  constructor(words: DeckWords) {
    this.words = words;
  }

  slide(node: Located): readonly Place[] {
    if (node.kind !== 'map') return [];
    const slides = this.words.templates?.slides;
    const use = entryOf(node, 'use')?.value;
    const name = entryOf(node, 'section') ? 'section' : use?.kind === 'scalar' ? use.text : '';
    const params = slides?.get(name)?.params ?? [];
    const kinds = () =>
      [...(slides?.values() ?? [])].map((each) => ({ name: each.name, about: each.summary }));
    return node.entries.flatMap((entry) => {
      const { key, value } = entry;
      const param = params.find((each) => each.name === key);
      if (param) return this.value(value, param, key);
      switch (key) {
        case 'use':
          return wordIn(value, kinds);
        case 'include':
          return filesIn(value);
        case 'layout':
          return wordIn(value, this.words.layouts);
        case 'each':
          return value.kind === 'map'
            ? dataIn(value)
            : idsIn(value, value.kind === 'list' ? things : ['group']);
        case 'with':
          return value.kind === 'map' ? value.entries.flatMap((each) => this.member(each, params)) : [];
        default:
          return [];
      }
    });
  }

  handout(node: Located): readonly Place[] {
    const { templates } = this.words;
    const names = () =>
      [...(templates?.handouts.values() ?? [])].map((each) => ({ name: each.name, about: each.summary }));
    if (node.kind === 'scalar') return wordIn(node, names);
    if (node.kind !== 'map') return [];
    const use = entryOf(node, 'use')?.value;
    const params = (use?.kind === 'scalar' && templates?.handouts.get(use.text)?.params) || [];
    return node.entries.flatMap(({ key, value }) => {
      const param = params.find((each) => each.name === key);
      return param ? this.value(value, param, key) : key === 'use' ? wordIn(value, names) : [];
    });
  }

  private member(entry: LocatedEntry, params: readonly TemplateParam[]): readonly Place[] {
    const { value } = entry;
    const inner = value.kind === 'map' ? value.entries : [];
    return [
      keyPlace(entry, things),
      ...inner.flatMap(({ key, value: given }) => {
        const param = params.find((each) => each.name === key);
        return param ? this.value(given, param, key) : [];
      }),
    ];
  }

  private value(node: Located, { type, limits }: TemplateParam, key: string): readonly Place[] {
    const groups: readonly NamedType[] = type.list ? ['group'] : [];
    switch (type.name) {
      case 'element':
      case 'relationship':
      case 'event':
        return idsIn(node, [type.name, ...groups]);
      case 'group':
      case 'term':
      case 'source':
      case 'data':
        return idsIn(node, [type.name]);
      case 'id':
        return idsIn(node, [...limits.types, ...groups]);
      case 'statement':
        return statementsIn(node);
      case 'words':
        return wordIn(node, () => type.words.map((name) => ({ name, about: '' })));
      case 'image':
        return imageIn(node);
      case 'point-map':
      case 'verdict-map':
        return node.kind === 'map' ? node.entries.map((entry) => keyPlace(entry, things)) : [];
      case 'part-map':
        return node.kind === 'map' ? node.entries.flatMap((each) => idsIn(each.value, things)) : [];
      case 'figure':
      case 'column':
      case 'annotation':
        return (node.kind === 'list' ? node.items : [node]).flatMap((each) => this.record(each));
      case 'string':
        if (['src', 'poster', 'image'].includes(key)) return filesIn(node);
        if (key === 'file') return filesIn(node, 'root');
        return limits.words ? wordIn(node, () => limits.words!.map((name) => ({ name, about: '' }))) : [];
      default:
        return [];
    }
  }

  /** A map with statements in it, such as a figure. */
  private record(node: Located): readonly Place[] {
    if (node.kind !== 'map') return [];
    return node.entries.flatMap(({ key, value }) => {
      if (key === 'statement' || key === 'points') return statementsIn(value);
      return key === 'icon' ? wordIn(value, this.words.icons) : [];
    });
  }
}

/** Statements by their ids, or written out. A text of one's own is none, and has no blank only by chance. */
function statementsIn(node: Located): readonly Place[] {
  if (node.kind === 'list') return node.items.flatMap(statementsIn);
  if (node.kind === 'scalar') return idsIn(node, ['statement']);
  const named = entryOf(node, 'statement')?.value;
  return [...(named ? idsIn(named, ['statement']) : []), ...statementPlaces(node)];
}

function dataIn(node: LocatedMap): readonly Place[] {
  const data = entryOf(node, 'data')?.value;
  return data ? idsIn(data, ['data']) : [];
}

function wordIn(node: Located, words: () => readonly Choice[]): readonly Place[] {
  if (node.kind === 'list') return node.items.flatMap((each) => wordIn(each, words));
  return node.kind === 'scalar' ? [{ kind: 'word', text: node.text, span: node.span, words }] : [];
}
