import type { Diagnostic, Span } from '../source/index.ts';
import { reportYaml } from './codes.ts';
import type { LocatedScalar } from './located.ts';

/**
 * YAML 1.2 core schema (10.3.2). What would lose digits as a number has a doubt: nobody can tell here whether a number
 * or its characters are wanted.
 */
export function readPlainValue(text: string, span: Span): Pick<LocatedScalar, 'value' | 'doubt'> {
  // Nearly all scalars are words, which begin like no other value.
  if (!/^[-+.0-9nNtTfF~]/.test(text) && text !== '') return { value: text };
  const refused = (
    value: string | number,
    message: string,
  ): { value: string | number; doubt: Diagnostic } => {
    const hint = 'put quotes around it to keep it as text';
    return { value, doubt: reportYaml('unsafe-number', span, message, { hint }) };
  };
  const tooLarge = `${text} is too large to be held exactly`;
  const notFinite = `${text} is not a finite number`;
  if (/^(null|Null|NULL|~|)$/.test(text)) return { value: null };
  if (/^(true|True|TRUE)$/.test(text)) return { value: true };
  if (/^(false|False|FALSE)$/.test(text)) return { value: false };
  if (/^[-+]?0[0-9]+$/.test(text)) {
    const message = `"${text}" is kept as text because of its leading zero`;
    const hint = 'put quotes around it to say so';
    return { value: text, doubt: reportYaml('number-like-text', span, message, { hint }) };
  }
  if (/^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/.test(text)) {
    const value = Number(text);
    return Number.isSafeInteger(value) ? { value } : refused(value, tooLarge);
  }
  if (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? { value } : refused(value, notFinite);
  }
  if (/^[-+]?\.(inf|Inf|INF)$/.test(text) || /^\.(nan|NaN|NAN)$/.test(text)) return refused(text, notFinite);
  return { value: text };
}
