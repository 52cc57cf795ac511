import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv2020 from 'ajv/dist/2020.js';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/cli/reporters/index.ts';
import { parseMarkdown } from '../../src/markup/index.ts';
import { type Diagnostic, reporterFor, type SourceFile } from '../../src/source/index.ts';
import { attributeOf, descendants, parseXml, textContent } from '../../src/xml/index.ts';

const report = reporterFor({
  'unknown-element': { severity: 'error', summary: 'A relationship names an end that does not exist.' },
  orphan: { severity: 'warning', summary: 'Nobody shows it.' },
  voice: { severity: 'warning', summary: 'It speaks as "we".' },
  repeated: { severity: 'warning', summary: 'It stands twice.' },
  pale: { severity: 'warning', summary: 'It cannot be read.' },
  small: { severity: 'warning', summary: 'It is small.' },
});
const file: SourceFile = { path: 'content/wäter/out line.yaml', text: 'a: 人民😀\n\tb: ocaen\n' };
const nowhere: SourceFile = { path: 'output/a/b.pptx', text: '' };

function at(
  words: string,
  message = 'no element "ocaen"',
  hint: string | null = 'did you mean "ocean"?',
): Diagnostic {
  const start = file.text.indexOf(words);
  const span = { file, start, end: start + words.length };
  return report('unknown-element', span, message, { hint, related: [{ message: 'the first one', span }] });
}

const whole = report('orphan', { file: nowhere, start: 0, end: 0 }, 'stale\nslide 4 `x`: note changed');
const placeless = report('orphan', null, 'no place');
const nasty =
  '\u001B[31m::error::x%0A\r\n<b>&"\' ]]> | `#1` @team www.x.y \u202E\uD800 \u0085 [a](javascript:x) ![b](c) <!-- \uFFFF';

function print(name: string, diagnostics: readonly Diagnostic[], more: object = {}): string {
  return reporters[name]!(diagnostics, { color: false, command: 'check', ...more });
}

describe('SARIF', () => {
  const require = createRequire(import.meta.url);
  const schema = JSON.parse(
    readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  );
  // One of the schema's own patterns is none with the flag "u".
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  const sarif = (diagnostics: readonly Diagnostic[]) => {
    const log = JSON.parse(print('sarif', diagnostics));
    expect([validate(log), validate.errors ?? []]).toEqual([true, []]);
    return log.runs[0];
  };

  it('is valid, with and without findings', () => {
    expect(sarif([]).results).toEqual([]);
    expect(sarif([at('ocaen'), whole, placeless]).results.length).toBe(3);
  });

  it('has a rule for each code, with its summary and level', () => {
    const { tool, results } = sarif([at('ocaen'), whole]);
    expect(tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(['orphan', 'unknown-element']);
    expect(tool.driver.rules[1]).toMatchObject({
      name: 'UnknownElement',
      shortDescription: { text: 'A relationship names an end that does not exist.' },
      defaultConfiguration: { level: 'error' },
    });
    expect(results[0]).toMatchObject({ ruleId: 'unknown-element', ruleIndex: 1, level: 'error' });
    expect(results[0].message.text).toBe('no element "ocaen"\nHint: did you mean "ocean"?');
  });

  it('counts columns in UTF-16 code units, from 1', () => {
    const { columnKind, results } = sarif([at('民😀'), at('ocaen')]);
    expect(columnKind).toBe('utf16CodeUnits');
    const regions = results.map(
      (result: { locations: { physicalLocation: { region: object } }[] }) =>
        result.locations[0]!.physicalLocation.region,
    );
    expect(regions).toEqual([
      { startLine: 1, startColumn: 5, endLine: 1, endColumn: 8 },
      { startLine: 2, startColumn: 5, endLine: 2, endColumn: 10 },
    ]);
  });

  it('names files relative to the root, encoded; those of the package by their own scheme', () => {
    const packaged = { path: 'package:templates/briefing/theme.yaml', text: 'x' };
    const { results } = sarif([
      at('ocaen'),
      whole,
      report('orphan', { file: packaged, start: 0, end: 1 }, 'm'),
    ]);
    const uris = results.map(
      (result: { locations: { physicalLocation: { artifactLocation: object } }[] }) =>
        result.locations[0]!.physicalLocation.artifactLocation,
    );
    expect(uris).toEqual([
      { uri: 'content/w%C3%A4ter/out%20line.yaml', uriBaseId: 'SRCROOT' },
      { uri: 'output/a/b.pptx', uriBaseId: 'SRCROOT' },
      { uri: 'package:templates/briefing/theme.yaml' },
    ]);
    expect(results[1].locations[0].physicalLocation.region).toBeUndefined();
  });

  it('has fingerprints that stay when lines move, and differ for the same finding twice', () => {
    const moved: SourceFile = { ...file, text: `\n\n${file.text}` };
    const there = report('unknown-element', { file: moved, start: 20, end: 21 }, 'no element "ocaen"');
    const prints = sarif([at('ocaen'), there, at('民')]).results.map(
      (result: { partialFingerprints: Record<string, string> }) =>
        result.partialFingerprints['throughline/v1']!,
    );
    expect(prints[0].split(':')[0]).toBe(prints[1].split(':')[0]);
    expect(new Set(prints).size).toBe(3);
  });

  it('holds whatever a text may hold', () => {
    const odd = { path: `${nasty}\\x`, text: nasty };
    sarif([report('orphan', { file: odd, start: 1, end: 5 }, nasty, { hint: nasty })]);
    expect(print('sarif', [report('orphan', null, nasty)])).not.toMatch(
      /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/,
    );
  });
});

describe('GitHub annotations', () => {
  it('stand beside the lines', () => {
    expect(print('github', [at('ocaen')])).toBe(
      '::error file=content/wäter/out line.yaml,line=2,endLine=2,col=5,endColumn=9,title=throughline unknown-element::no element "ocaen"%0Ahint: did you mean "ocean"?\n',
    );
    expect(print('github', [whole])).toBe(
      '::warning file=output/a/b.pptx,title=throughline orphan::stale%0Aslide 4 `x`: note changed\n',
    );
    expect(print('github', [placeless])).toBe('::warning title=throughline orphan::no place\n');
  });

  it('leave columns out where a place has several lines', () => {
    expect(print('github', [at('民😀\n\tb')])).toContain('line=1,endLine=2,title=');
  });

  it('are one line each, whatever a text holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'binary', maxLength: 20 }),
        (message, path) => {
          const span = { file: { path: `${path}${nasty}`, text: 'x' }, start: 0, end: 1 };
          const printed = print('github', [report('orphan', span, `${message}${nasty}`, { hint: message })]);
          expect(printed.match(/\n/g)).toHaveLength(1);
          expect(printed).toMatch(
            /^::warning file=[^:,\r\n]*,line=1,endLine=1,col=1,endColumn=1,title=throughline orphan::/,
          );
        },
      ),
    );
  });
});

