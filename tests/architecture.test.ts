import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** The invariants of ARCHITECTURE.md, each as a list of offences that must be empty. */
const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');
const sources = filesIn(src)
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path: relative(src, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));

/** What a room may import besides `source`. A room is a folder of `src/`, or a folder of `formats/`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  source: [],
  yaml: [],
  xml: [],
  package: ['xml'],
  code: [],
  numbers: [],
  math: ['xml'],
  workbook: ['numbers', 'package', 'xml', 'yaml'],
  icons: ['yaml', 'drawing'],
  marking: ['yaml'],
  bibliography: ['yaml'],
  outline: ['marking', 'yaml', 'numbers', 'workbook', 'bibliography', 'markup', 'icons'],
  fonts: [],
  theme: ['yaml', 'icons', 'fonts'],
  drawing: ['xml'],
  pictures: [],
  project: ['marking', 'yaml', 'xml', 'drawing', 'pictures'],
  markup: ['code', 'yaml', 'xml', 'math'],
  template: ['yaml', 'numbers', 'outline', 'markup'],
  deck: ['marking', 'code', 'yaml', 'numbers', 'outline', 'template', 'markup', 'icons', 'math'],
  layout: ['code', 'numbers', 'deck', 'markup', 'theme', 'icons', 'math', 'fonts'],
  // The deck hands its outline over: the sources in the properties of the file are read from it.
  'formats/png': ['layout', 'project', 'pictures', 'theme', 'fonts'],
  'formats/pptx': [
    'formats/png',
    'pictures',
    'numbers',
    'deck',
    'layout',
    'markup',
    'theme',
    'xml',
    'package',
    'outline',
    'yaml',
    'icons',
    'math',
    'fonts',
  ],
  'formats/docx': ['code', 'handouts', 'markup', 'theme', 'xml', 'package', 'math'],
  'formats/svg': ['numbers', 'layout', 'markup', 'theme', 'xml', 'icons', 'math'],
  'formats/html': ['code', 'handouts', 'markup', 'theme', 'math'],
  'formats/pdf': [],
  formats: [
    'deck',
    'template',
    'handouts',
    'layout',
    'markup',
    'theme',
    'package',
    'xml',
    'formats/pptx',
    'formats/html',
    'formats/docx',
    'formats/pdf',
    'formats/web',
    'formats/svg',
    'formats/png',
  ],
  'formats/web': [
    'deck',
    'handouts',
    'layout',
    'markup',
    'project',
    'template',
    'theme',
    'formats/html',
    'formats/svg',
  ],
  handouts: ['numbers', 'deck', 'layout', 'template', 'markup', 'theme', 'outline', 'xml', 'formats/svg'],
  gate: ['marking', 'outline', 'yaml', 'markup', 'package', 'xml'],
  checks: ['yaml', 'outline', 'deck', 'markup', 'theme', 'layout', 'formats/pptx'],
  pipeline: [
    'bibliography',
    'edits',
    'xml',
    'marking',
    'gate',
    'yaml',
    'project',
    'pictures',
    'icons',
    'outline',
    'deck',
    'template',
    'markup',
    'theme',
    'layout',
    'package',
    'formats',
    'formats/pptx',
    'formats/png',
    'formats/docx',
    'formats/pdf',
    'formats/svg',
    'formats/web',
    'handouts',
    'checks',
  ],
  edits: ['yaml', 'deck', 'markup', 'theme', 'layout'],
  adopt: ['pipeline', 'project', 'formats', 'formats/pptx', 'edits', 'markup', 'package', 'theme'],
  diff: [
    'marking',
    'gate',
    'pipeline',
    'project',
    'outline',
    'deck',
    'handouts',
    'layout',
    'markup',
    'theme',
    'yaml',
    'formats/html',
    'formats/svg',
  ],
  import: ['pipeline', 'project', 'deck', 'formats/pptx', 'markup', 'package', 'xml', 'yaml'],
  translate: ['marking', 'gate', 'pipeline', 'project', 'deck', 'markup', 'xml', 'yaml'],
  lsp: ['bibliography', 'pipeline', 'project', 'checks', 'deck', 'template', 'icons', 'yaml'],
  mcp: ['pipeline', 'project', 'theme', 'formats/png', 'formats/svg'],
  preview: [
    'pipeline',
    'project',
    'checks',
    'deck',
    'outline',
    'template',
    'markup',
    'theme',
    'layout',
    'formats/svg',
    'translate',
  ],
  launch: [],
  cli: [
    'formats',
    'icons',
    'pipeline',
    'project',
    'checks',
    'preview',
    'diff',
    'import',
    'translate',
    'lsp',
    'adopt',
    'mcp',
    'index',
  ],
  api: ['pipeline', 'project', 'formats'],
  index: ['diff', 'import', 'formats', 'pipeline', 'project', 'outline', 'template', 'theme'],
};

/** Packages, each with the one room that may import it. */
const roomOfPackage: Readonly<Record<string, string>> = {
  'js-yaml': 'yaml',
  handlebars: 'template',
  'markdown-it': 'markup',
  htmlparser2: 'markup',
  pptxgenjs: 'formats/pptx',
  docx: 'formats/docx',
  lowlight: 'code',
  'bidi-js': 'formats/svg',
  'vscode-languageserver': 'lsp',
  'vscode-languageserver-textdocument': 'lsp',
  '@modelcontextprotocol/sdk': 'mcp',
  '@e965/xlsx': 'workbook',
  chokidar: 'project',
  semver: 'project',
  bullmq: 'pipeline',
  ioredis: 'pipeline',
  '@resvg/resvg-js': 'formats/png',
  '@resvg/resvg-wasm': 'pictures',
  '@imagemagick/magick-wasm': 'pictures',
  'css-tree': 'drawing',
  'css-select': 'drawing',
  'css-what': 'drawing',
  '@csstools/css-calc': 'drawing',
  '@csstools/css-color-parser': 'drawing',
  '@csstools/css-parser-algorithms': 'drawing',
  '@csstools/css-tokenizer': 'drawing',
  svgpath: 'drawing',
  yargs: 'cli',
  'yargs-parser': 'cli',
  '@retorquere/bibtex-parser': 'bibliography',
};

