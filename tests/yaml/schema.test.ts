import { describe, expect, test } from 'vitest';
import { type Diagnostic, formatLocation } from '../../src/source/index.ts';
import {
  boolean,
  byKind,
  date,
  filled,
  id,
  isLanguageTag,
  keySpanOf,
  language,
  list,
  lookupWording,
  mapOf,
  number,
  oneOf,
  optional,
  parseDate,
  parseYaml,
  record,
  required,
  type Schema,
  spanOf,
  string,
  text,
} from '../../src/yaml/index.ts';

function decode<T>(schema: Schema<T>, yaml: string) {
  const diagnostics: Diagnostic[] = [];
  const { value: node } = parseYaml({ path: 'f', text: yaml });
  const value = schema.decode(node!, (diagnostic) => diagnostics.push(diagnostic));
  return {
    value,
    diagnostics,
    findings: diagnostics.map((d) => `${formatLocation(d.span!).slice(2)} ${d.code}`),
  };
}

const thing = record(
  'thing',
  {
    label: required(text(), 'its name'),
    size: optional(number({ min: 1 }), 'how large'),
    tags: optional(list(string()), ''),
  },
  { shorthand: 'label' },
);

describe('records', () => {
  test('have every field as its own, null where absent', () => {
    const { value, findings } = decode(thing, 'label: A');
    expect(findings).toEqual([]);
    expect(value).toMatchObject({ size: null, tags: null });
    expect(value!.label.wordings).toMatchObject([{ language: null, value: 'A' }]);
  });

  test('may be written short', () => {
    expect(decode(thing, 'A').value!.label.wordings[0]!.value).toBe('A');
    expect(decode(thing, '00501').value!.label.wordings[0]!.value).toBe('00501');
  });

  test.each<[string, string[]]>([
    ['label: A\nsiez: 2', ['2:1 unknown-key']],
    ['label: A\nsize: 0', ['2:7 invalid-value']],
    ['label: A\nsize: two', ['2:7 wrong-type']],
    ['label: A\nsize: [1]', ['2:7 wrong-type']],
    ['size: 2', ['1:1 missing-key']],
    ['label:\nsize: 2', ['1:1 missing-key']],
    ['label: ""', ['1:8 missing-key']],
    ['label: "  "', ['1:8 missing-key']],
    ['label: { en: "" }', ['1:8 missing-key']],
    ['label: [A]', ['1:8 wrong-type']],
    ['[A]', ['1:1 wrong-type']],
    ['~', ['1:1 wrong-type']],
    ['label: A\ntags: a', ['2:7 wrong-type']],
    ['label: A\ntags: [a, [b], { c: d }]', ['2:11 wrong-type', '2:16 wrong-type']],
    ['label: { e_n: A }', ['1:10 invalid-language']],
    ['label: A\nsize:\ntags: ~', []],
  ])('%j', (yaml, expected) => {
    expect(decode(thing, yaml).findings).toEqual(expected);
  });

  test('a slip in a key is guessed; else the keys are listed', () => {
    expect(decode(thing, 'label: A\nsiez: 2').diagnostics[0]!.hint).toBe('did you mean "size"?');
    expect(decode(thing, 'label: A\nzzzz: 2').diagnostics[0]!.hint).toBe(
      'a thing may have: label, size, tags',
    );
  });

  test('know where their fields stand', () => {
    const { value } = decode(thing, 'label: A\nsize: 2');
    expect(formatLocation(spanOf(value!, 'size'))).toBe('f:2:7');
    expect(formatLocation(keySpanOf(value!, 'size'))).toBe('f:2:1');
    expect(formatLocation(spanOf(value!, 'tags'))).toBe('f:1:1');
  });

  test('what is wrong with one field leaves the others', () => {
    const { value, findings } = decode(thing, 'label: A\nsize: two\ntags: [a, [b], c]');
    expect(findings).toHaveLength(2);
    expect(value).toMatchObject({ size: null, tags: ['a', 'c'] });
  });
});

