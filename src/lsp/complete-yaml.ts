import { parseYaml } from '../yaml/index.ts';
import { describe, Things } from './find-things.ts';
import type { Place } from './place.ts';
import type { ProjectView } from './project-view.ts';

/** Something that may stand at the cursor. */
export interface Suggestion {
  readonly name: string;
  readonly kind: 'thing' | 'word' | 'helper' | 'field' | 'file';
  readonly about: string;
}

/** Stands where the cursor is while the text is read. */
const mark = 'x0cursor0x';
/** What may close what was begun before the cursor. */
const closings = ['', ']', '}', ']}', '}]', ']}]', '}]}'];

/** What may stand at an offset of an outline, a deck or a list of slides, which may be half typed. */
export function completeYaml(
  view: ProjectView,
  path: string,
  text: string,
  offset: number,
): readonly Suggestion[] {
  const place = placeAtCursor(view, path, text, offset);
  if (place?.kind === 'word') return place.words().map((each) => ({ ...each, kind: 'word' }) as const);
  const outline = view.outlineOf(path);
  if (place?.kind !== 'id' || place.defines !== null || !outline) return [];
  const { all } = new Things(view.filesOf(outline));
  return all
    .filter(({ type, id }) => place.types.includes(type) && !id.includes(mark))
    .map((thing) => {
      const { name, lines } = describe(thing);
      return {
        name: thing.id,
        kind: 'thing',
        about: [`${thing.type}: ${name}`, ...lines].join('\n'),
      } as const;
    });
}

/** The word around the cursor is taken for one that is not known yet. */
function placeAtCursor(view: ProjectView, path: string, text: string, offset: number): Place | null {
  const before = text.slice(0, offset).replace(/[\w-]*$/, '');
  const after = text.slice(offset).replace(/^[\w-]*/, '');
  const lineEnd = after.search(/[\r\n]/);
  const rest = lineEnd < 0 ? '' : after.slice(lineEnd);
  const space = /[:,-]$/.test(before) ? ' ' : '';
  for (const end of [after, rest, '\n'])
    for (const closing of closings) {
      const file = { path, text: `${before}${space}${mark}${closing}${end}` };
      const tree = parseYaml(file).value;
      if (!tree) continue;
      const found = view.placesIn(path, tree).find((place) => place.text === mark);
      if (found) return found;
    }
  return null;
}
