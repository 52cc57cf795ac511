import type { PlacedShape } from '../../layout/index.ts';
import type { Diagnostic, Span } from '../../source/index.ts';
import type { Review } from '../check.ts';
import { reportCheck } from '../check-codes.ts';
import { accessibilityRules } from './index.ts';
import { accessibleDeckOf } from './placed-accessibility.ts';
import type { ReportFinding } from './rule.ts';

/** What keeps people from reading a deck, at the YAML or the template that it comes from. */
export const reviewAccessibility: Review = (input) => {
  const { deck, placed } = input;
  const found: Diagnostic[] = [];
  const report: ReportFinding = (code, { slide, shape }, message, hint) => {
    const at = slide === null ? null : placed.slides[slide]!;
    const source = at && deck.slides.find(({ id }) => id === at.id);
    const drawn = at && shape !== null ? findShape(at.shapes, shape) : null;
    const span: Span | null = drawn?.yaml ?? source?.origin.yaml ?? drawn?.template ?? deck.span;
    const where = at ? `slide "${at.id}": ` : '';
    const template =
      drawn?.template && drawn.template !== span
        ? [{ message: 'drawn by this template', span: drawn.template }]
        : [];
    found.push(reportCheck(code, span, `${where}${message}`, { hint, related: template }));
  };
  const accessible = accessibleDeckOf(input);
  for (const rule of accessibilityRules) rule(accessible, report);
  return found;
};

function findShape(shapes: readonly PlacedShape[], name: string): PlacedShape | null {
  for (const shape of shapes) {
    if (shape.name === name) return shape;
    const inner = shape.kind === 'group' ? findShape(shape.shapes, name) : null;
    if (inner) return inner;
  }
  return null;
}