describe('required fields', () => {
  test.each<[string, string, string]>([
    ['size: 2', 'a thing needs "label"', 'write "label: …": its name'],
    ['label: ""', 'the "label" of a thing is empty', 'write "label: …": its name'],
    ['""', 'the "label" of a thing is empty', 'write "label: …": its name'],
  ])('%j says what is to be written', (yaml, message, hint) => {
    expect(decode(thing, yaml).diagnostics).toMatchObject([{ message, hint }]);
  });

  test('descriptions that are sentences go on from the colon, and names get their article', () => {
    const schema = record('event', { x: required(number(), 'Width in inches.'), y: required(string(), '') });
    expect(decode(schema, 'y: 1').diagnostics).toMatchObject([
      { message: 'an event needs "x"', hint: 'write "x: …": width in inches' },
    ]);
    expect(decode(schema, 'x: 1').diagnostics).toMatchObject([
      { message: 'an event needs "y"', hint: 'write "y: …"' },
    ]);
  });

  const patient = record('thing', {
    label: required(string(), 'its name', () => '?'),
    size: required(number({ min: 1 }), 'how large', () => 7),
    tags: optional(list(string()), ''),
  });

  test.each<[string, string[], object]>([
    ['tags: [a]', ['1:1 missing-key', '1:1 missing-key'], { label: '?', size: 7, tags: ['a'] }],
    ['label: A\nsize: 0\ntags: [a]', ['2:7 invalid-value'], { label: 'A', size: 7, tags: ['a'] }],
    ['label: " "\nsize: 2', ['1:8 missing-key'], { label: '?', size: 2 }],
  ])('with a stand-in, the rest of the record is kept: %j', (yaml, expected, value) => {
    const decoded = decode(patient, yaml);
    expect(decoded.findings).toEqual(expected);
    expect(decoded.value).toMatchObject(value);
  });

  test('without one, the record is lost, and all that it lacks is told', () => {
    const strict = record('thing', { a: required(string(), 'a'), b: required(string(), 'b') });
    expect(decode(strict, 'b: [x]')).toMatchObject({
      value: undefined,
      findings: ['1:4 wrong-type', '1:1 missing-key'],
    });
    expect(decode(strict, '{}').findings).toEqual(['1:1 missing-key', '1:1 missing-key']);
  });
});

describe('fields that are not empty where they are written', () => {
  const quoted = record('passage', { quote: filled(string(), 'the passage'), at: optional(string(), '') });

  test.each<[string, string[]]>([
    ['{}', []],
    ['quote:', []],
    ['quote: a', []],
    ['at: ""', []],
    ['quote: ""', ['1:8 missing-key']],
    ['at: x\nquote: "  "', ['2:8 missing-key']],
  ])('%j', (yaml, expected) => {
    expect(decode(quoted, yaml).findings).toEqual(expected);
  });
});

describe('texts', () => {
  test('with a bad wording keep the good ones', () => {
    const { value, findings } = decode(text(), '{ en: Lake, english: See }');
    expect(findings).toEqual(['1:13 invalid-language']);
    expect(value).toMatchObject({ partial: true, wordings: [{ language: 'en', value: 'Lake' }] });
    expect(decode(text(), '{ en: Lake }').value).not.toHaveProperty('partial');
    expect(decode(text(), '{ english: See }').value).toBeUndefined();
  });
});

