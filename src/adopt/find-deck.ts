import { relative, resolve } from 'node:path';
import { type PlannedDeck, planBuild } from '../pipeline/index.ts';
import type { Outcome } from '../source/index.ts';
import type { AdoptOptions } from './adopted.ts';
import { reportAdopt } from './codes.ts';

interface FoundDeck {
  readonly planned: PlannedDeck;
  /** Null: its only one. */
  readonly language: string | null;
}

/** Which deck a file is: as it says itself, as it was said, or by its name, as Google Slides leaves it. */
export function findDeck(
  path: string,
  custom: ReadonlyMap<string, string> | null,
  { project, shown, deck }: AdoptOptions,
): Outcome<FoundDeck> {
  const all = planBuild(project, []).value ?? [];
  const inside = relative(resolve(project.root, project.settings.output), resolve(path))
    .replaceAll('\\', '/')
    .split('/');
  const file = path
    .replaceAll('\\', '/')
    .split('/')
    .at(-1)!
    .replace(/\.(?:pptx|notes\.md)$/i, '');
  const said =
    deck ??
    custom?.get('throughline.deck') ??
    (inside.length === 3 && inside[0] !== '..' ? inside.slice(0, 2).join('/') : null);
  const language =
    custom?.get('throughline.language') ?? /\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)$/.exec(file)?.[1] ?? null;
  if (said !== null) {
    const named =
      deck === null ? all.filter(({ name }) => name === said) : (planBuild(project, [deck]).value ?? []);
    if (named.length === 1) return { value: { planned: named[0]!, language }, diagnostics: [] };
    const message =
      deck === null
        ? `${shown} was made of the deck "${said}", which this project has not`
        : `there is no one deck "${deck}"`;
    return { diagnostics: [reportAdopt('adopt-unknown', null, message, { hint: decksHint(all) })] };
  }
  const alike = all.filter(({ deck: { id } }) => file === id || file.startsWith(`${id}.`));
  if (alike.length === 1) return { value: { planned: alike[0]!, language }, diagnostics: [] };
  const message = `${shown} does not say which deck it is`;
  return {
    diagnostics: [
      reportAdopt('adopt-unknown', null, message, { hint: `say it: --deck NAME; ${decksHint(all)}` }),
    ],
  };
}

function decksHint(all: readonly PlannedDeck[]): string {
  return `the decks are: ${all
    .slice(0, 20)
    .map(({ name }) => name)
    .join(', ')}`;
}
