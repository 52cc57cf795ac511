import { Printable } from '../printable.ts';
import { faulty } from '../session.ts';
import { View } from '../views/view.ts';

/** Whether {{#if}} takes its first branch: not for what is absent, false, 0, or an empty text or list. */
export function isTruthy(value: unknown): boolean {
  if (value === faulty || value === null || value === undefined) return false;
  if (value instanceof View) return true;
  if (value instanceof Printable) return !value.isEmpty();
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
