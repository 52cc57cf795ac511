import { describe, expect, it } from 'vitest';
import type { HandoutSlide } from '../../src/handouts/index.ts';
import { runsOfDocument } from '../../src/handouts/index.ts';
import { notesParagraphs, plainText } from '../../src/markup/index.ts';
import { commonMarkBlocks, withReadableFormulas } from '../markup/common-mark.ts';
import {
  citedNumbers,
  documentOf,
  fold,
  handoutsOf,
  hiveHandouts,
  linesOf,
  ownHandout,
} from './hive-documents.ts';

describe.each(['en', 'zh'])('documents in %s', (language) => {
  const handouts = hiveHandouts(language);

  it.each(handouts.map((handout) => [handout.name, handout] as const))(
    '%s says what its Markdown says',
    (_, handout) => {
      const pictures = new Set(
        [...handout.markdown.matchAll(/^!\[(.*)\]\(.*\)$/gm)].map((match) =>
          fold(match[1]!.replace(/\\(?=[!-/:-@[-`{-~])/g, '')),
        ),
      );
      const written = notesParagraphs(commonMarkBlocks(withReadableFormulas(handout.markdown)))
        .map(({ runs }) => fold(plainText(runs)))
        .filter((line) => !pictures.has(line));
      // The foot, which each page of a document has, ends the Markdown once.
      const foot = written.slice(-2);
      expect(foot.at(-1)).toContain(documentOf(handout).footer ?? '');
      expect(told(linesOf(documentOf(handout)))).toEqual(told(written.slice(0, -2)));
      expect(written.length).toBeGreaterThan(3);
    },
  );

  it.each(handouts.map((handout) => [handout.name, handout] as const))(
    '%s knows what each of its numbers stands for',
    (_, handout) => {
      const document = documentOf(handout);
      const listed = runsOfDocument([...document.blocks]).flatMap((run) => run.entry ?? []);
      for (const number of [...citedNumbers(document), ...listed]) {
        const citation = document.citations.get(number);
        expect(citation?.number).toBe(number);
        expect(plainText(citation!.runs)).not.toMatch(/^\[/);
        expect(citation!.listed).toBe(listed.includes(number));
      }
      expect(document.citations.size).toBe(new Set([...citedNumbers(document), ...listed]).size);
    },
  );
});

describe('slides and notes', () => {
  const [handout] = hiveHandouts('en', '3');
  const document = documentOf(handout!);
  const slides = document.blocks.filter((block): block is HandoutSlide => block.kind === 'slide');

  it('shows every slide once, with its title over it and its notes with it', () => {
    expect(slides.length).toBeGreaterThan(30);
    const others = document.blocks.filter((block) => block.kind !== 'slide').map(({ kind }) => kind);
    expect(others.filter((kind) => !['paragraph', 'page-break', 'list', 'heading'].includes(kind))).toEqual(
      [],
    );
    expect(slides.map((slide) => slide.number)).toEqual(slides.map((_, i) => i + 1));
    for (const slide of slides) {
      expect(plainText(slide.heading)).toMatch(new RegExp(`^${slide.number}\\. .`));
      expect(slide.svg).toContain('<svg');
      expect(slide.width / slide.height).toBeCloseTo(16 / 9, 2);
    }
  });

  it('says what a slide shows', () => {
    const queen = slides.find((slide) => slide.id === 'element-queen')!;
    const [first] = queen.alt.split('\n');
    expect(plainText(queen.heading)).toContain(first!);
    expect(queen.alt.split('\n').length).toBeGreaterThan(2);
  });

  it('lists the sources of a page at its foot, where its marks lead', () => {
    let cited: number[] = [];
    let pages = 0;
    for (const block of document.blocks) {
      if (block.kind !== 'slide' && runsOfDocument([block]).some((run) => run.entry)) {
        const listed = runsOfDocument([block]).flatMap((run) => run.entry ?? []);
        for (const number of cited) expect(listed).toContain(number);
        cited = [];
        pages += 1;
        continue;
      }
      const marks = runsOfDocument([block]).filter((run) => run.cite);
      cited.push(...marks.flatMap((run) => run.text.split(', ').map(Number)));
    }
    expect(pages).toBeGreaterThan(5);
    expect(cited).toEqual([]);
    expect(citedNumbers(document).length).toBeGreaterThan(5);
  });

  it('says how many stand on a page, and in Markdown refers to a picture beside it', () => {
    expect(document.slidesPerPage).toBe(3);
    expect(handout!.pictures.map((picture) => picture.name)).toEqual(
      slides.map((slide) => `pictures/test.${slide.id}.svg`),
    );
    expect(handout!.markdown).toContain(`](pictures/test.${slides[0]!.id}.svg)`);
  });

  it('takes one to three', () => {
    expect(() => hiveHandouts('en', '4')).toThrow(/"4" is not a known word/);
  });
});

describe('what a document keeps that Markdown cannot say', () => {
  const handouts = hiveHandouts('en');
  const find = (name: string) => documentOf(handouts.find((each) => each.name === name)!);

  it('the language of foreign words', () => {
    const languages = runsOfDocument([...find('glossary').blocks]).flatMap((run) => run.language ?? []);
    expect(new Set(languages)).toEqual(new Set(['zh']));
  });

  it('whose text it is', () => {
    const owners = runsOfDocument([...find('briefing-note').blocks]).flatMap((run) => run.owner?.type ?? []);
    expect(new Set(owners)).toContain('statement');
  });

  it('the line under the title, and for whom it is', () => {
    const classes = find('briefing-note').blocks.map((block) =>
      block.kind === 'paragraph' ? block.class : null,
    );
    expect(classes.slice(0, 2)).toEqual(['lead', 'caption']);
  });

  it('that answers begin a page', () => {
    const { blocks } = find('worksheet');
    const at = blocks.findIndex((block) => block.kind === 'page-break');
    const after = blocks[at + 1];
    expect(after?.kind === 'heading' && plainText(after.runs)).toBe('Answers');
    expect(blocks.slice(0, at).filter((block) => block.kind === 'list').length).toBeGreaterThan(0);
  });
});

describe('links to slides', () => {
  const deck = `handouts: [slides-and-notes, briefing-note]
slides:
  - use: bullets
    id: here
    title: Here
    points: ["See [the other one](#there) and [the web](https://example.org/)"]
    notes: "Turn to [the other one](#there)."
  - { use: bullets, id: there, title: There, points: [A] }
`;

  it('stay where the slide is in the document', () => {
    const [slidesAndNotes] = handoutsOf(deck);
    const links = runsOfDocument([...documentOf(slidesAndNotes!).blocks]).flatMap((run) => run.link ?? []);
    expect(links).toEqual(['#there', 'https://example.org/', '#there']);
  });

  it('leave their words where it is not', () => {
    const evidence = handoutsOf(deck.replace('slides-and-notes, briefing-note', 'briefing-note'));
    const runs = runsOfDocument([...documentOf(evidence[0]!).blocks]);
    expect(runs.flatMap((run) => run.link ?? []).filter((link) => link.startsWith('#'))).toEqual([]);
  });
});

describe('a handout of its own template', () => {
  it('is warned of HTML, which only Markdown can show', () => {
    const { lines, findings } = render(
      '# T\n\n<div>gone</div>\n\nA <u>tag</u><br>and a line\n\n<!-- a remark -->\n',
    );
    expect(lines).toEqual(['T', 'A <u>tag</u> and a line']);
    expect(findings).toEqual([
      'handout-html package:templates/briefing/handouts/own.md.hbs:8',
      'handout-html package:templates/briefing/handouts/own.md.hbs:10',
      'handout-html package:templates/briefing/handouts/own.md.hbs:10',
    ]);
  });

  it('shows pictures, and is warned where they have no words', () => {
    const { document, findings } = render('# T\n\n![The hive](images/hive.png)\n\n![](images/hive.png)\n');
    expect(document.blocks).toMatchObject([
      { kind: 'picture', alt: 'The hive', widthPx: 160 },
      { kind: 'picture', alt: null },
    ]);
    expect(findings.map((finding) => finding.split(' ')[0])).toEqual(['handout-picture']);
  });

  it('puts values into addresses, and lets no other address through than slides may have', () => {
    const template =
      '# T\n\n{{#each (take outline.sources 1)}}[{{title}}]({{url}}){{/each}} [b](javascript:x) [c](d.md)\n';
    const runs = runsOfDocument([...render(template).document.blocks]);
    const links = runs.flatMap((run) => run.link ?? []);
    expect(links).toHaveLength(1);
    expect(links[0]).toMatch(/^https?:/);
  });

  it('puts blocks where a line wants them, and words where only a line fits', () => {
    const template =
      '# T\n\nFor {{blocks outline.summary}}\n\n- {{blocks outline.summary}}\n\n## {{outline.title}}: {{deck.title}}\n';
    const { lines } = render(template);
    expect(lines.filter((line) => line.startsWith('For ')).length).toBe(1);
    expect(lines.at(-1)).toMatch(/^.+: .+$/);
  });
});

/** Renders a template of the deck of the hives. */
/**
 * What is said, whatever it stands in: lines to write on and to part things are none, a table whose sections are rows says
 * its heads once.
 */
function told(lines: readonly string[]): readonly string[] {
  const said = lines.map((line) => line.replace(/( \|)+\s*$/, ''));
  return [...new Set(said.filter((line) => line !== '* * *' && !/_{8}.*_{8}/.test(line)))];
}

function render(body: string) {
  const path = 'package:templates/briefing/handouts/own.md.hbs';
  const text = `---\nsummary: Of one's own\nparams: {}\nexample: {}\n---\n${body}`;
  const handout = ownHandout(path, text);
  const made = handout.document();
  return {
    document: made.value!,
    lines: made.value ? linesOf(made.value) : [],
    findings: made.diagnostics.map(({ code, span }) => {
      const line = span ? span.file.text.slice(0, span.start).split('\n').length : 0;
      return `${code} ${span?.file.path}:${line}`;
    }),
  };
}
