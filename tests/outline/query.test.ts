import { describe, expect, test } from 'vitest';
import {
  expandAll,
  neighboursOf,
  relationshipsAmong,
  relationshipsOf,
  resolveOutline,
  resolveStatement,
} from '../../src/outline/index.ts';
import type { Diagnostic } from '../../src/source/index.ts';
import { parseYaml } from '../../src/yaml/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';
import { waterFiles, waterOutline } from '../fixtures/water-outline.ts';

const outline = resolveOutline({ path: 'o', text: waterOutline }, memoryFiles(waterFiles), {
  folder: 'content/water',
  id: 'water',
  language: 'en',
}).value!;

const ids = (things: Iterable<{ readonly id: string }>): string[] => [...things].map((thing) => thing.id);
const element = (id: string) => outline.elements.get(id)!;

describe('queries', () => {
  test('relationships of a thing and its neighbours', () => {
    expect(ids(relationshipsOf(outline, element('ocean')))).toEqual(['evaporation', 'ocean-air']);
    expect(ids(neighboursOf(outline, element('ocean')))).toEqual(['air']);
    expect(ids(neighboursOf(outline, outline.groups.get('stores')!))).toEqual(['published']);
    expect(neighboursOf(outline, element('rain'))).toEqual([]);
  });

  test('relationships among things', () => {
    expect(ids(relationshipsAmong(outline, [element('ocean'), element('air')]))).toEqual([
      'evaporation',
      'ocean-air',
    ]);
    expect(relationshipsAmong(outline, [element('ocean'), element('land')])).toEqual([]);
  });

  test('groups are opened, each thing found once', () => {
    const found = expandAll(outline.groups.get('everything')!.members);
    expect(ids(found.elements)).toEqual(['ocean', 'land', 'rain', 'air']);
    expect(ids(found.events)).toEqual(['published']);
    expect(ids(found.relationships)).toEqual(['evaporation']);
    expect(ids(expandAll([element('air'), outline.groups.get('stores')!]).elements)).toEqual([
      'air',
      'ocean',
      'land',
    ]);
  });
});

describe('a statement from outside of the outline', () => {
  function read(text: string) {
    const diagnostics: Diagnostic[] = [];
    const node = parseYaml({ path: 'deck', text }).value!;
    const statement = resolveStatement(node, outline, 'deck/1', (diagnostic) => diagnostics.push(diagnostic));
    return { statement, codes: diagnostics.map((d) => d.code) };
  }

  test('is resolved against its sources', () => {
    const { statement, codes } = read('{ text: t, source: usgs, quote: is in the oceans. }');
    expect(codes).toEqual([]);
    expect(statement).toMatchObject({ key: 'deck/1', owner: null, quote: 'is in the oceans.' });
    expect(statement!.passages[0]).toMatchObject({
      checked: 'verified',
      line: 1,
      source: outline.sources.get('usgs'),
    });
  });

  test.each<[string, string[]]>([
    ['{ text: t }', ['statement-source']],
    ['{ text: t, source: ocean }', ['unknown-source']],
    ['{ text: t, source: usgs, quote: zzzz }', ['quote-not-found']],
    ['{ source: usgs }', ['missing-key']],
    ['[]', ['wrong-type']],
  ])('%s', (text, expected) => {
    expect(read(text).codes).toEqual(expected);
  });
});
