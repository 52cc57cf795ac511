import type { DeckFile } from '../deck/index.ts';
import type { SecretTexts } from '../gate/index.ts';
import { type Markings, rankOf } from '../marking/index.ts';
import type { Outline } from '../outline/index.ts';
import type { Located } from '../yaml/index.ts';
import { thingsOf } from './model/model-things.ts';
import type { DeckDiff, FieldDiff, OutlineDiff, ProjectDiff, TextDiff, ThingDiff } from './project-diff.ts';

/** What of two versions is marked too high in one of them: whatever holds it is left out, the other may have it unmarked. */
export class Withheld {
  private readonly texts: SecretTexts;
  /** Things of outlines, and their fields. */
  private readonly things = new Set<string>();
  private readonly ids = new Set<string>();

  constructor(texts: SecretTexts) {
    this.texts = texts;
  }

  addOutline(whole: Outline, seen: Outline, shown: number): void {
    this.texts.addOutline(whole, shown);
    const told = new Map(thingsOf(seen).map((each) => [`${each.type} ${each.id}`, each]));
    for (const { type, id, named, fields } of thingsOf(whole)) {
      // A number of a statement is another one's in the other version.
      if (!named) continue;
      const known = told.get(`${type} ${id}`);
      if (!known) this.ids.add(id);
      if (!known) this.things.add(keyOf(whole.id, type, id));
      else
        for (const { field } of fields.values())
          if (![...known.fields.values()].some((each) => each.field === field))
            this.things.add(keyOf(whole.id, type, id, field));
    }
    for (const { id, columns } of whole.data.values())
      for (const column of columns) if (!seen.data.get(id)?.columns.includes(column)) this.ids.add(column.id);
  }

  /** What entries of lists that decks of several levels include say. */
  addEntries({ slides }: DeckFile, markings: Markings, shown: number): void {
    let inSection = false;
    for (const { record, params } of slides) {
      const name = params.entries.find(({ key }) => key === 'marking')?.value;
      const rank = name?.kind === 'scalar' ? rankOf(name.text, markings, null, () => {}) : null;
      const isAbove = (rank ?? 0) > shown;
      if (record.section) inSection = isAbove;
      if (!isAbove && !inSection) continue;
      for (const text of [record.section, record.title, record.notes])
        for (const { value } of text?.wordings ?? []) this.texts.addTyped(value);
      for (const { key, value } of params.entries)
        if (key !== 'marking') for (const text of textsIn(value)) this.texts.addTyped(text);
    }
  }

  /** Whether it can be told that it uses a picture. */
  isPicture(path: string): boolean {
    return this.texts.isPicture(path);
  }

  from(diff: ProjectDiff): ProjectDiff {
    return {
      ...diff,
      outlines: diff.outlines.flatMap((each) => this.fromOutline(each) ?? []),
      decks: diff.decks.filter(({ deck }) => !this.tells(deck)).map((each) => this.fromDeck(each)),
      unknown: diff.unknown.filter((each) => !this.tells(each)),
    };
  }

  private fromOutline(diff: OutlineDiff): OutlineDiff | null {
    const things = diff.things.flatMap((each) => this.fromThing(each, diff.outline) ?? []);
    return things.length === 0 ? null : { ...diff, things };
  }

  private fromThing(thing: ThingDiff, outline: string): ThingDiff | null {
    const { type, id, was, label } = thing;
    const isHidden = (name: string) => this.things.has(keyOf(outline, type, name)) || this.tells(name);
    if (isHidden(id) || (was !== null && isHidden(was)) || this.tells(label)) return null;
    const fields = thing.fields.filter(
      (each) => !this.things.has(keyOf(outline, type, id, each.field)) && !this.isSecret(each),
    );
    return fields.length === 0 && thing.fields.length > 0 ? null : { ...thing, fields };
  }

  private isSecret({ field, before, after }: FieldDiff): boolean {
    const told = [before, after].filter((each) => each !== null);
    return (
      this.tells(field) ||
      told.some((each) => this.tells(each) || each.split(', ').some((id) => this.ids.has(id)))
    );
  }

  private fromDeck(diff: DeckDiff): DeckDiff {
    const editions = diff.editions.map((edition) => ({
      ...edition,
      texts: this.fromTexts(edition.texts),
      slides: edition.slides.flatMap((slide) => {
        const { id, was, before, after } = slide;
        if ([id, was, before?.title, after?.title].some((each) => each && this.tells(each))) return [];
        const [texts, notes] = [slide.texts, slide.notes].map((each) => this.fromTexts(each)) as [
          readonly TextDiff[],
          readonly TextDiff[],
        ];
        const isWhole = texts === slide.texts && notes === slide.notes;
        const place = (own: typeof before) =>
          own && (isWhole && !own.pictures.some((each) => this.tells(each)) ? own : { ...own, pictures: [] });
        return [{ ...slide, texts, notes, before: place(before), after: place(after) }];
      }),
      handouts: edition.handouts.map((handout) => ({
        ...handout,
        sections: handout.sections
          .filter(({ section }) => !this.tells(section))
          .map((section) => ({ ...section, texts: this.fromTexts(section.texts) })),
      })),
    }));
    return { ...diff, editions };
  }

  /** What stands beside a secret, its date or its figures, may be of the same thing. */
  private fromTexts(texts: readonly TextDiff[]): readonly TextDiff[] {
    const isSecret = ({ place, before, after }: TextDiff) =>
      [before, after].some((each) => each !== null && (this.tells(each) || this.isCell(place, each)));
    return texts.some(isSecret) ? [] : texts;
  }

  private isCell(place: string, text: string): boolean {
    if (place === 'table') return this.texts.isAmong([text]);
    if (place === 'chart') return this.texts.isAmong([text.slice(text.lastIndexOf(': ') + 1)]);
    return text.startsWith('|') && this.texts.isAmong(text.split(/(?<!\\)\|/));
  }

  private tells(text: string): boolean {
    return this.texts.isIn(text);
  }
}

function keyOf(...names: readonly string[]): string {
  return names.join('\0');
}

function textsIn(node: Located): readonly string[] {
  if (node.kind === 'scalar') return [node.text];
  return node.kind === 'list'
    ? node.items.flatMap(textsIn)
    : node.entries.flatMap(({ value }) => textsIn(value));
}
