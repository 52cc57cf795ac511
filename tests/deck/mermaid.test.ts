import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Flowchart, type FlowProblem, readFlowchart } from '../../src/deck/mermaid/read-flowchart.ts';

/** Flowcharts in Mermaid's words: what they say, and what is said of the rest. */

const read = (text: string) => readFlowchart(text) as Flowchart;
const linksOf = (text: string) =>
  read(text).links.map(
    ({ from, to, label, directed }) => `${from}${directed ? '>' : '-'}${to}:${label ?? ''}`,
  );

it('a flowchart of more lines than any slide shows is refused before they are made', () => {
  const many = Array.from({ length: 3000 }, (_, i) => `A${i}`).join(' & ');
  expect(readFlowchart(`flowchart TD\n${many} --> ${many}`)).toMatchObject({
    line: 1,
    message: 'this flowchart has more than 2000 lines',
  });
});

describe('a flowchart', () => {
  it.each([
    ['A --> B', ['A>B:']],
    ['A-->B-->C', ['A>B:', 'B>C:']],
    ['A & B --> C & D', ['A>C:', 'A>D:', 'B>C:', 'B>D:']],
    ['A -->|falls into| B', ['A>B:falls into']],
    ['A -- falls into --> B', ['A>B:falls into']],
    ['A -. now and then .-> B', ['A>B:now and then']],
    ['A == always ==> B', ['A>B:always']],
    ['A --- B; B -.-> C; C ==> D', ['A-B:', 'B>C:', 'C>D:']],
    ['A <--> B', ['A-B:']],
    ['A --o B\nB --x C', ['A>B:', 'B>C:']],
    ['A---->B', ['A>B:']],
  ])('has the links of %s', (text, links) => {
    expect(linksOf(`flowchart TD\n${text}`)).toEqual(links);
  });

  it.each([
    ['A[Rain on hills]', 'Rain on hills'],
    ['A(Rain)', 'Rain'],
    ['A([Rain])', 'Rain'],
    ['A[[Rain]]', 'Rain'],
    ['A[(Rain)]', 'Rain'],
    ['A((Rain))', 'Rain'],
    ['A{Is it wet?}', 'Is it wet?'],
    ['A{{Rain}}', 'Rain'],
    ['A[/Rain/]', 'Rain'],
    ['A>Rain]', 'Rain'],
    ['A["Rain (in [mm])"]', 'Rain (in [mm])'],
    ['A["Rain<br/>and snow"]', 'Rain and snow'],
    ['A["say #quot;rain#quot;; now"]:::wet', 'say "rain"; now'],
    ['A[雨]', '雨'],
    ['A["Rain#1;#55296;#9999999;#233;"]', 'Rain���é'],
    ['A', 'A'],
  ])('has the label of %s', (node, label) => {
    const chart = read(`graph LR;\n  %% a remark\n  ${node} --> B`);
    expect(chart.nodes[0]).toMatchObject({ id: 'A', label });
    expect(chart.way).toBe('across');
    expect(chart.links).toHaveLength(1);
  });

  it.each([
    ['A[Rain]', 'rect'],
    ['A(Rain)', 'round-rect'],
    ['A([Rain])', 'terminator'],
    ['A[[Rain]]', 'subroutine'],
    ['A[(Rain)]', 'cylinder'],
    ['A((Rain))', 'ellipse'],
    ['A(((Rain)))', 'ellipse'],
    ['A{Rain}', 'diamond'],
    ['A{{Rain}}', 'hexagon'],
    ['A[/Rain/]', 'rect'],
    ['A', null],
  ])('keeps the shape of %s', (node, shape) => {
    expect(read(`flowchart LR\n${node} --> B\nB --> A`).nodes[0]).toMatchObject({ id: 'A', shape });
  });

  it('keeps subgraphs as kinds, and passes over styles', () => {
    const chart = read(
      'flowchart TB\nsubgraph sky [In the sky]\n  direction LR\n  A[Cloud]\nend\nA --> B\nclassDef wet fill:#9cf\nclass A wet\nstyle B stroke:#333\nclick A "https://example.org"\n',
    );
    expect(chart.nodes.map(({ id, group }) => [id, group])).toEqual([
      ['A', 'In the sky'],
      ['B', null],
    ]);
  });

  it.each([
    ['A --> B\nsubgraph sky\nA\nend', { A: 'sky', B: null }],
    ['subgraph one\nA --> B\nend\nsubgraph two\nB --> C\nend', { A: 'one', B: 'one', C: 'two' }],
    ['subgraph\nA\nend\nB', { A: null, B: null }],
    [
      'subgraph sky ["In the sky"]\nsubgraph\nA\nend\nB\nend\nC',
      { A: 'In the sky', B: 'In the sky', C: null },
    ],
    [
      'subgraph "In the sky"\nconstructor --> class-room\nend',
      { constructor: 'In the sky', 'class-room': 'In the sky' },
    ],
  ])('has its nodes in the subgraphs that name them: %j', (text, groups) => {
    const { nodes } = read(`flowchart TB\n${text}`);
    expect(nodes.map(({ id, group }) => [id, group])).toEqual(Object.entries(groups));
  });

  it.each([
    ['sequenceDiagram\n A->>B: hello', 0, '"sequenceDiagram" of Mermaid is not drawn'],
    ['pie title Pets\n "Dogs" : 3', 0, 'use: chart'],
    ['flowchart TD\n A --> B\n B -> C', 2, '"-> C"'],
    ['flowchart TD\n A[Rain --> B', 1, '"[Rain --> B"'],
    [
      'flowchart TD\n A --> sky\nsubgraph sky [In the sky]\nB & C\nend',
      1,
      '"sky" is a subgraph, and lines join nodes alone name the nodes in it: B & C',
    ],
    ['constructor\n A --> B', 0, 'flowcharts are: begin the block with'],
    ['flowchart TD', 0, 'no nodes'],
    ['', 0, 'does not say'],
  ])('is refused where it is not one: %j', (text, line, words) => {
    const problem = readFlowchart(text) as FlowProblem;
    expect(problem.line).toBe(line);
    expect(`${problem.message} ${problem.hint}`).toContain(words);
  });

  it('is read or refused, whatever stands in the block', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'A',
            'B',
            '-->',
            '---',
            '|',
            '[',
            ']',
            '(',
            '"',
            'x',
            ' ',
            '\n',
            ';',
            '&',
            'end',
            'subgraph',
            '--',
            '雨',
          ),
          { maxLength: 30 },
        ),
        (pieces) => {
          const found = readFlowchart(`flowchart TD\n${pieces.join('')}`);
          if ('message' in found) expect(found.hint).not.toBe('');
          else {
            const ids = new Set(found.nodes.map(({ id }) => id));
            for (const { from, to } of found.links) expect(ids.has(from) && ids.has(to)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