describe('JUnit', () => {
  it('has a suite for each file and for what was looked at', () => {
    const root = parseXml(
      print('junit', [at('ocaen'), whole], { report: { result: {}, sections: [], suites: ['o/d'] } }),
    );
    expect(root.attributes.map(({ name, value }) => [name, value])).toEqual([
      ['name', 'throughline'],
      ['tests', '3'],
      ['failures', '1'],
      ['errors', '0'],
    ]);
    expect(descendants(root, 'testsuite').map((suite) => attributeOf(suite, 'name'))).toEqual([
      file.path,
      nowhere.path,
      'o/d',
    ]);
    expect(descendants(root, 'failure').map(textContent)).toEqual([
      'content/wäter/out line.yaml:2:5: error[unknown-element]: no element "ocaen"\nhint: did you mean "ocean"?',
    ]);
    expect(descendants(root, 'system-out').map(textContent)).toEqual([
      'warning[orphan]: stale\nslide 4 `x`: note changed',
    ]);
  });

  it('passes where nothing was found', () => {
    const root = parseXml(print('junit', []));
    expect([attributeOf(root, 'tests'), attributeOf(root, 'failures')]).toEqual(['1', '0']);
  });

  it('is well-formed whatever a text holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (words) => {
        const span = { file: { path: words, text: words }, start: 0, end: words.length };
        parseXml(print('junit', [report('unknown-element', span, `${words}${nasty}`, { hint: words })]));
      }),
    );
  });
});

describe('Markdown', () => {
  it('is a heading, a table with errors first, and what the command adds', () => {
    const text = print('markdown', [placeless, at('ocaen')], {
      report: { result: {}, sections: ['### More\n'], suites: [] },
    });
    expect(text.split('\n').slice(0, 6)).toEqual([
      '## ❌ Throughline check: 1 error, 1 warning',
      '',
      '| | where | what | check |',
      '|---|---|---|---|',
      '| error | content/wäter/out line.yaml:2:5 | no element "ocaen"<br>hint: did you mean "ocean"? | `unknown-element` |',
      '| warning |  | no place | `orphan` |',
    ]);
    expect(text).toContain('\n### More\n');
    expect(print('markdown', [])).toBe('## ✅ Throughline check: nothing found\n');
  });

  it('lets no text be markup, a tag, a link, a mention or another row', () => {
    const text = print('markdown', [
      report('orphan', { file: { path: nasty, text: '' }, start: 0, end: 0 }, nasty),
    ]);
    expect(text.trimEnd().split('\n')).toHaveLength(5);
    const row = text.trimEnd().split('\n')[4]!;
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
    expect(row).not.toMatch(/<(?!br>)|@|www\.|(?<!\\)[`*_[\]](?!orphan)(?! \|)|[\u0000-\u001F\u202E]/);
    const { blocks } = parseMarkdown(text, { span: null });
    expect(JSON.stringify(blocks)).not.toContain('"link"');
  });

  it('counts what is too much for a comment', () => {
    const kinds = ['orphan', 'voice', 'repeated', 'pale', 'small'] as const;
    const many = Array.from({ length: 250 }, (_, i) => report(kinds[i % 5]!, null, `number ${i}`));
    expect(print('markdown', many)).toContain('… and 50 more.');
    const alike = Array.from({ length: 250 }, (_, i) => report('orphan', null, `number ${i}`));
    expect(print('markdown', alike)).toContain('and 200 more of this kind');
  });
});

describe('JSON', () => {
  const schema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'));
  const valid = new Ajv2020({ strict: false }).compile(schema);

  it('is as docs/report.schema.json says', () => {
    const bare = JSON.parse(print('json', [at('ocaen'), whole, placeless]));
    expect([valid(bare), valid.errors]).toEqual([true, null]);
    expect(valid({ ...bare, diagnostics: [{ ...bare.diagnostics[0], severity: 'info' }] })).toBe(false);
    expect(valid({ ...bare, command: 'check', result: {} })).toBe(false);
  });

  it('holds the result of the command besides its findings', () => {
    const document = JSON.parse(
      print('json', [placeless], { report: { result: { decks: [] }, sections: [], suites: [] } }),
    );
    expect(document).toMatchObject({
      version: 1,
      command: 'check',
      result: { decks: [] },
      summary: { errors: 0, warnings: 1 },
    });
    expect(Object.keys(JSON.parse(print('json', [])))).toEqual(['version', 'diagnostics', 'summary']);
  });
});
