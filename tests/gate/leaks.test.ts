import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/package/index.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { harbour, writeHarbour } from './harbour.ts';

/** What somebody types, or a template lets through, in a deck that may show what is public. */
const leaks: Readonly<
  Record<string, { deck: string; files?: Readonly<Record<string, string>>; args?: string[] }>
> = {
  'a title': { deck: 'slides: [ { use: bullets, title: Why Project Nightjar, points: [a] } ]' },
  'the title of the deck': { deck: 'subtitle: On Project Nightjar\nslides: [ { use: cover } ]' },
  'the footer': { deck: 'footer: Project Nightjar\nslides: [ { use: bullets, title: T, points: [a] } ]' },
  'the audience, in the properties': {
    deck: 'presenter: The team of Project Nightjar\nslides: [ { use: bullets, title: T, points: [a] } ]',
  },
  'speaker notes': {
    deck: 'slides: [ { use: bullets, title: T, points: [a], notes: Mind this. The board offers forty million for the yard. } ]',
  },
  'a hidden slide': {
    deck: 'slides: [ { use: bullets, title: T, points: [a] }, { use: bullets, id: h, title: Secret margin, hidden: true, points: [a] } ]',
  },
  'a table of its own': {
    deck: 'slides: [ { use: bullets, title: T, points: [a], notes: "| x | y |\\n|---|---|\\n| 1 | Norddock Holding |" } ]',
  },
  'a row of figures': {
    deck: 'slides: [ { use: bullets, title: T, points: [a], notes: "| year | x |\\n|---|---|\\n| 2024 | 81 |" } ]',
  },
  'a sentence without its full stop': {
    deck: 'slides: [ { use: bullets, title: T, points: [ The board offers forty million for the yard ] } ]',
  },
  'the title of a link': {
    deck: `slides: [ { use: bullets, title: T, points: [ '[a](https://example.org "Project Nightjar")' ] } ]`,
  },
  'a footnote': {
    deck: 'slides: [ { use: content, title: T, body: "text[^1]\\n\\n[^1]: Project Nightjar." } ]',
  },
  'lines of their own': {
    deck: 'slides: [ { use: bullets, title: T, points: [ "We buy the neighbouring<br>yard" ] } ]',
  },
  'letters of full width': {
    deck: 'slides: [ { use: bullets, title: T, points: [ Ｐｒｏｊｅｃｔ Ｎｉｇｈｔｊａｒ ] } ]',
  },
  'letters with nothing between them': {
    deck: 'slides: [ { use: bullets, title: T, points: [ "Pro\\u200bject Night\\u2060jar" ] } ]',
  },
  'a formula': {
    deck: `slides: [ { use: formula, title: T, tex: '\\text{Project Nightjar}' } ]`,
  },
  'a formula in a point': {
    deck: `slides: [ { use: bullets, title: T, points: [ 'of $\\text{Project Nightjar}$' ] } ]`,
  },
  'a flowchart': {
    deck: 'slides: [ { use: content, title: T, body: "```mermaid\\nflowchart LR\\n  a[Project Nightjar] --> b[B]\\n```" } ]',
  },
  'what a presenter is': {
    deck: 'presenter: { name: Ann, role: Head of Project Nightjar }\nslides: [ { use: cover } ]',
  },
  'a title in capitals': {
    deck: 'slides: [ { use: bullets, title: PROJECT NIGHTJAR, points: [a] } ]',
  },
  'capitals of another alphabet': {
    deck: 'slides: [ { use: bullets, title: ΤΟ ΜΥΣΤΙΚΟ ΤΗΣ ΟΔΟΣ, points: [ "GROSSE STRASSE" ] } ]',
    files: {
      'content/x/outline.yaml':
        'title: A\nelements: { a: { label: große Straße, marking: internal }, b: { label: Το μυστικο της οδος, marking: internal } }\n',
    },
  },
  'a link': {
    deck: 'slides: [ { use: bullets, title: T, points: [ "[a](https://example.org/Project%20Nightjar)" ] } ]',
  },
  'words cut by emphasis': {
    deck: 'slides: [ { use: bullets, title: T, points: [ "Pro*ject Night*jar" ] } ]',
  },
  'a code file': {
    deck: 'slides: [ { use: code, title: T, file: content/x/a.txt } ]',
    files: { 'content/x/a.txt': 'x = 1 // Project Nightjar\n' },
  },
  'a variable': {
    deck: 'slides: [ { use: bullets, title: "About {{vars.name}}", points: [a] } ]',
    args: ['--var', 'name=Project Nightjar'],
  },
  'a template': {
    deck: 'template: own\nslides: [ { use: told, title: T } ]',
    files: {
      'templates/own/slides/told.hbs':
        '---\nsummary: x\n---\n<slide layout="title-and-content"><title>{{title}}</title><slot name="body"><p>Project Nightjar</p></slot></slide>\n',
    },
  },
  'a handout': {
    deck: 'template: own\nformats: [html]\nhandouts: [told]\nslides: [ { use: bullets, title: T, points: [a] } ]',
    files: { 'templates/own/handouts/told.md.hbs': '---\nsummary: x\n---\n# A\n\nProject Nightjar\n' },
  },
  'an included list': {
    deck: 'slides: [ { include: parts/p.yaml } ]',
    files: { 'content/x/parts/p.yaml': '- { use: bullets, title: T, points: [ Earn-out ] }\n' },
  },
  'a drawing': {
    deck: 'slides: [ { use: image, title: T, src: a.svg, alt: A box } ]',
    files: {
      'content/x/a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text x="0" y="15">Project Nightjar</text></svg>',
    },
  },
  'an alternative text': {
    deck: 'slides: [ { use: image, title: T, src: a.svg, alt: The logo of Project Nightjar } ]',
    files: {
      'content/x/a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><rect width="90" height="20"/></svg>',
    },
  },
  'a picture that is named in another way': {
    deck: 'slides: [ { use: image, title: T, src: pictures/../pictures/./plan.svg, alt: A box } ]',
    files: {
      'content/x/outline.yaml': `${harbour['content/x/outline.yaml']}`.replace(
        '  quay: { ',
        '  quay: { image: { src: ./pictures/plan.svg, alt: A plan, marking: internal }, ',
      ),
      'content/x/pictures/plan.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><rect width="90" height="20"/></svg>',
    },
  },
  'the id of a slide, in the page for the web': {
    deck: 'formats: [web]\nslides: [ { use: bullets, id: project-nightjar, title: T, points: [a] } ]',
  },
  'the piece of an address': {
    deck: 'formats: [pptx]\nslides: [ { use: bullets, title: T, points: [ "[a](https://example.org/?q=Project+Nightjar)" ] } ]',
  },
  'the piece of an address, in notes': {
    deck: 'formats: [md]\nslides: [ { use: bullets, title: T, points: [a], notes: "[a](https://example.org/#project_nightjar)" } ]',
  },
  'the name of a picture, in the manifest': {
    deck: 'slides: [ { use: image, title: T, src: project-nightjar.svg, alt: A box } ]',
    files: {
      'content/x/project-nightjar.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><rect width="90" height="20"/></svg>',
    },
  },
};

