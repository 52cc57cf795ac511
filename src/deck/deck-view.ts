import type { Outline } from '../outline/index.ts';
import type { Views } from '../template/index.ts';
import type { Text } from '../yaml/index.ts';
import type { Section } from './deck.ts';
import type { DeckFile } from './deck-file.ts';

/** What slide templates see as `deck`. */
export function deckView(
  {
    deckFile,
    outline,
    language,
  }: { readonly deckFile: DeckFile; readonly outline: Outline; readonly language: string },
  views: Views,
  sections: readonly Section[],
): Readonly<Record<string, unknown>> {
  const { record } = deckFile;
  const text = (value: Text | null) => views.text(value, { type: 'deck', id: deckFile.id });
  return Object.freeze({
    id: deckFile.id,
    title: text(record.title ?? outline.title),
    subtitle: text(record.subtitle),
    audience: text(record.audience),
    presenter: text(record.presenter),
    footer: text(record.footer),
    date: record.date,
    minutes: record.minutes,
    language,
    sections: Object.freeze(sections.map(({ id, title }) => Object.freeze({ id, title }))),
  });
}

/** What templates see as `vars`. */
export function varsView(deckFile: DeckFile, views: Views): Readonly<Record<string, unknown>> {
  const owner = { type: 'deck', id: deckFile.id } as const;
  return Object.freeze(
    Object.fromEntries((deckFile.record.vars ?? []).map(({ key, value }) => [key, views.text(value, owner)])),
  );
}
