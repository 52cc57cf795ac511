import { positionAt, type Span } from '../../source/index.ts';
import type { FilePlace } from '../protocol.ts';

/** Where a span begins, for the page. A file whose text is not known has no lines to point at: its first is named. */
export function filePlace(span: Span): FilePlace;
export function filePlace(span: Span | null | undefined): FilePlace | null;
export function filePlace(span: Span | null | undefined): FilePlace | null {
  return span ? { path: span.file.path, ...positionAt(span.file, span.start) } : null;
}
