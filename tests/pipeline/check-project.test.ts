import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { starterFiles } from '../../src/cli/commands/run-init.ts';
import { buildDecks, type CheckOptions, checkProject, openProject } from '../../src/index.ts';
import { readZip, writeZip } from '../../src/package/index.ts';
import { sha256 } from '../../src/pipeline/commit/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('check');
let made: string;
let root: string;
let count = 0;
const outline = 'content/compost/outline.yaml';
const deck = 'content/compost/decks/introduction.yaml';
const output = 'output/compost/introduction';

beforeAll(async () => {
  made = join(scratch, 'made');
  for (const { path, text } of starterFiles) {
    mkdirSync(dirname(join(made, path)), { recursive: true });
    writeFileSync(join(made, path), text);
  }
  const built = await buildDecks(openProject(made).value!, { out: join(made, 'output') });
  expect(built.diagnostics).toEqual([]);
});
beforeEach(() => {
  root = join(scratch, `project-${++count}`);
  cpSync(made, root, { recursive: true });
});

describe('drift', () => {
  it('is none after a build, nor after a comment or another version', async () => {
    expect(await statuses()).toEqual({ glossary: 'current', notes: 'current', pptx: 'current' });
    edit(outline, (text) => `# A comment.\n${text}`);
    edit(`${output}/manifest.json`, (text) =>
      text.replace(/"throughline": "[^"]*"/, '"throughline": "0.0.1"'),
    );
    expect(await statuses()).toEqual({ glossary: 'current', notes: 'current', pptx: 'current' });
    expect((await check()).codes).toEqual([]);
  });

  it('does not miss the slides as PDF where all of them are hidden', async () => {
    const write = (hidden: boolean) =>
      edit(deck, () => `title: T\nformats: [pptx, pdf]\nslides:\n  - { use: cover, hidden: ${hidden} }\n`);
    write(false);
    const named = async () => (await check()).outputs.map(({ name }) => name);
    expect(await named()).toContain('introduction.pdf');
    write(true);
    expect(await named()).not.toContain('introduction.pdf');
    expect(await named()).toContain('introduction.pptx');
  });

  it('is told slide by slide and line by line', async () => {
    edit(outline, (text) =>
      text
        .replace('The heap needs air and water to work', 'The heap needs air, water and time')
        .replace('and what it smelled like', 'and how it smelled'),
    );
    const { codes, messages, outputs } = await check();
    expect(codes).toEqual(['output-stale', 'output-stale']);
    expect(messages.join('\n')).toContain(
      'slide 4 `element-heap`: title and note changed ("The heap needs air and water to work" → "The heap needs air, water and time")',
    );
    expect(messages.join('\n')).toMatch(/line \d+ changed \("## 4\. The heap needs air and water/);
    expect(outputs.find(({ name }) => name.endsWith('.pptx'))!.differences).toEqual([
      {
        kind: 'slide',
        slide: expect.objectContaining({
          kind: 'changed',
          id: 'element-heap',
          number: 4,
          parts: ['title', 'notes'],
        }),
      },
    ]);
  });

  it('tells slides that are new, gone and moved', async () => {
    edit(deck, (text) => text.replace('  - use: sources\n', ''));
    expect(await slideChanges()).toEqual(['slide 6 `sources` is not one of the deck']);
    edit(deck, (text) =>
      text.replace('  - use: cover\n', '  - use: cover\n  - { use: bullets, title: News, points: [x] }\n'),
    );
    expect(await slideChanges()).toEqual([
      'slide `bullets` is missing',
      'slide 6 `sources` is not one of the deck',
    ]);
    edit(deck, () => 'title: Compost in five minutes\nslides: [{ use: sources }, { use: cover }]\n');
    expect(await slideChanges()).toContain('slide 6 `sources` stands in another place');
  });

  it('tells what was edited by hand, and whether the deck has changed too', async () => {
    editSlide('ppt/slides/slide3.xml', 'Everything starts', 'Everything begins');
    const first = await check();
    expect(first.codes).toEqual(['hand-edited']);
    expect(first.messages[0]).toMatch(
      /^introduction\.pptx was edited by hand since it was built\nslide 3 `element-scraps`: title changed/,
    );
    edit(outline, (text) => text.replace('The heap needs air and water', 'The heap needs water and air'));
    const second = await check();
    expect(second.messages.find((message) => message.includes('by hand'))).toContain(
      ', and its deck has changed since',
    );
    edit(`${output}/introduction.notes.md`, (text) => `${text}A remark.\n`);
    expect(await statuses()).toEqual({ glossary: 'current', notes: 'edited', pptx: 'edited' });
  });

  it('is not fooled by another packer, but by nothing else', async () => {
    // The same parts in other bytes: another version of Node deflates differently.
    const path = join(root, output, 'introduction.pptx');
    const { parts } = readZip(readFileSync(path));
    const stored = join(scratch, 'stored.pptx');
    rmSync(stored, { force: true });
    const folder = mkdtempSync(join(scratch, 'parts-'));
    for (const [name, bytes] of parts) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const zipped = spawnSync('zip', ['-q', '-1', '-X', '-D', '-r', stored, '.'], { cwd: folder });
    // Where there is no zip program this is shown by same-content alone.
    if (zipped.status !== 0) return;
    cpSync(stored, path);
    expect(await statuses()).toMatchObject({ pptx: 'current' });
    // What stands behind the end of a package is none of its parts, and nothing that anybody sees.
    appendFileSync(path, 'more');
    expect(await statuses()).toMatchObject({ pptx: 'saved-again' });
  });

  it('tells what is missing, file by file or deck by deck', async () => {
    rmSync(join(root, output, 'introduction.pptx'));
    const one = await check();
    expect(one.codes).toEqual(['output-missing']);
    expect(one.places).toEqual([`${output}/introduction.pptx`]);
    rmSync(join(root, 'output'), { recursive: true });
    const all = await check();
    expect(all.places).toEqual([output]);
    expect(all.messages[0]).toContain('none of its 3 files');
  });

  it('tells what no deck makes any more, in a check of all decks only', async () => {
    cpSync(join(root, deck), join(root, 'content/compost/decks/other.yaml'));
    renameSync(join(root, output), join(root, 'output/compost/other'));
    edit('output/compost/other/manifest.json', (text) =>
      text.replace('compost/introduction', 'compost/other'),
    );
    await build();
    rmSync(join(root, 'content/compost/decks/other.yaml'));
    expect(new Set((await check()).codes)).toEqual(new Set(['output-orphaned']));
    expect((await check({ decks: ['introduction'] })).codes).toEqual([]);
  });

  it('leaves files alone that no build wrote, unless they stand in the way', async () => {
    writeFileSync(join(root, output, 'mine.txt'), 'mine');
    expect((await check()).codes).toEqual([]);
    rmSync(join(root, output, 'manifest.json'));
    edit(`${output}/introduction.notes.md`, (text) => text.replace('heap', 'pile'));
    expect((await check()).codes.sort()).toEqual(['not-ours', 'output-missing']);
  });

  it('reads what an interrupted build has staged as if it were in place, and says so', async () => {
    edit(outline, (text) => text.replace('The heap needs air and water', 'The heap needs water and air'));
    const fresh = join(scratch, `fresh-${count}`);
    await buildDecks(openProject(root).value!, { out: fresh });
    const work = join(root, 'output/.throughline-work');
    mkdirSync(work);
    const names = ['introduction.pptx', 'introduction.notes.md', 'introduction.glossary.md', 'manifest.json'];
    const steps = names.map((name, i) => {
      const bytes = readFileSync(join(fresh, 'compost/introduction', name));
      writeFileSync(join(work, `${i}.new`), bytes);
      const target = `compost/introduction/${name}`;
      const old = sha256(readFileSync(join(root, 'output', target)));
      return { kind: 'put', staged: `.throughline-work/${i}.new`, target, hash: sha256(bytes), old };
    });
    writeFileSync(join(work, 'journal.json'), JSON.stringify({ version: 1, steps }));
    const before = snapshot(root);
    expect((await check()).codes).toEqual(['output-unfinished']);
    expect(snapshot(root)).toEqual(before);
    await build();
    expect((await check()).codes).toEqual([]);
  });

  it('follows no link out of the project or of the output folder', async () => {
    const outside = join(scratch, `outside-${count}`);
    renameSync(join(root, output), outside);
    symlinkSync(outside, join(root, output));
    expect((await check()).codes).toEqual(['output-outside']);
    rmSync(join(root, 'output'), { recursive: true });
    symlinkSync(outside, join(root, 'output'));
    expect((await check({ out: undefined })).codes).toEqual(['output-folder']);
  });

  it('takes a folder or a link in the place of a file for somebody’s work', async () => {
    rmSync(join(root, output, 'introduction.pptx'));
    mkdirSync(join(root, output, 'introduction.pptx'));
    rmSync(join(root, output, 'introduction.notes.md'));
    symlinkSync('/etc/hostname', join(root, output, 'introduction.notes.md'));
    expect(await statuses()).toEqual({ glossary: 'current', notes: 'edited', pptx: 'edited' });
  });

  it('is not looked for where nobody asks for it', async () => {
    rmSync(join(root, 'output'), { recursive: true });
    expect((await check({ drift: false })).codes).toEqual([]);
  });

  it('does not hide behind a deck that cannot be built', async () => {
    edit(deck, (text) => text.replace('of: [stages]', 'of: [stagse]'));
    const { codes, report } = await check();
    expect(codes).toEqual(['unknown-reference']);
    expect(report!.decks[0]!.sound).toBe(false);
  });
});

it('writes nothing: no lock, no journal, no record, not a byte', async () => {
  edit(outline, (text) => text.replace('After a year', 'After one year'));
  const before = snapshot(root);
  await check();
  expect(snapshot(root)).toEqual(before);
  rmSync(join(root, 'output'), { recursive: true });
  await check();
  expect(existsSync(join(root, 'output'))).toBe(false);
});

describe('coverage', () => {
  const add = (yaml: string) =>
    edit(outline, (text) => text.replace('\nrelationships:', `${yaml}\nrelationships:`));

  it('knows slides, hidden slides, notes and handouts apart', async () => {
    edit(deck, (text) =>
      text.replace(
        / {2}- use: cards[\s\S]*? {2}- use: sources\n/,
        '  - { use: diagram, of: [feeding] }\n  - { use: element, item: soil, hidden: true }\n',
      ),
    );
    const { report } = await check({ drift: false });
    const places = (type: string, id: string) =>
      report!.coverage[0]!.things.find((thing) => thing.type === type && thing.id === id)!.decks[0];
    expect(places('element', 'scraps')).toContain('slides');
    expect(places('element', 'soil')).toContain('hidden');
    expect(places('element', 'soil')).not.toContain('slides');
    expect(places('statement', 'scraps/1')).toEqual([]);
    expect(places('term', 'turning')).toEqual(['glossary']);
    // A group is shown where all of it is.
    expect(places('group', 'stages')).not.toContain('slides');
  });

  it('finds orphans, each once with what belongs to it', async () => {
    add(`  worms:
    label: Worms
    statements:
      - { text: The notes name worms., source: notebook, quote: Peel }
`);
    const { codes, messages } = await check({ drift: false });
    expect(codes).toEqual(['orphan']);
    expect(messages).toEqual(['no deck shows the element "worms"']);
  });

  it('finds no orphans where not all decks were looked at, or one has errors', async () => {
    add('  worms: Worms\n');
    expect((await check({ drift: false, decks: ['introduction'] })).codes).toEqual([]);
    writeFileSync(join(root, 'content/compost/decks/broken.yaml'), 'slides: [{ use: nothing }]\n');
    expect((await check({ drift: false })).codes).toEqual(['unknown-template']);
  });

  it('can be excused with a reason, and turned off', async () => {
    add('  worms: { label: Worms, excuse: { orphan: they come in autumn } }\n');
    expect((await check({ drift: false })).codes).toEqual([]);
    edit(outline, (text) => text.replace('excuse: { orphan: they come in autumn }', 'tags: [x]'));
    writeFileSync(join(root, 'throughline.yaml'), 'checks: { orphan: off, style: off }\n');
    expect((await check({ drift: false })).codes).toEqual([]);
    writeFileSync(join(root, 'throughline.yaml'), 'checks: { orphan: error, style: off }\n');
    const { report, severities } = await check({ drift: false });
    expect(severities).toEqual(['error']);
    // Its deck can be built all the same: only check looks for orphans.
    expect(report!.decks[0]!.sound).toBe(true);
  });
});

describe('excuses', () => {
  it('that excuse nothing are findings themselves', async () => {
    edit(outline, (text) =>
      text.replace('    kind: place\n', '    kind: place\n    excuse: { voice: they talk }\n'),
    );
    const { codes, places } = await check({ drift: false });
    expect(codes).toEqual(['unused-excuse']);
    expect(places).toEqual([outline]);
  });

  it('silence words at the thing that carries them', async () => {
    edit(outline, (text) => text.replace('    role: Where it changes\n', '    role: Where we change it\n'));
    expect((await check({ drift: false })).codes).toEqual(['voice']);
    edit(outline, (text) =>
      text.replace('    kind: place\n', '    kind: place\n    excuse: { voice: they talk }\n'),
    );
    expect((await check({ drift: false })).codes).toEqual([]);
  });
});

describe('excuses at slides', () => {
  const thin = (more: string) => `title: T
slides:
  - { use: cover }
  - { use: bullets, id: thin, title: The heap is turned twice, points: [One, Two]${more} }
  - { use: statement, statement: The heap is one place }
  - { use: bullets, id: other, title: The heap is fed daily, points: [One, Two] }
`;
  const found = async (text: string) => {
    writeFileSync(join(root, deck), text);
    writeFileSync(join(root, 'throughline.yaml'), 'checks: { orphan: off, over-time: off }\n');
    const { codes, messages } = await check({ drift: false });
    return codes.map((code, i) => `${code} ${/slide "(.*?)"/.exec(messages[i]!)?.[1] ?? ''}`.trim());
  };

  it('silence what is found at that slide, and only there', async () => {
    expect(await found(thin(''))).toEqual(['fill-height thin', 'fill-height other']);
    expect(await found(thin(', excuse: { fill-height: read aloud }'))).toEqual(['fill-height other']);
  });

  it('need a reason, a check and something to excuse', async () => {
    expect(await found(thin(', excuse: { fill-height: "" }'))).toContain('excuse-without-reason');
    expect(await found(thin(', excuse: { fill-hight: read aloud }'))).toContain('unknown-excuse');
    expect(await found(thin(', excuse: { focus: read aloud }'))).toContain('unused-excuse');
  });

  it('are heard in files of slides, once for all decks that include them', async () => {
    mkdirSync(join(root, 'content/compost/parts'));
    const part = (reason: string) =>
      writeFileSync(
        join(root, 'content/compost/parts/thin.yaml'),
        `- { use: bullets, id: thin, title: The heap is turned twice, points: [One, Two], excuse: ${reason} }\n`,
      );
    const including =
      'title: T\nslides:\n  - { use: cover }\n  - include: parts/thin.yaml\n  - { use: statement, statement: One heap }\n';
    writeFileSync(join(root, 'content/compost/decks/second.yaml'), including);
    part('{ fill-height: read aloud }');
    expect(await found(including)).toEqual([]);
    part('{ fill-height: read aloud, focus: there is none }');
    expect(await found(including)).toEqual(['unused-excuse']);
  });

  it('at a member of a group cover its slide, at the entry all of them', async () => {
    edit(outline, (text) =>
      text.replace('groups:\n', 'groups:\n  things: { label: Things, members: [heap, soil] }\n'),
    );
    const topics = async (heap: string, all = '') => {
      const codes = await found(
        `title: T\nslides:\n  - { use: cover }\n  - use: element\n    each: things
    title: A topic${all}\n    with: { heap: { title: Another topic${heap} } }\n`,
      );
      return codes.filter((each) => each.startsWith('title-says'));
    };
    const excuse = 'excuse: { title-says-a-point: read aloud }';
    expect(await topics('')).toHaveLength(2);
    expect(await topics(`, ${excuse}`)).toEqual(['title-says-a-point element-soil']);
    expect(await topics('', `\n    ${excuse}`)).toEqual([]);
  });
});

describe('accessibility', () => {
  it('looks at the slides as they are placed', async () => {
    mkdirSync(join(root, 'templates/editorial'), { recursive: true });
    writeFileSync(join(root, 'templates/editorial/theme.yaml'), 'type: { caption: 9 }\n');
    const { codes } = await check({ drift: false });
    expect(codes).toContain('small-type');
  });

  it('finds links that say nothing, in the deck file where they stand', async () => {
    writeFileSync(join(root, 'throughline.yaml'), 'checks: { style: off }\n');
    edit(
      deck,
      (text) => `${text}  - { use: bullets, title: Links, points: ["[here](https://example.org)"] }\n`,
    );
    const { codes, messages } = await check({ drift: false });
    expect(codes).toEqual(['vague-link']);
    expect(messages[0]).toMatch(/^slide "bullets": the link "here"/);
  });
});

async function check(options: CheckOptions = {}) {
  const project = openProject(root);
  const { value, diagnostics } = await checkProject(project.value!, {
    out: join(root, 'output'),
    ...options,
  });
  const all = [...project.diagnostics, ...diagnostics];
  return {
    report: value,
    outputs: value?.outputs ?? [],
    codes: all.map(({ code }) => code),
    severities: all.map(({ severity }) => severity),
    messages: all.map(({ message }) => message),
    places: all.map(({ span }) => span?.file.path.replace(`${root}/`, '')),
  };
}

async function build(): Promise<void> {
  const { diagnostics } = await buildDecks(openProject(root).value!, { out: join(root, 'output') });
  expect(diagnostics).toEqual([]);
}

async function statuses(): Promise<Record<string, string>> {
  const { outputs } = await check();
  return Object.fromEntries(
    outputs.map(({ name, status }) => [name.replace('introduction.', '').replace('.md', ''), status]),
  );
}

async function slideChanges(): Promise<string[]> {
  const { messages } = await check();
  const message = messages.find((each) => each.startsWith('introduction.pptx'))!;
  return message
    .split('\n')
    .slice(1)
    .filter((line) => !line.includes('changed'));
}

function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(join(root, path), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(root, path), after);
}

function editSlide(part: string, from: string, to: string): void {
  const path = join(root, output, 'introduction.pptx');
  const { parts } = readZip(readFileSync(path));
  const text = Buffer.from(parts.get(part)!).toString('utf8');
  expect(text).toContain(from);
  parts.set(part, text.replace(from, to));
  writeFileSync(path, writeZip(parts));
}

/** Every file with its bytes and its time of change. */
function snapshot(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const stat = statSync(path);
      return `${path} ${stat.mtimeMs} ${stat.isFile() ? sha256(readFileSync(path)) : ''}`;
    });
}
