import { plainWords } from '../../../markup/index.ts';
import { attributeOf, childElements, firstChild, textContent, type XmlElement } from '../../../xml/index.ts';
import { runsOfBody } from '../read/inherited.ts';
import { comparedRuns } from './read-texts.ts';
import type { LetterLook, SnapshotLook, SnapshotStretch } from './snapshot.ts';
import type { LettersLook } from './surroundings.ts';

export interface Letters {
  /** Of most of them. */
  readonly look: SnapshotLook;
  readonly stretches: readonly SnapshotStretch[];
}

/** How the letters of a body look. */
export function readLetters(body: XmlElement | null, lookOf: LookOf): Letters {
  const look = mostly(body, lookOf);
  return { look, stretches: body ? stretchesOf(body, look, lookOf) : [] };
}

type LookOf = (properties: XmlElement | null, level: number) => LettersLook;

function mostly(body: XmlElement | null, lookOf: LookOf): SnapshotLook {
  const counts = new Map<string, { look: LetterLook; count: number }>();
  for (const { text, properties, level } of runsOfBody(body)) {
    const count = textContent(text).length;
    const { key, look } = lookOf(properties, level);
    const known = counts.get(key);
    if (known) known.count += count;
    else counts.set(key, { look, count });
  }
  let most: { look: LetterLook; count: number } | null = null;
  for (const each of counts.values()) if (!most || each.count > most.count) most = each;
  if (!most || most.count === 0) return {};
  const sizes = new Set([...counts.values()].flatMap(({ look, count }) => (count > 0 ? [look.size] : [])));
  return sizes.size === 1 ? { ...most.look, even: true } : most.look;
}

function stretchesOf(body: XmlElement, most: SnapshotLook, lookOf: LookOf): SnapshotStretch[] {
  return childElements(body, 'a:p').flatMap((paragraph, line): SnapshotStretch[] => {
    const properties = firstChild(paragraph, 'a:pPr');
    const level = Math.min(8, Math.max(0, Number((properties && attributeOf(properties, 'lvl')) ?? 0)));
    const found: SnapshotStretch[] = [];
    let at = 0;
    const runs = comparedRuns(paragraph);
    for (const run of runs) {
      const from = at;
      at += run.text.length;
      if (run.text === '\n' || run.text === '') continue;
      const look = otherThan(most, lookOf(run.properties, level).look);
      if (look) found.push({ line, from, to: at, look });
    }
    if (found.length === 0) return [];
    const text = runs.map((run) => run.text).join('');
    const places = placesIn(plainWords(text), text);
    if (!places) return [];
    return joined(found.map((each) => ({ ...each, from: places[each.from]!, to: places[each.to]! })));
  });
}

/** What of a look is not that of most letters; null: nothing. */
function otherThan(most: SnapshotLook, look: LetterLook): LetterLook | null {
  const keys = (['size', 'color', 'bold', 'italic'] as const).filter((key) => look[key] !== most[key]);
  return keys.length === 0
    ? null
    : Object.fromEntries(keys.flatMap((key) => (look[key] === undefined ? [] : [[key, look[key]]])));
}

function joined(stretches: readonly SnapshotStretch[]): SnapshotStretch[] {
  const result: SnapshotStretch[] = [];
  for (const each of stretches) {
    const last = result.at(-1);
    if (each.from >= each.to || Object.keys(each.look).length === 0) continue;
    if (last && last.to === each.from && JSON.stringify(last.look) === JSON.stringify(each.look))
      result[result.length - 1] = { ...last, to: each.to };
    else result.push(each);
  }
  return result;
}

/** Where each letter of a text stands in what is compared of it, and its end; null: that is not known. */
function placesIn(plain: string, text: string): readonly number[] | null {
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const same = letter === '\u00a0' ? ' ' : letter === '\u000b' ? '\n' : letter;
    const isThere = plain.startsWith(same, at);
    for (let i = 0; i < letter.length; i++) places.push(isThere ? at + i : at);
    if (isThere) at += same.length;
  }
  return at === plain.length ? [...places, at] : null;
}
