import type { Span } from '../source/index.ts';
import type { Text } from '../yaml/index.ts';
import type { Level } from './levels.ts';

const nowhere: Span = { file: { path: '', text: '' }, start: 0, end: 0 };

/** The Traffic Light Protocol, version 2.0, as FIRST words and colours it. Nobody translates its labels. */
export const tlp: readonly Level[] = [
  level('CLEAR', 'C', '#FFFFFF'),
  level('GREEN', 'G', '#33FF00'),
  level('AMBER', 'A', '#FFC000'),
  level('AMBER+STRICT', 'A+S', '#FFC000'),
  level('RED', 'R', '#FF2B2B'),
];

function level(id: string, short: string, color: `#${string}`): Level {
  const value = `TLP:${id}`;
  const label: Text = {
    kind: 'text',
    block: false,
    plain: true,
    span: nowhere,
    wordings: [{ language: null, value, span: nowhere }],
    partial: true,
  };
  return { id, label, short, colors: { text: color, paper: '#000000' } };
}