interface Import {
  readonly from: string;
  readonly specifier: string;
}

const imports: readonly Import[] = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/(?:\bfrom |\bimport\(|^import )'([\w@./:-]+)'/gm)].map((match) => ({
    from: path,
    specifier: match[1]!,
  })),
);

/** What is loaded with a file: types are gone by then. */
const valueImports = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/^(?:import|export) (?!type )(\{[^}]*\}|\*[^']*?|\w+) from '([\w@./:-]+)'/gm)]
    .filter(([, names]) => !names!.startsWith('{') || /(?:^|,)\s*(?!type )\w/.test(names!.slice(1, -1)))
    .map(([, , specifier]) => ({ from: path, specifier: specifier! })),
);

/** Folders whose index.ts is a list of kinds: a new kind is a file there and a line. */
const lists = [
  'formats',
  'layout/arrangements',
  'formats/pptx/verify/rules',
  'template/helpers',
  'cli/commands',
  'cli/reporters',
];

describe('rooms', () => {
  it('finds the rooms and their imports at all', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('import only what they may', () => {
    const offences = imports.flatMap(({ from, specifier }) => {
      if (!specifier.startsWith('.')) return [];
      const [here, there] = [roomOf(from), roomOf(resolveImport(from, specifier))];
      if (here === there || there === 'source' || there === 'package.json') return [];
      const allowed = mayImport[here];
      return allowed?.includes(there) ? [] : [`${from} imports ${there}`];
    });
    expect(offences).toEqual([]);
  });

  it('are entered by an index.ts, their own or that of a folder in them; their list of codes stands beside it', () => {
    const offences = imports.flatMap(({ from, specifier }) => {
      if (!specifier.startsWith('.')) return [];
      const target = resolveImport(from, specifier);
      const [here, there] = [roomOf(from), roomOf(target)];
      if (here === there || there === 'package.json') return [];
      return /^(index|codes)\.ts$/.test(basename(target)) ? [] : [`${from} imports ${target}`];
    });
    expect(offences).toEqual([]);
  });

  it('do not import in circles', () => {
    const rooms = new Map<string, Set<string>>();
    for (const { from, specifier } of imports) {
      if (!specifier.startsWith('.')) continue;
      const target = resolveImport(from, specifier);
      const [here, there] = [roomOf(from), roomOf(target)];
      if (here !== there) rooms.set(here, (rooms.get(here) ?? new Set()).add(there));
    }
    expect(findCircle(rooms)).toEqual([]);
  });

  it('have no files that import each other in circles, types included', () => {
    const files = new Map<string, Set<string>>();
    for (const { from, specifier } of imports) {
      if (!specifier.startsWith('.')) continue;
      files.set(from, (files.get(from) ?? new Set()).add(resolveImport(from, specifier)));
    }
    expect(findCircle(files)).toEqual([]);
  });

  it('have one list of each family of kinds: nothing outside knows several of them', () => {
    const offences = lists.flatMap((list) => {
      const targets = imports
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ from, specifier }) => ({ from, to: resolveImport(from, specifier) }));
      const kinds = new Set(
        targets.flatMap(({ from, to }) => (from === `${list}/index.ts` && dirname(to) === list ? [to] : [])),
      );
      expect([list, kinds.size > 2]).toEqual([list, true]);
      return sources.flatMap(({ path }) => {
        if (path.startsWith(`${list}/`)) return [];
        const used = valueImports.filter(({ from, specifier }) => from === path && specifier.startsWith('.'));
        const known = new Set(
          used.map(({ specifier }) => resolveImport(path, specifier)).filter((to) => kinds.has(to)),
        );
        return known.size < 2 ? [] : [`${path} imports ${[...known].join(' and ')}`];
      });
    });
    expect(offences).toEqual([]);
  });

  it('keep each third-party package to themselves', () => {
    const offences = imports.flatMap(({ from, specifier }) => {
      if (specifier.startsWith('.') || specifier.startsWith('node:')) return [];
      const name = specifier.startsWith('@')
        ? specifier.split('/', 2).join('/')
        : specifier.split('/', 1)[0]!;
      return roomOfPackage[name] === roomOf(from) ? [] : [`${from} imports ${name}`];
    });
    expect(offences).toEqual([]);
  });
});