describe('values', () => {
  test.each<[string, Schema<unknown>, string, unknown]>([
    ['a text is its characters', string(), '2014', '2014'],
    ['a text is its characters', string(), 'no', 'no'],
    ['a text is its characters', string(), '1.10', '1.10'],
    ['a word', oneOf(['on', 'off']), 'off', 'off'],
    ['true', boolean(), 'true', true],
    ['an id', id(), 'a-1', 'a-1'],
    ['an id of digits', id(), '2014', '2014'],
    ['a language', language(), 'zh-Hans-CN', 'zh-Hans-CN'],
    ['a number', number(), '0.5', 0.5],
    ['a whole number', number({ integer: true }), '3', 3],
    ['a list', list(number()), '[1, 2]', [1, 2]],
    ['a soft hyphen as an escape', string(), '"a\\u00adb"', 'a\u00ADb'],
  ])('%s %#', (_, schema, yaml, expected) => {
    expect(decode(schema, yaml)).toMatchObject({ value: expected, findings: [] });
  });

  test.each<[string, Schema<unknown>, string, string]>([
    ['not among the words', oneOf(['on', 'off'], 'switch'), 'offf', '1:1 invalid-value'],
    ['yes is no boolean', boolean(), 'yes', '1:1 wrong-type'],
    ['an id in capitals', id(), 'A', '1:1 invalid-id'],
    ['a half is no whole number', number({ integer: true }), '1.5', '1:1 invalid-value'],
    ['above the maximum', number({ max: 2 }), '3', '1:1 invalid-value'],
    ['a quoted number', number(), '"3"', '1:1 wrong-type'],
    ['a character that no file can hold', string(), '"x\\u0007"', '1:3 forbidden-character'],
    ['half a pair', string(), '"\\ud83d"', '1:2 forbidden-character'],
    ['an invisible character', string(), 'a\u200Bb', '1:2 suspicious-character'],
    ['a soft hyphen that nobody sees', string(), '"a\u00ADb"', '1:3 suspicious-character'],
    ['a reversal', text(), 'ab\u202Ec', '1:3 suspicious-character'],
  ])('%s', (_, schema, yaml, expected) => {
    expect(decode(schema, yaml).findings).toEqual([expected]);
  });

  test.each<[string, string]>([
    ['.nan', '1:1 unsafe-number'],
    ['-.inf', '1:1 unsafe-number'],
    ['1e999', '1:1 unsafe-number'],
    ['9007199254740993', '1:1 unsafe-number'],
    ['0xFFFFFFFFFFFFFFFF', '1:1 unsafe-number'],
  ])('%s is refused as a number and as a text, not between quotation marks', (yaml, expected) => {
    expect(decode(number(), yaml)).toMatchObject({ value: undefined, findings: [expected] });
    expect(decode(text(), yaml)).toMatchObject({ value: undefined, findings: [expected] });
    expect(decode(text(), `"${yaml}"`).findings).toEqual([]);
  });

  test('leading zeros are kept, with a warning', () => {
    expect(decode(string(), '00501')).toMatchObject({ value: '00501', findings: ['1:1 number-like-text'] });
    expect(decode(number(), '00501').findings).toEqual(['1:1 number-like-text', '1:1 wrong-type']);
  });

  test.each(['000000', '1E5010', '123456', '00FF00'])(
    'where a pattern asks for characters, %s is them',
    (yaml) => {
      const colour = string({ pattern: /^[0-9A-F]{6}$/, what: 'a colour' });
      expect(decode(colour, yaml)).toMatchObject({ value: yaml, findings: [] });
    },
  );

  test('keys of maps are ids, or anything that no object would take for its own', () => {
    expect(decode(mapOf(number()), 'a: 1\nB: 2').findings).toEqual(['2:1 invalid-id']);
    expect(decode(mapOf(number(), { keys: 'any' }), 'a b: 1\ntoString: 2').value!.map((e) => e.key)).toEqual([
      'a b',
      'toString',
    ]);
  });

  test('keys hold no characters that a file cannot', () => {
    const { value, findings } = decode(mapOf(number(), { keys: 'any' }), '"a\\u0007": 1\n"b\\u200B": 2');
    expect(findings).toEqual(['1:1 forbidden-character', '2:1 suspicious-character']);
    expect(value!.map((e) => e.value)).toEqual([2]);
  });

  test('by kind', () => {
    const schema = byKind({ scalar: string(), list: list(string()) });
    expect(decode(schema, 'a').value).toBe('a');
    expect(decode(schema, '[a]').value).toEqual(['a']);
    expect(decode(schema, 'a: b').findings).toEqual(['1:1 wrong-type']);
  });
});

