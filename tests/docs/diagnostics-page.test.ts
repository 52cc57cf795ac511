import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allCodeTables } from '../../src/cli/code-tables.ts';
import { diagnosticsPage } from '../../src/cli/diagnostics-page.ts';
import { readExamples } from '../diagnostics/read-examples.ts';

it('docs/diagnostics.md is made from the tables of codes as they are (npm run docs)', () => {
  const page = readFileSync(new URL('../../docs/diagnostics.md', import.meta.url), 'utf8');
  expect(page).toBe(diagnosticsPage(readExamples()));
});

it('a code counts the same wherever it is reported, and is kebab-case', () => {
  const counts = new Map<string, string>();
  for (const table of Object.values(allCodeTables)) {
    for (const [code, info] of Object.entries(table)) {
      const count = `${info.severity} ${info.trouble ?? 'input'}`;
      expect([code, counts.get(code) ?? count]).toEqual([code, count]);
      counts.set(code, count);
      expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    }
  }
  expect(counts.size).toBeGreaterThan(100);
});

it('every summary is a sentence', () => {
  const summaries = Object.values(allCodeTables).flatMap((table) =>
    Object.values(table).map((info) => info.summary),
  );
  expect(summaries.filter((summary) => !/^[A-Z].*[.]$/.test(summary))).toEqual([]);
});
