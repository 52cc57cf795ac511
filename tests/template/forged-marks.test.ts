import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../src/markup/index.ts';
import { createViews, fillMarkdown, type MarkdownContent } from '../../src/template/index.ts';
import { loadSet, renderMarkdown, usualContext, waterOutline, waterYaml } from './water.ts';

const secret: MarkdownContent = { kind: 'runs', runs: [{ text: 'secret' }] };

describe('the marks that stand for values in Markdown', () => {
  test('what a value brings is not read again', () => {
    const forged: MarkdownContent = { kind: 'runs', runs: [{ text: '\u00011\u0002' }] };
    const code: MarkdownContent = {
      kind: 'blocks',
      blocks: [
        { kind: 'code', text: '\u00011\u0002', language: null, origin: { template: null, yaml: null } },
      ],
    };
    expect(fillMarkdown({ markdown: '\u00010\u0002', contents: [forged, secret] })).toBe('\uFFFD1\uFFFD\n');
    expect(fillMarkdown({ markdown: '\u00010\u0002', contents: [code, secret] })).toBe(
      '```\n\uFFFD1\uFFFD\n```\n',
    );
    expect(fillMarkdown({ markdown: 'a \u00017\u0002', contents: [secret] })).toBe('a \n');
  });

  test('a value that is printed as it is loses them', () => {
    expect(escapeMarkdown('\u00010\u0002')).toBe('\uFFFD0\uFFFD');
    // The YAML room lets no such value through.
    const yaml = waterYaml.replace('https://usgs.gov/a_(b)', 'https://usgs.gov/\\x010\\x02');
    const { text } = renderMarkdown('{{source.url}} {{land.label}}', { outline: waterOutline(yaml) });
    expect(text).toBeNull();
  });

  test('a template that holds them is refused, and they are gone', () => {
    const { set, diagnostics } = loadSet({
      'handouts/test.md.hbs': '{{outline.title}} \u00010\u0002',
      'partials/x.hbs': 'a\u0007b',
      'slides/own.hbs': 'a\u202Eb',
    });
    expect(diagnostics.map(({ code, span }) => [code, span!.file.path.split('/').at(-1)]).sort()).toEqual([
      ['forbidden-character', 'test.md.hbs'],
      ['forbidden-character', 'test.md.hbs'],
      ['forbidden-character', 'x.hbs'],
      ['suspicious-character', 'own.hbs'],
    ]);
    const views = createViews({ outline: waterOutline(), language: 'en', strings: set.strings });
    const scope = { context: usualContext(views), views, citations: [] };
    const parts = set.handouts.get('test')!.render(scope).value!;
    expect(fillMarkdown(parts)).toBe('The water cycle \uFFFD0\uFFFD\n');
  });
});

describe('what values bring is not tidied with the template', () => {
  test('code keeps blanks, tabs and empty lines', () => {
    const outline = waterOutline(
      waterYaml.replace('land: Land\n', 'land: { label: Land, notes: "```\\n\\ta  \\n\\n\\n\\n b\\n```" }\n'),
    );
    const { text } = renderMarkdown('# T\n\n\n\n{{blocks land.notes}}   \n\n\n\nEnd', { outline });
    expect(text).toBe('# T\n\n```\n\ta  \n\n\n\n b\n```\n\nEnd');
  });

  test('blocks go on in the item or quotation that they begin in', () => {
    const outline = waterOutline(
      waterYaml.replace('land: Land\n', 'land: { label: Land, notes: "One\\n\\n- two\\n- three" }\n'),
    );
    const { text } = renderMarkdown(
      '1. {{blocks land.notes}}\n> {{blocks land.notes}}\n\n{{blocks land.notes}}',
      {
        outline,
      },
    );
    expect(text).toBe(
      '1. One\n\n   - two\n   - three\n> One\n>\n> - two\n> - three\n\nOne\n\n- two\n- three',
    );
  });
});