describe('what would leak', () => {
  it.each(Object.entries(leaks))(
    'is found, and nothing is written: %s',
    async (name, { deck, files, args = [] }) => {
      const formats = /^formats:/m.test(deck) ? '' : 'formats: [pptx, md]\n';
      const root = writeHarbour('leak', {
        'content/x/decks/d.yaml': `${/^template/m.test(deck) ? '' : ''}title: Talk\n${formats}${deck}\n`,
        ...files,
      });
      const { code, err } = await runInProcess(['build', ...args], root);
      expect(err, name).toContain('error[leak]');
      expect(code).toBe(5);
      expect(existsSync(join(root, 'output'))).toBe(false);
    },
  );

  it('is found in the name of a deck', async () => {
    const root = writeHarbour('name', {
      'content/x/decks/project-nightjar.yaml': 'title: Talk\nformats: [md]\nslides: [ { use: cover } ]\n',
    });
    expect((await runInProcess(['build'], root)).code).toBe(5);
  });

  it('is found by check as well, and points at the words in the deck', async () => {
    const root = writeHarbour('check', {
      'content/x/decks/d.yaml': 'title: Project Nightjar\nformats: [md]\nslides: [ { use: cover } ]\n',
    });
    const { err, out } = await runInProcess(['check'], root);
    expect(err + out).toContain('content/x/decks/d.yaml:1:8: error[leak]');
    // The message itself may end up where the deck does.
    expect((err + out).match(/error\[leak\]: .*/)![0]).not.toContain('Nightjar');
  });

  it('is none of these', async () => {
    const root = writeHarbour('none', {
      // As a part of a longer word, in another row, and for those who may see it.
      'content/x/decks/d.yaml':
        'title: Earn-outs\nformats: [pptx, md]\nslides: [ { use: bullets, title: 81 of 77, points: [a], notes: "| year | x |\\n|---|---|\\n| 2019 | 81 |" } ]\n',
      'content/x/decks/e.yaml':
        'title: Project Nightjar\nmarking: confidential\nformats: [md]\nslides: [ { use: cover } ]\n',
    });
    const { code, err } = await runInProcess(['build'], root);
    expect(err).not.toContain('leak');
    expect(code).toBe(0);
  });

  it('is not what a drawing is called: its title is left out', async () => {
    const root = writeHarbour('called', {
      'content/x/decks/d.yaml':
        'title: T\nformats: [pptx, web]\nslides: [ { use: image, title: T, src: a.svg, alt: A box } ]\n',
      'content/x/a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><title>Project Nightjar</title><desc>Project Nightjar</desc><rect width="90" height="20"/></svg>',
    });
    expect((await runInProcess(['build'], root)).code).toBe(0);
    const { parts } = readZip(readFileSync(join(root, 'output/x/d/d.pptx')));
    const web = readFileSync(join(root, 'output/x/d/d.web.html'));
    for (const bytes of [...parts.values(), web]) expect(String(bytes)).not.toContain('Nightjar');
  });

  it('is none where the same words stand at a lower level', async () => {
    const root = writeHarbour('lower', {
      'content/x/decks/d.yaml':
        'title: The rail link\nformats: [md]\nslides: [ { use: element, item: two } ]\n',
      'content/x/outline.yaml':
        'title: A\nelements:\n  one: { label: Rail link, marking: internal }\n  two: { label: The old Rail link }\n',
    });
    expect((await runInProcess(['build'], root)).code).toBe(0);
  });
});
