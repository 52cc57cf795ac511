import type { Diagnostic, SourceFile, Span } from '../source/index.ts';
import { reportYaml } from './codes.ts';
import type { LocatedScalar } from './located.ts';

/**
 * What YAML reads without a complaint and nobody means: `color: #b5541c` is a key without a value, since what begins with
 * "#" is a comment. One that is meant has a space behind it.
 */
export function commentAsValue(file: SourceFile, keySpan: Span): Diagnostic | null {
  const comment = commentAt(file, /["']?[ \t]*:[ \t]+(#[^\s#][^\r\n]*)/y, keySpan.end);
  if (!comment) return null;
  const key = file.text.slice(keySpan.start, keySpan.end);
  // Of several values in one line, the first is the one that was meant.
  const value = /^#[^,}\]]*/.exec(comment.text)![0].trimEnd();
  const message = `"${key}" has no value: "${value}" is a comment, since it begins with "#"`;
  const hint = `put quotes around it: ${key}: "${value}"`;
  return reportYaml('comment-as-value', comment.span, message, { hint });
}

/** The same of an entry of a list, somewhere behind `from`. */
export function commentAsEntry(file: SourceFile, from: number): Diagnostic | null {
  const comment = commentAt(file, /:?\s*-[ \t]+(#[^\s#][^\r\n]*)/y, from);
  if (!comment) return null;
  const message = `this entry is empty: "${comment.text}" is a comment, since it begins with "#"`;
  return reportYaml('comment-as-value', comment.span, message, {
    hint: `put quotes around it: - "${comment.text}"`,
  });
}

/** `title: Number #1` is "Number". */
export function cutByComment(file: SourceFile, scalar: Span): Diagnostic | null {
  // Nearly every text is followed by the end of its line.
  if (!/[ \t]/.test(file.text[scalar.end] ?? '')) return null;
  const comment = commentAt(file, /[ \t]+(#[^\s#][^\r\n]*)/y, scalar.end);
  if (!comment) return null;
  const message = `the text ends here: "${comment.text}" is a comment, since "#" follows a space`;
  const hint = 'put quotes around the whole text if "#" belongs to it, or a space behind "#" if it does not';
  return reportYaml('comment-as-value', comment.span, message, { hint });
}

function commentAt(file: SourceFile, behind: RegExp, from: number) {
  behind.lastIndex = from;
  const found = behind.exec(file.text);
  if (!found) return null;
  const end = from + found[0].trimEnd().length;
  const text = found[1]!.trimEnd();
  return { text, span: { file, start: end - text.length, end } };
}

/** Lines that all begin with a "-" or a key and lack the space behind it: YAML reads them as one text. */
export function missingSpace(file: SourceFile, scalar: Span): Diagnostic | null {
  const lineEnd = file.text.indexOf('\n', scalar.start);
  if (lineEnd < 0 || lineEnd >= scalar.end) return null;
  const typed = file.text.slice(scalar.start, scalar.end);
  if (!/^(?:-[A-Za-z"']|[A-Za-z][\w-]*:[^\s/])/.test(typed)) return null;
  const lines = typed.split(/\r\n?|\n/).map((line) => line.trim());
  const dashes = lines.every((line) => /^-[A-Za-z"']/.test(line));
  if (!dashes && !lines.every((line) => /^[A-Za-z][\w-]*:[^\s/]/.test(line))) return null;
  const mark = dashes ? '-' : ':';
  const message = `these ${lines.length} lines are one text, since no space stands behind "${mark}"`;
  const hint = dashes ? 'write "- " before each entry of a list' : 'write "key: value"';
  const at = scalar.start + typed.indexOf(mark);
  return reportYaml('missing-space', { file, start: at, end: at + 1 }, message, { hint });
}

/** `&nbsp; or so` is "or so" under the name "nbsp;". */
export function unusedAnchor(file: SourceFile, start: number, end: number): Diagnostic {
  const name = file.text.slice(start, end);
  const message = `"&${name}" is no part of the text: it names an anchor, to which nothing refers`;
  const hint = 'put quotes around a text that begins with "&"';
  return reportYaml('unused-anchor', { file, start: start - 1, end }, message, { hint });
}

/** A key in braces without a colon: `{ title: Rain, snow }`, `{Rain}`, `{{name}}`. Null where it has one. */
export function keyWithoutColon(file: SourceFile, map: number, keySpan: Span): readonly Diagnostic[] | null {
  const { text } = file;
  const next = /["']?\s*[,}]/y;
  next.lastIndex = keySpan.end;
  if (text[map] !== '{' || !next.test(text)) return null;
  // Of braces in braces the outer ones are told of.
  if (text[map - 1] === '{') return [];
  const typed = text.slice(keySpan.start, keySpan.end);
  const refuse = (span: Span, message: string, hint: string) => [
    reportYaml('yaml-refused', span, message, { hint }),
  ];
  if (typed.startsWith('{') && text.startsWith('{', keySpan.start - 1)) {
    const span = { file, start: map, end: Math.min(keySpan.end + 1, text.length) };
    const message = 'braces begin a map, and this is none';
    return refuse(span, message, `put quotes around a text that begins with "{": "{${typed}}"`);
  }
  const message = `"${typed}" stands here as a key without a value`;
  const before = text.slice(map + 1, keySpan.start);
  // Words with commas between: the first tells of all.
  if (before.trim() !== '' && !before.includes(':')) return [];
  if (before.trim() === '')
    return refuse(keySpan, message, 'put quotes around a text in braces; a list stands in [ ]');
  const value = /:\s+([^\s:{}[\]"'][^:{}[\]"'\n]*,\s*)$/.exec(before.slice(-100))?.[1];
  const example = value === undefined ? '' : `: "${value}${typed}"`;
  return refuse(
    keySpan,
    message,
    `a comma divides the entries of { }: put quotes around a text that holds one${example}`,
  );
}

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
