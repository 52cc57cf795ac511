import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildDecks } from '../../src/pipeline/index.ts';
import { openProject } from '../../src/pipeline/open-project.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('variables');

const outline = `title: Water {{stays}}
elements:
  rain: { label: { en: Rain, de: Regen } }
  sea: { label: { en: Sea, de: Meer } }
groups: { all: { label: All, members: [rain, sea] } }
`;

function write(name: string, files: Readonly<Record<string, string>>): string {
  const root = join(scratch, name);
  rmSync(root, { recursive: true, force: true });
  for (const [path, text] of Object.entries({ 'content/water/outline.yaml': outline, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const notesOf = (root: string, deck: string) =>
  readFileSync(join(root, `output/water/${deck}/${deck}.notes.md`), 'utf8');

const deck = (title: string) => `title: "${title}"\nformats: [md]\nslides: [{ use: cover }]\n`;

describe('variables of a project', () => {
  it('stand in decks, shared parts, handouts and members; outlines show braces as typed', async () => {
    const root = write('all', {
      'throughline.yaml': 'formats: [md]\nvars: { client: { en: "A*c*me", de: "Ac<b>me" } }\n',
      'content/water/parts/end.yaml':
        '- { use: bullets, title: "End of {{vars.client}}", points: ["{{vars.ask}}"] }\n',
      'content/water/decks/talk.yaml': `languages: [en, de]
vars: { ask: EUR 2m, part: end }
slides:
  - use: cover
  - section: { en: "Part {{vars.client}}", de: "Teil {{vars.client}}" }
  - { use: element, each: all, title: "{{item.label}} ({{item.id}})" }
  - include: "parts/{{vars.part}}.yaml"
`,
    });
    const built = await runInProcess(['build'], root);
    expect(built.err).not.toContain('unknown-variable');
    const read = (language: string) =>
      readFileSync(join(root, `output/water/talk/talk.${language}.notes.md`), 'utf8');
    expect(read('en')).toContain('# Water {{stays}}');
    expect(read('en')).toContain('End of A\\*c\\*me');
    expect(read('de')).toContain('End of Ac\\<b>me');
    expect(read('de')).toContain('Regen (rain)');
    expect(read('de')).toContain('EUR 2m');
    const slides = await runInProcess(['list', 'slides'], root);
    expect(slides.out).toContain('section-part-vars-client');
  });

  it('are set by --var, which may name what no file does; what is set and not named is a warning', async () => {
    const root = write('command', {
      'throughline.yaml': 'vars: { ask: EUR 1m, idle: x }\n',
      'content/water/decks/talk.yaml': deck('{{vars.ask}} for {{vars.who}}'),
    });
    const without = await runInProcess(['build'], root);
    expect(without.code).not.toBe(0);
    expect(without.err).toContain('content/water/decks/talk.yaml:1:26: error[unknown-variable]');
    const built = await runInProcess(
      ['build', '--var', 'ask=EUR 2m, at once', '--var', 'who=a=b', '--var=no=1'],
      root,
    );
    expect(notesOf(root, 'talk')).toContain('# EUR 2m, at once for a=b');
    expect(built.err).toContain('throughline.yaml:1:22: warning[unused-variable]');
    expect(built.err).toContain('the variable "no" is set and no deck names it');
    const same = await runInProcess(['check', '--var', 'ask=EUR 2m, at once', '--var', 'who=a=b'], root);
    expect(same.err).not.toContain('output-stale');
    expect(same.err).toContain('warning[unused-variable]');
    const other = await runInProcess(['check', '--var', 'who=c'], root);
    expect(other.err).toContain('stale');
    for (const bad of ['ask', '=x', 'a b=c']) {
      const refused = await runInProcess(['build', '--var', bad], root);
      expect(refused.err).toContain('error[invalid-argument]');
    }
  });

  it('tell where the value is written when it is wrong, and where it was to stand', async () => {
    const root = write('wrong', {
      'throughline.yaml': 'vars:\n  who: raim\n',
      'content/water/decks/talk.yaml': 'slides: [{ use: element, item: "{{vars.who}}" }]\n',
    });
    const { err } = await runInProcess(['build'], root);
    expect(err).toContain('throughline.yaml:2:8: error[unknown-reference]: no element "raim"');
    expect(err).toContain('note: content/water/decks/talk.yaml:1:32: it is to stand here');
  });

  it('are part of what a deck was made from: a change builds the decks that name it, and no others', async () => {
    const root = write('recall', {
      'throughline.yaml': 'vars: { a: one, b: one }\n',
      'content/water/decks/first.yaml': deck('A {{vars.a}}'),
      'content/water/decks/second.yaml': deck('B {{vars.b}}'),
      'content/water/decks/third.yaml': deck('None'),
    });
    const built = async (vars?: ReadonlyMap<string, string>) => {
      const project = openProject(root, vars);
      const decks: string[] = [];
      const report = await buildDecks(project.value!, {
        remember: { since: Date.now(), opening: project.diagnostics, program: 'test' },
        onProgress: (name) => decks.push(name.slice('water/'.length)),
      });
      expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      return decks;
    };
    expect(await built()).toEqual(['first', 'second', 'third']);
    expect(await built()).toEqual([]);
    writeFileSync(join(root, 'throughline.yaml'), 'vars: { a: one, b: two }\n');
    expect(await built()).toEqual(['second']);
    expect(notesOf(root, 'second')).toContain('# B two');
    expect(await built(new Map([['a', 'now']]))).toEqual(['first']);
    expect(notesOf(root, 'first')).toContain('# A now');
    expect(await built()).toEqual(['first']);
    expect(notesOf(root, 'first')).toContain('# A one');
    const manifest = JSON.parse(readFileSync(join(root, 'output/water/first/manifest.json'), 'utf8'));
    expect(Object.keys(manifest.inputs).filter((name) => name.startsWith('vars.'))).toEqual(['vars.a']);
  });
});