describe('the outside world', () => {
  it('is read in project, pipeline/commit, launch and the threads for pictures only; who runs a browser gives it a folder', () => {
    const allowed = /^(project|pipeline\/(commit|programs)|launch|pictures\/worker)\//;
    const offences = imports
      .filter(({ specifier }) => /^(node:)?fs(\/promises)?$/.test(specifier))
      .map(({ from }) => from)
      .filter((path) => !allowed.test(path));
    expect(offences).toEqual([]);
  });

  it('keeps process, locale, time zone and random numbers in cli, launch and the pipeline; the clock stops pictures too', () => {
    const outside =
      /\bprocess\.(?!cpuUsage)|\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\.toLocale\w+\(|\.localeCompare\(|\bIntl\.(?!Segmenter|Locale)|node:os\b|\.getTimezoneOffset\(|\.get(FullYear|Month|Date|Hours|Day)\(/;
    const clock = /\bprocess\.cpuUsage\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/;
    const offences = sources.flatMap(({ path, text }) =>
      // What runs in a browser has its own.
      /^(cli|launch|pipeline)$/.test(roomOf(path)) || path.includes('/client/')
        ? []
        : [
            ...linesWith(path, text, outside),
            ...(roomOf(path) === 'pictures' ? [] : linesWith(path, text, clock)),
          ],
    );
    expect(offences).toEqual([]);
  });

  it('runs other programs from one folder', () => {
    const offences = imports
      .filter(({ specifier }) => /^(node:)?child_process$/.test(specifier))
      .filter(({ from }) => !from.startsWith('pipeline/programs/'));
    expect(offences).toEqual([]);
  });

  it('has no network, but for the preview, whose server answers this machine and whose page asks it', () => {
    const modules = /(?:from |import\()'(node:)?(https?|net|tls|dgram|http2)'/;
    const answers = /^import (type \{.*\}|\{ createServer \}) from 'node:(http|net)';$/;
    const offences = sources.flatMap(({ path, text }) => [
      ...linesWith(path, text, modules).filter(
        (line) => roomOf(path) !== 'preview' || !answers.test(line.replace(/^\S+ /, '')),
      ),
      ...(/^(preview|formats\/web)\/client\//.test(path) ? [] : linesWith(path, text, /\bfetch\(/)),
    ]);
    expect(offences).toEqual([]);
  });

  it('is asked nothing by a build in which nothing changed but what that needs: no stage is loaded', () => {
    const loaded = new Set<string>();
    const load = (path: string): void => {
      if (loaded.has(path)) return;
      loaded.add(path);
      for (const { from, specifier } of valueImports)
        if (from === path) load(specifier.startsWith('.') ? resolveImport(from, specifier) : specifier);
    };
    load('cli/quick-build.ts');
    const rooms = new Set([...loaded].filter((path) => path.endsWith('.ts')).map(roomOf));
    expect([...rooms].sort()).toEqual(['cli', 'pipeline', 'project', 'source']);
    expect([...loaded].filter((path) => Object.hasOwn(roomOfPackage, path))).toEqual([]);
  });
});

describe('content', () => {
  it('is not known to src or templates', () => {
    const outlines = readdirSync(join(root, 'content'));
    const ids = outlines.flatMap((outline) => {
      const text = readFileSync(join(root, 'content', outline, 'outline.yaml'), 'utf8');
      // Ids of two words and more: a word such as `rain` may stand in an example.
      return [...text.matchAll(/^ {2}([a-z0-9]+(?:-[a-z0-9]+){1,})\s*:/gm)].map((match) => match[1]!);
    });
    expect(ids.length).toBeGreaterThan(20);
    const known = [
      ...outlines.filter((id) => id.split('-').length > 2),
      ...ids.filter((id) => !ordinary.has(id)),
    ];
    const texts = [
      ...sources,
      ...filesIn(join(root, 'templates')).map((path) => ({
        path: relative(root, path),
        text: readFileSync(path, 'utf8'),
      })),
    ];
    const word = new RegExp(`(?<![\\w-])(${known.join('|')})(?![\\w-])`);
    expect(texts.flatMap(({ path, text }) => linesWith(path, text, word))).toEqual([]);
    const words = /national security|homeland|doctrine|国家安全/i;
    expect(texts.flatMap(({ path, text }) => linesWith(path, text, words))).toEqual([]);
  });

  it('in the languages of slides comes from strings.yaml: no CJK text in src', () => {
    // Single characters stand in the rules of line breaking; examples stand in comments.
    // checks/words/ holds words that are looked for in what people wrote; none of them lands on a slide.
    const offences = sources
      .filter(({ path }) => !path.startsWith('checks/words/'))
      .flatMap(({ path, text }) => linesWith(path, stripComments(text), /[\u4E00-\u9FFF\uAC00-\uD7AF]{2}/));
    expect(offences).toEqual([]);
  });
});

describe('style', () => {
  it('has no default exports', () => {
    // pptxgenjs imports its zip library by default: what stands in its place has to offer one.
    const offences = sources
      .filter(({ path }) => path !== 'formats/pptx/draw/zip-shim.ts')
      .flatMap(({ path, text }) => linesWith(path, text, /^export default\b|\bas default\b/));
    expect(offences).toEqual([]);
  });

  it('names files in kebab-case, and none for what it is not', () => {
    const offences = filesIn(src)
      .map((path) => relative(src, path))
      .filter((path) =>
        path
          .split(sep)
          .some(
            (part) =>
              !/^[a-z0-9]+(-[a-z0-9]+)*(\.generated)?(\.ts|\.json|\.css)?$/.test(part) ||
              /^(utils?|common|misc|manager)(\.ts)?$/.test(part),
          ),
      );
    expect(offences).toEqual([]);
  });

  it('imports with the .ts extension', () => {
    const offences = imports.filter(
      ({ specifier }) => specifier.startsWith('.') && !/\.(ts|json)$/.test(specifier),
    );
    expect(offences).toEqual([]);
  });

  it('has no enum and no console', () => {
    const offences = sources.flatMap(({ path, text }) =>
      linesWith(path, stripComments(text), /^\s*(export )?(const )?enum\b|\bconsole\./),
    );
    expect(offences).toEqual([]);
  });

  it('has the unit of a length in its type or its name', () => {
    const length = /^\s*readonly (w|h|width|height|size|gap|inset|indent|hanging|spaceBefore)\??: number\b/;
    const offences = sources
      .filter(({ path }) => /^(layout|theme|formats|handouts)\//.test(path))
      .flatMap(({ path, text }) => linesWith(path, text, length));
    expect(offences).toEqual([]);
  });

  it('keeps files from growing without end', () => {
    const offences = sources
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > 300);
    expect(offences).toEqual([]);
  });
});

/** Ids that stand in the examples of the formats' own documentation. */
const ordinary = new Set(['ocean-air']);

function roomOf(path: string): string {
  const [first, second] = path.split('/');
  if (first === 'index.ts') return 'index';
  if (first === 'cli.ts') return 'cli';
  // The records of all formats, beside the rooms that draw them.
  if (first === 'formats' && path.split('/').length === 2) return 'formats';
  if (first === '..') return path.endsWith('package.json') ? 'package.json' : path;
  return first === 'formats' ? `${first}/${second}` : first!;
}

function resolveImport(from: string, specifier: string): string {
  return join(dirname(from), specifier).split(sep).join('/');
}

function linesWith(path: string, text: string, pattern: RegExp): string[] {
  return text
    .split('\n')
    .flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${line.trim().slice(0, 120)}`] : []));
}

/** Comments go, line breaks stay. */
function stripComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|\s)\/\/.*$/gm, '');
}

function findCircle(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const done = new Set<string>();
  const visit = (room: string, path: readonly string[]): string[] => {
    if (path.includes(room)) return [...path.slice(path.indexOf(room)), room];
    if (done.has(room)) return [];
    for (const next of graph.get(room) ?? []) {
      const circle = visit(next, [...path, room]);
      if (circle.length > 0) return circle;
    }
    done.add(room);
    return [];
  };
  for (const room of graph.keys()) {
    const circle = visit(room, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
