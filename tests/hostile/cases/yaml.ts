import type { HostileClass } from '../hostile-case.ts';
import { deck, deckPath, outline, outlinePath, withOutline } from '../hostile-case.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : [...part])));
const laughs = Array.from({ length: 9 }, (_, i) =>
  i === 0
    ? 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]'
    : `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
).join('\n');

/** What is no YAML of ours: encodings, limits, features that are refused, and roots of other kinds. */
export const yamlCases: HostileClass = {
  name: 'YAML',
  cases: [
    { name: 'an empty outline', files: outline(''), codes: 'empty-file' },
    { name: 'an outline of comments', files: outline('# nothing\n# here\n'), codes: 'empty-file' },
    { name: 'an outline of white space', files: outline(' \n\n  \n'), codes: 'empty-file' },
    { name: 'an outline of a byte order mark', files: outline('\ufeff'), codes: 'empty-file' },
    { name: 'an outline of a document mark', files: outline('---\n'), codes: 'empty-file' },
    { name: 'an outline that is null', files: outline('▶null\n'), codes: 'wrong-type', says: 'nothing' },
    {
      name: 'an outline that is a text',
      files: outline('▶just words\n'),
      codes: 'wrong-type',
      says: 'just words',
    },
    { name: 'an outline that is a number', files: outline('▶42\n'), codes: 'wrong-type', says: '42' },
    {
      name: 'an outline that is a list',
      files: outline('▶- title: Water\n'),
      codes: 'wrong-type',
      says: 'a list',
    },
    { name: 'an empty deck', files: { [deckPath]: '' }, codes: 'empty-file' },
    { name: 'a deck that is a list', files: { [deckPath]: '▶- use: cover\n' }, codes: 'wrong-type' },
    { name: 'a deck that is a text', files: { [deckPath]: '▶cover\n' }, codes: 'wrong-type', says: 'cover' },
    {
      name: 'settings that are a list',
      files: { 'throughline.yaml': '▶- a\n' },
      codes: 'wrong-type',
      exit: 2,
    },
    {
      name: 'an include that is a map',
      files: {
        ...deck('slides: [{ include: parts/a.yaml }]\n'),
        'content/water/parts/a.yaml': '▶use: cover\n',
      },
      codes: 'wrong-type',
    },
    {
      name: 'an include that is empty',
      files: { ...deck('slides: [{ include: parts/a.yaml }]\n'), 'content/water/parts/a.yaml': '' },
      codes: 'empty-file',
    },
    {
      name: 'UTF-16, little end first',
      files: outlineBytes(Buffer.from('\ufefftitle: Water\n', 'utf16le')),
      codes: 'not-utf-8',
      says: 'UTF-16',
    },
    {
      name: 'UTF-16, big end first',
      files: outlineBytes(bytes([0xfe, 0xff, 0, 0x74, 0, 0x3a, 0, 0x20, 0, 0x57])),
      codes: 'not-utf-8',
      says: 'UTF-16',
    },
    {
      name: 'UTF-16 without a mark',
      files: outlineBytes(Buffer.from('title: Water\n', 'utf16le')),
      codes: 'not-utf-8',
      says: 'UTF-16',
    },
    {
      name: 'UTF-32',
      files: outlineBytes(bytes([0xff, 0xfe, 0, 0, 0x74, 0, 0, 0])),
      codes: 'not-utf-8',
      says: 'UTF-32',
    },
    {
      name: 'Latin-1',
      files: outlineBytes(bytes('title: Caf', [0xe9], ' du matin\n')),
      codes: 'not-utf-8',
      says: 'E9',
    },
    {
      name: 'an overlong slash',
      files: outlineBytes(bytes('title: a', [0xc0, 0xaf], 'b\n')),
      codes: 'not-utf-8',
      says: 'C0',
    },
    {
      name: 'an encoded surrogate',
      files: outlineBytes(bytes('title: ', [0xed, 0xa0, 0x80], '\n')),
      codes: 'not-utf-8',
    },
    { name: 'a cut-off character', files: outlineBytes(bytes('title: ', [0xe6, 0xb0])), codes: 'not-utf-8' },
    {
      name: 'a character past Unicode',
      files: outlineBytes(bytes('title: ', [0xf4, 0x90, 0x80, 0x80], '\n')),
      codes: 'not-utf-8',
    },
    {
      name: 'Latin-1 in a source',
      files: { 'content/water/sources/page.txt': bytes('Rain falls', [0xe9], '.') },
      codes: 'not-utf-8',
    },
    {
      name: 'more than five megabytes',
      files: outlineBytes(Buffer.alloc(5 * 1024 * 1024 + 1, 0x23)),
      codes: 'file-too-large',
      says: '5 MB',
    },
    {
      name: 'a thousand levels of brackets',
      files: outline(`title: ${'['.repeat(1000)}${']'.repeat(1000)}\n`),
      codes: 'yaml-limit',
      says: 'deep',
    },
    {
      name: 'a hundred thousand levels of brackets',
      files: outline(`title: ${'['.repeat(100_000)}\n`),
      codes: 'yaml-limit',
    },
    {
      name: 'a hundred levels of maps',
      files: outline(
        `title: a\nvars:\n${Array.from({ length: 100 }, (_, i) => `${' '.repeat(i + 1)}k:`).join('\n')}\n`,
      ),
      codes: 'yaml-limit',
    },
    {
      name: 'a hundred levels of lists in one line',
      files: outline(`title:\n  ${'- '.repeat(100)}a\n`),
      codes: 'yaml-limit',
    },
    {
      name: 'a thousand million laughs',
      files: outline(`title: Water\n${laughs}\n`),
      codes: 'yaml-limit',
      says: '500000',
    },
    {
      name: 'more aliases than anyone writes',
      files: withOutline(`tags: [&a x, ${Array(300).fill('*a').join(', ')}]\n`),
      codes: 'yaml-limit',
      says: '200 aliases',
    },
    {
      name: 'a value in itself',
      files: withOutline('summary: &a [▶*a]\n'),
      codes: 'yaml-refused',
      says: '*a',
    },
    {
      name: 'a map in itself',
      files: withOutline('summary: &loop { en: ▶*loop }\n'),
      codes: 'yaml-refused',
      says: '*loop',
    },
    {
      name: 'an alias without its anchor',
      files: withOutline('summary: ▶*nowhere\n'),
      codes: 'yaml-syntax',
      says: 'nowhere',
    },
    {
      name: 'a key twice',
      files: outline('title: Water\n▶title: Again\n'),
      codes: 'duplicate-key',
      says: 'title',
    },
    {
      name: 'an id twice',
      files: outline('title: Water\nelements:\n  rain: Rain\n  ▶rain: Rain again\n'),
      codes: 'duplicate-key',
      says: 'rain',
    },
    {
      name: 'a key twice, quoted once',
      files: outline('title: Water\n▶"title": Again\n'),
      codes: 'duplicate-key',
    },
    {
      name: 'a tag that builds a function',
      files: outline('title: ▶!!js/function "function () { return 1 }"\n'),
      codes: 'yaml-refused',
      says: '!!js/function',
    },
    {
      name: 'a tag of Python',
      files: outline('title: ▶!!python/object/apply:os.system ["id"]\n'),
      codes: 'yaml-refused',
      says: 'python',
    },
    {
      name: 'a tag of its own',
      files: outline('title: ▶!secret x\n'),
      codes: 'yaml-refused',
      says: '!secret',
    },
    {
      name: 'binary',
      files: outline('title: ▶!!binary aGVsbG8=\n'),
      codes: 'yaml-refused',
      says: '!!binary',
    },
    { name: 'a timestamp tag', files: outline('title: ▶!!timestamp 2014-01-01\n'), codes: 'yaml-refused' },
    { name: 'a set', files: outline('title: Water\nelements: ▶!!set { rain }\n'), codes: 'yaml-refused' },
    {
      name: 'a list as a key',
      files: withOutline('? ▶[a, b]\n: c\n'),
      codes: 'yaml-refused',
      says: 'a key must be a text',
    },
    { name: 'a map as a key', files: withOutline('? ▶{ a: b }\n: c\n'), codes: 'yaml-refused' },
    { name: 'nothing as a key', files: withOutline(': c\n'), codes: 'yaml-refused' },
    {
      name: 'a merge key',
      files: outline('title: Water\nelements:\n  rain: &r { label: Rain }\n  sea: { ▶<<: *r }\n'),
      codes: 'yaml-refused',
      says: '<<',
    },
    ...['__proto__', 'constructor', 'prototype'].map((key) => ({
      name: `the key ${key}`,
      files: outline(`title: Water\nelements:\n  ▶${key}: { label: Rain }\n`),
      codes: 'unsafe-key',
      says: key,
    })),
    {
      name: 'the key __proto__ as an escape',
      files: outline('title: Water\nelements:\n  ▶"\\x5f_proto__": { polluted: yes }\n'),
      codes: 'unsafe-key',
    },
    {
      name: 'the key __proto__ in the parameters of a slide',
      files: deck('slides:\n  - { use: element, item: rain, ▶__proto__: { hidden: true } }\n'),
      codes: 'unsafe-key',
    },
    {
      name: 'two documents',
      files: outline('title: Water\n▶---\ntitle: Again\n'),
      codes: 'yaml-refused',
      says: 'several',
    },
    {
      name: 'two documents, the first ended',
      files: outline('title: Water\n...\n---\ntitle: Again\n'),
      codes: 'yaml-refused',
    },
    {
      name: 'minutes without end',
      files: deck('minutes: ▶.inf\nslides: [{ use: cover }]\n'),
      codes: 'unsafe-number',
      says: '.inf',
    },
    {
      name: 'minutes that are no number',
      files: deck('minutes: ▶.nan\nslides: [{ use: cover }]\n'),
      codes: 'unsafe-number',
      says: '.nan',
    },
    {
      name: 'minutes past what can be held',
      files: deck('minutes: ▶9007199254740993\nslides: [{ use: cover }]\n'),
      codes: 'unsafe-number',
      says: '9007199254740993',
    },
    {
      name: 'minutes past every number',
      files: deck('minutes: ▶1e999\nslides: [{ use: cover }]\n'),
      codes: 'unsafe-number',
    },
    {
      name: 'minutes with a leading zero',
      files: deck('minutes: ▶010\nslides: [{ use: cover }]\n'),
      codes: ['wrong-type', 'number-like-text'],
    },
    {
      name: 'minutes below zero',
      files: deck('minutes: ▶-5\nslides: [{ use: cover }]\n'),
      codes: 'invalid-value',
      says: '-5',
    },
    {
      name: 'minutes that are a text',
      files: deck('minutes: ▶ten\nslides: [{ use: cover }]\n'),
      codes: 'wrong-type',
      says: 'ten',
    },
    {
      name: 'a tab as indentation',
      files: outline('title: Water\nelements:\n▶\train: Rain\n'),
      codes: 'yaml-syntax',
      says: 'spaces',
    },
    {
      name: 'a quotation mark that stays open',
      files: outline('title: ▶"Water\nlanguage: en\n'),
      codes: 'yaml-syntax',
      says: 'quotation mark',
    },
    {
      name: 'a bracket that stays open',
      files: outline('title: Water\ngroups:\n  all: { label: All, members: [rain, sea ▶}\n'),
      codes: 'yaml-syntax',
    },
    {
      name: 'a text that begins with an at sign',
      files: outline('title: ▶@home\n'),
      codes: 'yaml-syntax',
      says: 'quotes',
    },
    {
      name: 'a text with a colon and a space',
      files: outline('title: ▶Water: the cycle\n'),
      codes: 'yaml-syntax',
      says: 'quotes',
    },
    { name: 'a bad escape', files: outline('title: "a▶\\q b"\n'), codes: 'yaml-syntax' },
    {
      name: 'a directive of another version',
      files: outline('%YAML 9.9\n▶---\ntitle: Water\n'),
      codes: 'yaml-syntax',
    },
    {
      name: 'keys that look alike',
      files: outline(
        'title: Water\nelements:\n  rain: { label: Rain }\ngroups:\n  g: { label: G, members: [rain], ▶lаbel: G }\n',
      ),
      codes: ['confusable-key', 'unknown-key'],
    },
    {
      name: 'a file of NUL bytes',
      files: outlineBytes(new Uint8Array(64)),
      codes: 'forbidden-character',
      says: 'U+0000',
    },
    {
      name: 'a picture in place of an outline',
      files: outlineBytes(bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
      codes: 'not-utf-8',
    },
    {
      name: 'a theme that is a text',
      files: { 'templates/briefing/theme.yaml': '▶blue\n' },
      codes: 'wrong-type',
      says: 'blue',
    },
    {
      name: 'a theme that is a list',
      files: { 'templates/briefing/theme.yaml': '▶[blue]\n' },
      codes: 'wrong-type',
    },
    {
      name: 'strings that are a list',
      files: { 'templates/briefing/strings.yaml': '▶- a\n' },
      codes: 'wrong-type',
    },
  ],
};

function outlineBytes(content: Uint8Array): Readonly<Record<string, Uint8Array>> {
  return { [outlinePath]: new Uint8Array(content) };
}
