import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findPackageRoot, findProject, openProject, templateLayers } from '../../src/project/index.ts';
import { formatLocation } from '../../src/source/index.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'throughline-project-'));
});

afterEach(() => rmSync(root, { recursive: true }));

function put(contents: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

function open() {
  return openProject(root, { packageRoot: join(root, 'package'), formats: ['pptx', 'md'] });
}

function findings(): string[] {
  return open().diagnostics.map((d) => `${d.span ? formatLocation(d.span) : '-'} ${d.code} ${d.trouble}`);
}

const outline = 'title: T\n';

describe('a project', () => {
  test('is its settings, outlines, decks and template sets', () => {
    put({
      'throughline.yaml': 'language: zh\nformats: [md, md]\nchecks: { duplicate-title: off }\n',
      'content/water/outline.yaml': outline,
      'content/water/decks/short.yaml': '',
      'content/water/decks/long.yaml': '',
      'content/water/decks/.hidden.yaml': '',
      'content/water/decks/README.md': '',
      'content/water/parts/closing.yaml': '',
      'content/air/outline.yaml': outline,
      'content/drafts/notes.txt': '',
      'content/.git/outline.yaml': '',
      'templates/own/theme.yaml': '',
      'package/templates/briefing/theme.yaml': '',
    });
    const { value, diagnostics } = open();
    expect(diagnostics).toEqual([]);
    expect(value!.outlines).toEqual([
      { id: 'air', folder: 'content/air', path: 'content/air/outline.yaml', decks: [] },
      {
        id: 'water',
        folder: 'content/water',
        path: 'content/water/outline.yaml',
        decks: [
          { id: 'long', path: 'content/water/decks/long.yaml' },
          { id: 'short', path: 'content/water/decks/short.yaml' },
        ],
      },
    ]);
    expect(value!.templateSets).toEqual(['briefing', 'own']);
    expect(value!.settings).toMatchObject({
      language: 'zh',
      template: 'briefing',
      formats: ['md'],
      output: 'output',
    });
    expect([...value!.settings.checks]).toEqual([['duplicate-title', 'off']]);
  });

  test('is found from within', () => {
    put({ 'throughline.yaml': '', 'content/water/decks/a.yaml': '' });
    expect(findProject(join(root, 'content/water/decks')).value).toBe(root);
    rmSync(join(root, 'throughline.yaml'));
    expect(findProject(join(root, 'content/water/decks')).value).toBe(root);
  });

  test('that is not there is a matter of usage, and says what to do', () => {
    const { value, diagnostics } = openProject(root, { packageRoot: null });
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code, trouble, hint }) => ({ code, trouble, hint }))).toEqual([
      { code: 'no-project', trouble: 'usage', hint: 'make one with "throughline init"' },
    ]);
  });

  test.each<[string, Readonly<Record<string, string>>, string[]]>([
    ['no outline', { 'throughline.yaml': '' }, ['- no-outlines usage']],
    [
      'decks without an outline',
      { 'content/a/outline.yaml': outline, 'content/b/decks/d.yaml': '' },
      ['content/b/outline.yaml:1:1 missing-outline input'],
    ],
    [
      'outline.yml',
      { 'content/a/outline.yaml': outline, 'content/b/outline.yml': outline },
      ['content/b/outline.yml:1:1 ignored-file input', 'content/b/outline.yaml:1:1 missing-outline input'],
    ],
    [
      'a deck called .yml',
      { 'content/a/outline.yaml': outline, 'content/a/decks/d.yml': '' },
      ['content/a/decks/d.yml:1:1 ignored-file input'],
    ],
    [
      'a name that is none',
      {
        'content/a/outline.yaml': outline,
        'content/a/decks/My Deck.yaml': '',
        'content/B/outline.yaml': outline,
      },
      [
        'content/B/outline.yaml:1:1 invalid-name input',
        'content/a/decks/My Deck.yaml:1:1 invalid-name input',
      ],
    ],
    [
      'settings under another name',
      { 'throughline.yml': '', 'content/a/outline.yaml': outline },
      ['throughline.yml:1:1 ignored-file input'],
    ],
    [
      'settings that are wrong',
      {
        'throughline.yaml':
          'langauge: en\nformats: [ppt]\nchecks: { x: no }\nallowed-hosts: ["http://x.org"]\noutput: ../out\n',
        'content/a/outline.yaml': outline,
      },
      [
        'throughline.yaml:1:1 unknown-key usage',
        'throughline.yaml:2:11 invalid-value usage',
        'throughline.yaml:3:14 invalid-value usage',
        'throughline.yaml:4:17 invalid-value usage',
        'throughline.yaml:4:1 idle-setting usage',
        'throughline.yaml:5:9 output-folder usage',
      ],
    ],
    [
      'hosts that pictures would come from',
      { 'throughline.yaml': 'allowed-hosts: [x.org]\n', 'content/a/outline.yaml': outline },
      ['throughline.yaml:1:1 idle-setting usage'],
    ],
    [
      'hosts of which there are none',
      { 'throughline.yaml': 'allowed-hosts: []\n', 'content/a/outline.yaml': outline },
      ['throughline.yaml:1:1 idle-setting usage'],
    ],
    [
      'settings that are no YAML',
      { 'throughline.yaml': 'a: [', 'content/a/outline.yaml': outline },
      ['throughline.yaml:1:4 yaml-syntax usage'],
    ],
    [
      'settings that are a list',
      { 'throughline.yaml': '- a', 'content/a/outline.yaml': outline },
      ['throughline.yaml:1:1 wrong-type usage'],
    ],
  ])('%s', (_, contents, expected) => {
    put(contents);
    expect(findings().sort()).toEqual([...expected].sort());
  });

  test.each([
    '.',
    './',
    'content',
    'content/out',
    'templates/x',
    '.git',
    '/tmp/x',
    'C:\\out',
    '../x',
    'a/../..',
  ])('output must not go to %s', (output) => {
    put({ 'throughline.yaml': `output: '${output}'`, 'content/a/outline.yaml': outline });
    expect(findings()).toEqual(['throughline.yaml:1:9 output-folder usage']);
    expect(open().value!.settings.output).toBe('output');
  });

  test('a template folder and a deck that lead out are not followed', () => {
    put({ 'content/a/outline.yaml': outline, 'content/a/decks/x.yaml': '' });
    symlinkSync('/etc', join(root, 'content/out'));
    symlinkSync('/etc/hostname', join(root, 'content/a/decks/host.yaml'));
    const project = open().value!;
    expect(project.outlines.map((each) => each.id)).toEqual(['a']);
    const [host] = project.outlines[0]!.decks;
    expect(project.files.readText(host!.path, null).diagnostics.map((d) => d.code)).toEqual([
      'outside-project',
    ]);
  });
});

