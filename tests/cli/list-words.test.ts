import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/yaml/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runInProcess } from './run-in-process.ts';

const folder = temporaryFolder('words');
const strings = () => join(folder, 'templates/own/strings.yaml');
const list = (...more: string[]) => runInProcess(['list', 'words', ...more], folder);

beforeAll(() => {
  mkdirSync(join(folder, 'templates/own'), { recursive: true });
  writeFileSync(join(folder, 'throughline.yaml'), 'language: fr\n');
  mkdirSync(join(folder, 'content/own'), { recursive: true });
  writeFileSync(join(folder, 'content/own/outline.yaml'), 'title: Own\n');
  writeFileSync(strings(), 'say-point: { en: "Point # {point}" }\n');
});

describe('list words', () => {
  it("shows the set's words in the project's language", async () => {
    const { code, out } = await list();
    expect(code).toBe(0);
    expect(out).toMatch(/^agenda +"Sommaire"$/m);
    expect(out).toMatch(/^say-agenda +1: "La présentation comporte une seule partie\.", one: /m);
  });

  it.each(['de', 'zh-TW', 'pt-BR', 'fa', 'fr-BE'])('finds nothing missing in %s', async (language) => {
    const { code, out, err } = await list('--missing', language);
    expect([code, out, err]).toEqual([
      0,
      `# the template set "briefing" has all its words in "${language}"\n`,
      '',
    ]);
  });

  it('prints what a language lacks, ready to be filled in', async () => {
    const { code, out } = await list('--missing', 'cs', '--set', 'own');
    expect(code).toBe(0);
    expect(out).toContain('agenda: { cs: } # "Agenda"\n');
    expect(out).toContain('say-point: { cs: } # "Point # {point}"\n');
    expect(out).toMatch(
      /^say-agenda: \{ cs: \{ one: , other: \} \} # one: "The presentation has one part\.", /m,
    );
    expect(out).not.toMatch(/^currency-/m);
    expect(out).toMatch(/^plural-rules: /);
    expect(parseYaml({ path: 'f', text: out }).diagnostics).toEqual([]);
  });

  it('prints as many as the warning of a build counts', async () => {
    mkdirSync(join(folder, 'content/own/decks'), { recursive: true });
    writeFileSync(
      join(folder, 'content/own/decks/deck.yaml'),
      'title: T\nlanguage: cs\nslides: [{ use: bullets, title: T, points: [P] }]\n',
    );
    const checked = await runInProcess(['check'], folder);
    const counted = /"briefing" lacks (\d+) words in "cs"[\s\S]*?\((throughline list words [^)]*)\)/.exec(
      checked.err,
    )!;
    const { out } = await runInProcess(counted[2]!.split(' ').slice(1), folder);
    expect(out.trimEnd().split('\n')).toHaveLength(Number(counted[1]));
  });

  it('takes what was filled in, and asks for the rest', async () => {
    const { out } = await list('--missing', 'cs', '--set', 'own');
    writeFileSync(
      strings(),
      out
        .replace('agenda: { cs: }', 'agenda: { cs: Obsah }')
        .replace(
          'plural-rules: { cs: }',
          'plural-rules: { cs: "one: i = 1 and v = 0; few: i = 2..4 and v = 0; many: v != 0" }',
        ),
    );
    const left = await list('--missing', 'cs', '--set', 'own');
    expect(left.code).toBe(0);
    expect(left.out).not.toMatch(/^(agenda|plural-rules):/m);
    expect(left.out).toMatch(/^summary: /m);
    expect(left.out).toMatch(/^say-agenda: \{ cs: \{ one: , few: , many: , other: \} \}/m);
  });

  it('is JSON where asked', async () => {
    const { out } = await list('--missing', 'cs', '--reporter', 'json');
    const { words } = JSON.parse(out);
    const agenda = words.find((each: { readonly key: string }) => each.key === 'agenda');
    expect(agenda.wordings[0]).toEqual({ language: 'en', text: 'Agenda', forms: null });
  });

  it.each([
    [['--missing', 'german'], 2, 'did you mean "de"'],
    [['--missing', 'jp'], 2, 'did you mean "ja"'],
    [['--missing', 'x y'], 2, 'a language is written as in a deck'],
    [['--set', 'briefin'], 1, 'briefing'],
  ])('%j is an error with a suggestion', async (more, exit, hint) => {
    const { code, out, err } = await list(...more);
    expect([code, out]).toEqual([exit, '']);
    expect(err).toContain(hint);
  });

  it('alone takes --missing', async () => {
    const { code, err } = await runInProcess(['list', 'templates', '--missing', 'de'], folder);
    expect(code).toBe(2);
    expect(err).toContain('list templates takes no --missing');
  });
});
