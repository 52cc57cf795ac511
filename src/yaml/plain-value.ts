import type { Diagnostic, Span } from '../source/index.ts';
import { reportYaml } from './codes.ts';
import type { LocatedScalar } from './located.ts';

/** YAML 1.2 core schema (10.3.2), with what would lose digits refused. */
export function readPlainValue(
  text: string,
  span: Span,
  report: (diagnostic: Diagnostic) => void,
): LocatedScalar['value'] {
  const refuse = (message: string): void =>
    report(reportYaml('unsafe-number', span, message, { hint: 'put quotes around it to keep it as text' }));
  if (/^(null|Null|NULL|~|)$/.test(text)) return null;
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  if (/^[-+]?[0-9]+$/.test(text)) {
    if (/^[-+]?0[0-9]/.test(text)) {
      report(
        reportYaml('number-like-text', span, `"${text}" is kept as text because of its leading zero`, {
          hint: 'put quotes around it to say so',
        }),
      );
      return text;
    }
    if (!Number.isSafeInteger(Number(text))) {
      refuse(`${text} is too large to be held exactly`);
    }
    return Number(text);
  }
  if (/^0o[0-7]+$/.test(text) || /^0x[0-9a-fA-F]+$/.test(text)) {
    if (!Number.isSafeInteger(Number(text))) refuse(`${text} is too large to be held exactly`);
    return Number(text);
  }
  if (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(text)) {
    const value = Number(text);
    if (!Number.isFinite(value)) refuse(`${text} is not a finite number`);
    return value;
  }
  if (/^[-+]?\.(inf|Inf|INF)$/.test(text) || /^\.(nan|NaN|NAN)$/.test(text)) {
    refuse(`${text} is not a finite number`);
    return text;
  }
  return text;
}
