import { afterEach, beforeEach, expect, it } from 'vitest';
import { PreviewSession } from '../../src/preview/preview-session.ts';
import { ProjectState } from '../../src/preview/project-state.ts';
import type { DeckMessage, ServerMessage } from '../../src/preview/protocol.ts';
import { openProject } from '../../src/project/index.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { outlineFile, WrittenProject } from './open-preview.ts';

let project: WrittenProject;

beforeEach(() => {
  project = new WrittenProject();
});

afterEach(() => {
  project.remove();
});

/** What a reader of a deck gets when all of it has been looked at. */
async function look(language: string): Promise<DeckMessage> {
  const opened = openProject(project.folder);
  const session = new PreviewSession(new ProjectState(opened.value!, opened.diagnostics), {
    command: false,
    idle: 0,
  });
  const messages: ServerMessage[] = [];
  session.add({
    number: 1,
    deck: 'water-cycle/ten-minutes',
    language,
    theme: null,
    slide: null,
    sent: new Set(),
    send: (message) => messages.push(message),
  });
  await session.changed();
  await expect
    .poll(() => session.state.isInspected('water-cycle/ten-minutes'), { timeout: 30_000 })
    .toBe(true);
  session.close();
  return messages.findLast((each) => each.kind === 'deck')!;
}

const codes = ({ findings }: DeckMessage, code: string) =>
  findings.filter((each) => each.code === code).map(({ message }) => message);

it('a deck says how many of its texts have no wording in a language, and how many have one of another original', async () => {
  expect((await look('es')).translation).toEqual({ missing: 0, changed: 0 });
  // Its translations are known, then an original says something else, and another text loses its wording.
  const outline = project.read(outlineFile);
  const [, ocean] = /label: \{ en: (Oceans), es: \S+ \}/.exec(outline)!;
  expect(ocean).toBe('Oceans');
  project.write(outlineFile, outline.replace(/label: \{ en: Oceans, es: [^}]+\}/, 'label: Oceans'));
  const lost = await look('es');
  expect(lost.translation.missing).toBe(1);
  expect(codes(lost, 'missing-translation')).toEqual([
    'this text has no "es" wording; the "en" one is shown',
  ]);
  project.write(
    'es.csv',
    'file,place,original,es\ncontent/water-cycle/outline.yaml,elements.ocean.label,Oceans,Océanos\n',
  );
  const imported = await runInProcess(['translate', 'import', 'es.csv', '--language', 'es'], project.folder);
  expect(imported.err).not.toContain('error');
  expect((await look('es')).translation).toEqual({ missing: 0, changed: 0 });
  project.edit(outlineFile, 'label: { en: Oceans', 'label: { en: All oceans');
  const changed = await look('es');
  expect(changed.translation).toEqual({ missing: 0, changed: 1 });
  const check = await runInProcess(['check', '--no-drift'], project.folder);
  for (const message of codes(changed, 'translation-stale')) expect(check.err).toContain(message);
  // In the language of the originals nothing is a translation.
  expect((await look('en')).translation).toEqual({ missing: 0, changed: 0 });
});
