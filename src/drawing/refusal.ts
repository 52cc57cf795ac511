/** Why a drawing is not taken: what programs call for different switches. */
export type RefusalReason =
  | 'script'
  | 'handler'
  | 'foreign-object'
  | 'outside'
  | 'subset'
  | 'language'
  | 'element'
  | 'format'
  | 'size';

/** Thrown inside of this room only: what a drawing holds that is never taken. */
export class Refusal extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason, problem: string) {
    super(problem);
    this.reason = reason;
  }
}

/** What a drawing says, short and without odd characters, for a message. */
export function clip(text: string): string {
  const shown = text.replace(/[^\x20-\x7e]/g, '?');
  return shown.length > 40 ? `${shown.slice(0, 39)}…` : shown;
}

export function foreignObject(): Refusal {
  return new Refusal(
    'foreign-object',
    'holds text of a web page (<foreignObject>), which slides cannot show',
  );
}
