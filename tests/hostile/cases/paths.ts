import { pngOf } from '../../fixtures/pictures.ts';
import type { HostileClass, HostileFile } from '../hostile-case.ts';
import { baseOutline, deck, outline, outlinePath, slides, withOutline } from '../hostile-case.ts';

const source = (path: string, more: Readonly<Record<string, HostileFile>> = {}) => ({
  ...outline(baseOutline.replace('sources/page.txt', `▶${path}`)),
  ...more,
});
const refused = (name: string, path: string, code = 'outside-project', says?: string) => ({
  name,
  files: source(path),
  codes: code,
  exit: 5,
  ...(says === undefined ? {} : { says }),
});

/** Paths that lead out of the project, or to what is no file. */
export const pathCases: HostileClass = {
  name: 'paths',
  cases: [
    refused(
      'three levels up',
      '../../../outside/secret.txt',
      'outside-project',
      '../../../outside/secret.txt',
    ),
    refused('up, hidden in the middle', 'sources/../../../../outside/secret.txt'),
    refused('an absolute path', '/etc/passwd', 'outside-project', '/etc/passwd'),
    refused('an absolute path with two slashes', '//etc/passwd'),
    refused('a home folder', '~/../../../../etc/passwd'),
    refused('a drive', 'C:/Windows/win.ini', 'outside-project', 'drive'),
    refused('a drive with backslashes', 'C:\\Windows\\win.ini', 'unsafe-path'),
    refused('a share', '\\\\server\\share\\x.txt', 'unsafe-path'),
    refused('a share with slashes', '//server/share/x.txt'),
    refused('a device of Windows', '\\\\.\\PhysicalDrive0', 'unsafe-path'),
    refused('an address of a file', 'file:///etc/passwd'),
    refused('an address of the web', 'https://example.org/x.txt'),
    refused('an address in capitals', 'FILE:/etc/passwd'),
    refused('the door of a package', "'package:templates/briefing/theme.yaml'"),
    refused('dots in percent', "'%2e%2e/%2e%2e/%2e%2e/outside/secret.txt'", 'unsafe-path'),
    refused('dots in double percent', "'%252e%252e%252fsecret.txt'", 'unsafe-path'),
    refused('a slash in percent', 'sources%2fpage.txt', 'unsafe-path'),
    refused('a stream of NTFS', 'sources/page.txt:hidden'),
    ...['con', 'NUL.txt', 'aux', 'com1.txt', 'LPT9', 'conin$'].map((path) =>
      refused(`the reserved name ${path}`, `sources/${path}`, 'unsafe-path', path),
    ),
    refused('a name that ends in a dot', 'sources/page.txt.', 'unsafe-path'),
    refused('a name that ends in a space', "'sources/page.txt '", 'unsafe-path'),
    { ...refused('a name with a line break', '"sources/a\\nb.txt"', 'unsafe-path') },
    {
      ...refused('a name with an override', '"sources/txt.\u202egnp"', 'suspicious-character'),
      codes: ['unsafe-path', 'suspicious-character'],
    },
    refused('a name of two thousand letters', `sources/${'a'.repeat(2000)}.txt`, 'unsafe-path'),
    {
      name: 'a name of five hundred letters',
      files: source(`sources/${'a'.repeat(500)}.txt`),
      codes: 'read-failed',
      exit: 4,
    },
    {
      name: 'a NUL in a name',
      files: { ...outline(baseOutline.replace('sources/page.txt', '"sources/a▶\\0.txt"')) },
      codes: 'forbidden-character',
    },
    { name: 'a folder', files: source('sources'), codes: 'not-a-file', says: 'sources' },
    {
      name: 'nothing of that name',
      files: source('sources/pgae.txt'),
      codes: 'file-not-found',
      says: ['sources/pgae.txt', 'did you mean "page.txt"?'],
    },
    { name: 'another case', files: source('sources/Page.txt'), codes: 'file-not-found', says: '"page.txt"' },
    { name: 'a file as a folder', files: source('sources/page.txt/x'), codes: 'file-not-found' },
    {
      name: 'a link out',
      files: source('sources/out.txt', { 'content/water/sources/out.txt': { link: '{outside}/secret.txt' } }),
      codes: 'outside-project',
      exit: 5,
      says: 'symbolic link',
    },
    {
      name: 'a relative link out',
      files: source('sources/out.txt', {
        'content/water/sources/out.txt': { link: '../../../../outside/secret.txt' },
      }),
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'a link of a folder out',
      files: source('sources/o/secret.txt', { 'content/water/sources/o': { link: '{outside}' } }),
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'a link to itself',
      files: source('sources/loop.txt', { 'content/water/sources/loop.txt': { link: 'loop.txt' } }),
      codes: 'unsafe-path',
      exit: 5,
    },
    {
      name: 'a link to nothing',
      files: source('sources/gone.txt', { 'content/water/sources/gone.txt': { link: 'nowhere.txt' } }),
      codes: 'file-not-found',
    },
    {
      name: 'a link to a device',
      files: source('sources/null.txt', { 'content/water/sources/null.txt': { link: '/dev/zero' } }),
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'a link to the files of a process',
      files: source('sources/env.txt', { 'content/water/sources/env.txt': { link: '/proc/self/environ' } }),
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'a pipe',
      files: source('sources/pipe.txt', { 'content/water/sources/pipe.txt': { pipe: true } }),
      codes: 'special-file',
      exit: 5,
    },
    {
      name: 'a pipe for a picture',
      files: {
        ...slides('{ use: image, title: T, src: ▶images/a.png, alt: A }'),
        'content/water/images/a.png': { pipe: true },
      },
      codes: 'special-file',
      exit: 5,
    },
    {
      name: 'a pipe for an outline',
      files: { [outlinePath]: { pipe: true } },
      codes: 'special-file',
      exit: 5,
    },
    {
      name: 'a pipe for the settings',
      files: { 'throughline.yaml': { pipe: true } },
      codes: 'special-file',
      exit: 5,
    },
    {
      name: 'an outline that is a link out',
      files: { [outlinePath]: { link: '{outside}/secret.yaml' } },
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'settings that are a link out',
      files: { 'throughline.yaml': { link: '{outside}/secret.yaml' } },
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'a deck that is a link out',
      files: { 'content/water/decks/other.yaml': { link: '{outside}/secret.yaml' } },
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'a theme that is a link out',
      files: { 'templates/briefing/theme.yaml': { link: '{outside}/secret.yaml' } },
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'a template that is a link out',
      files: { 'templates/briefing/slides/try.hbs': { link: '{outside}/secret.txt' } },
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'a template set that is a link out',
      files: {
        ...deck('template: mine\nslides: [{ use: cover }]\n'),
        'templates/mine': { link: '{outside}' },
      },
      codes: ['outside-project', 'unknown-set'],
      exit: 5,
    },
    {
      name: 'a content folder that is a link out',
      files: { 'content/other': { link: '{outside}' } },
      codes: ['outside-project'],
      exit: 5,
    },
    {
      name: 'an include above the project',
      files: slides('include: ▶../../../outside/secret.yaml'),
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'an include that is absolute',
      files: slides('include: ▶/etc/hostname'),
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'an include of itself',
      files: {
        ...slides('include: parts/a.yaml'),
        'content/water/parts/a.yaml': '- include: ▶parts/a.yaml\n',
      },
      codes: 'include-cycle',
      says: 'parts/a.yaml',
    },
    {
      name: 'an include of itself by another name',
      files: {
        ...slides('include: parts/a.yaml'),
        'content/water/parts/a.yaml': '- include: ▶parts/./a.yaml\n',
      },
      codes: 'include-cycle',
    },
    { name: 'an include of its deck', files: slides('include: ▶decks/talk.yaml'), codes: ['include-cycle'] },
    {
      name: 'includes that double thirty times',
      files: {
        ...slides('include: parts/p0.yaml'),
        ...Object.fromEntries(
          Array.from({ length: 30 }, (_, i) => [
            `content/water/parts/p${i}.yaml`,
            i === 29
              ? '- use: cover\n'
              : `- include: parts/p${i + 1}.yaml\n- include: parts/p${i + 1}.yaml\n`,
          ]),
        ),
      },
      codes: ['include-limit', 'duplicate-slide-id'],
    },
    {
      name: 'a picture above the project',
      files: slides('{ use: image, title: T, src: ▶../../../outside/secret.txt, alt: A }'),
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'a picture in a body above the project',
      files: slides('{ use: content, title: T, body: "![A](▶../../../outside/secret.png)" }'),
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'data above the project',
      files: withOutline('data: { d: { file: ▶../../../outside/secret.txt } }\n'),
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'a picture that is a link out',
      files: {
        ...slides('{ use: image, title: T, src: ▶images/a.png, alt: A }'),
        'content/water/images/a.png': { link: '{outside}/secret.txt' },
      },
      codes: 'outside-project',
      exit: 5,
    },
    {
      name: 'an output folder above the project',
      files: { 'throughline.yaml': 'output: ▶../elsewhere\n' },
      codes: 'output-folder',
      says: '../elsewhere',
      exit: 2,
    },
    {
      name: 'an output folder that is absolute',
      files: { 'throughline.yaml': 'output: ▶/tmp/elsewhere\n' },
      codes: 'output-folder',
      exit: 2,
    },
    {
      name: 'an output folder in the content',
      files: { 'throughline.yaml': 'output: ▶content/water\n' },
      codes: 'output-folder',
      exit: 2,
    },
    {
      name: 'an output folder that is the project',
      files: { 'throughline.yaml': 'output: ▶.\n' },
      codes: 'output-folder',
      exit: 2,
    },
    {
      name: 'no project',
      files: {},
      arguments: ['build', '--project', 'content/water/sources'],
      codes: 'no-project',
      says: 'the folder "content/water/sources" is no project',
      exit: 2,
    },
    {
      name: 'a project that is not there',
      files: {},
      arguments: ['build', '--project', 'nowhere'],
      codes: 'no-project',
      says: 'there is no folder "nowhere"',
      exit: 2,
    },
    {
      name: 'a project that is nearly there',
      files: {},
      arguments: ['build', '--project', '../projct'],
      codes: 'no-project',
      says: 'did you mean "project"?',
      exit: 2,
    },
    {
      name: 'a project that is a file',
      files: {},
      arguments: ['check', '--project', 'content/water/outline.yaml'],
      codes: 'no-project',
      says: '"content/water/outline.yaml" is a file',
      exit: 2,
    },
    {
      name: 'a picture that is no picture of the project',
      files: {
        ...slides('{ use: image, title: T, src: ▶sources/page.txt, alt: A }'),
        'content/water/images/a.png': pngOf(1, 1),
      },
      codes: 'picture-type',
      exit: 5,
    },
  ],
};