describe('dates', () => {
  test.each(['2014', '2018-04', '2024-02-29', '2021/2025', '../2022-04', '2019/..', '2024-01/2024-01-31'])(
    '%s is one',
    (written) => {
      expect(decode(date(), written)).toMatchObject({ value: { text: written }, findings: [] });
    },
  );

  test.each([
    '14',
    '2018-13',
    '2018-00',
    '2023-02-29',
    '2024-4-1',
    '2021/2020',
    '../..',
    '/',
    '2024-02-26T10:00',
    'May 2014',
    '2020/2021/2022',
  ])('%s is none', (written) => {
    expect(decode(date(), `"${written}"`).findings).toEqual(['1:1 invalid-date']);
  });

  test('intervals have two ends', () => {
    expect(parseDate('../2022-04')).toMatchObject({
      interval: true,
      start: null,
      end: { year: 2022, month: 4 },
    });
    expect(parseDate('2014')).toMatchObject({
      interval: false,
      start: { year: 2014, month: null, day: null },
    });
  });
});

describe('languages', () => {
  test.each(['en', 'zh', 'pt-BR', 'zh-Hant-TW', 'es-419', 'de-1996', 'sl-rozaj'])('%s is a tag', (tag) => {
    expect(isLanguageTag(tag)).toBe(true);
  });

  test.each(['', 'e', 'english (US)', 'en_US', '-en', 'en-', '中文', 'label'.repeat(3)])(
    '%j is none',
    (tag) => {
      expect(isLanguageTag(tag)).toBe(false);
    },
  );

  test.each<[string, string, string, string | null]>([
    ['{ en: E, zh: Z }', 'zh-CN', 'en', 'Z'],
    ['{ en: E, zh: Z }', 'ZH', 'en', 'Z'],
    ['{ en: E, zh-CN: Z }', 'zh', 'en', null],
    ['{ en: E, zh: Z, zh-TW: T }', 'zh-TW', 'en', 'T'],
    ['{ en: E, zh: Z }', 'zh-Hant-TW', 'en', 'Z'],
    ['{ en: E, zh: Z, zh-Hant: T }', 'zh-TW', 'en', 'T'],
    ['{ en: E, zh: Z, zh-Hant: T }', 'zh-HK', 'en', 'T'],
    ['{ en: E, zh: Z, zh-hant: T }', 'ZH-MO', 'en', 'T'],
    ['{ en: E, zh: Z, zh-Hant: T, zh-HK: H }', 'zh-HK', 'en', 'H'],
    ['{ en: E, zh: Z, zh-Hant: T }', 'zh-SG', 'en', 'Z'],
    ['{ en: E, zh: Z, zh-Hans: S }', 'zh-CN', 'en', 'S'],
    ['{ en: E, zh-Hant: T }', 'zh', 'en', null],
    ['{ en: E, sr: C, sr-Latn: L }', 'sr-Latn-RS', 'en', 'L'],
    ['{ en: E, sr: C, sr-Latn: L }', 'sr-ME', 'en', 'L'],
    ['{ en: E, sr: C, sr-Latn: L }', 'sr-RS', 'en', 'C'],
    ['{ en: E, pt: P, pt-PT: Q }', 'pt-BR', 'en', 'P'],
    ['{ en: E, no: N }', 'nb-NO', 'en', 'N'],
    ['{ en: E, nb: B }', 'nn', 'en', 'B'],
    ['{ en: E, nn: Y }', 'nb', 'en', null],
    ['{ en: E }', 'fr', 'en', null],
    ['plain', 'en', 'en', 'plain'],
    ['plain', 'en-GB', 'en', 'plain'],
    ['plain', 'zh', 'en', null],
  ])('%s in %s', (yaml, wanted, own, expected) => {
    const { value } = decode(text(), yaml);
    expect(lookupWording(value!, wanted, own)?.value ?? null).toBe(expected);
  });
});