describe('template sets', () => {
  beforeEach(() =>
    put({
      'content/a/outline.yaml': outline,
      'package/templates/briefing/theme.yaml': '',
      'package/templates/plain/slides/cover.hbs': '',
      'package/templates/plain/notes.md.hbs': '',
      'package/templates/more/slides/map.hbs': '',
      'package/templates/dressed/theme.yaml': '',
      'templates/plain/theme.yaml': '',
      'templates/own/theme.yaml': '',
    }),
  );

  test.each([
    ['briefing', ['package:templates/briefing']],
    ['plain', ['package:templates/briefing', 'templates/plain']],
    ['more', ['package:templates/briefing', 'package:templates/more']],
    ['dressed', ['package:templates/briefing', 'package:templates/dressed']],
    ['own', ['package:templates/briefing', 'templates/own']],
  ])('the layers of %s', (name, layers) => {
    expect(templateLayers(open().value!, name, null).value).toEqual(layers);
  });

  test('one that is not there', () => {
    const [found] = templateLayers(open().value!, 'onw', null).diagnostics;
    expect([found!.code, found!.hint]).toEqual(['unknown-set', 'did you mean "own"?']);
  });
});

test('the package is found from its source', () => {
  expect(findPackageRoot()).toBe(join(import.meta.dirname, '../..'));
});
