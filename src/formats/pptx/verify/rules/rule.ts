import type { pptxCodes } from '../../codes.ts';
import type { PackageFacts } from '../facts.ts';

/**
 * Says what is wrong; `part` is empty for the package as a whole. A fault of `house` breaks a promise of ours: other
 * programs write such files, and all open them.
 */
export type RuleReport = (part: string, message: string, scope?: 'house') => void;

/** A family of rules that have a code in common. */
export interface Rule {
  readonly code: keyof typeof pptxCodes;
  readonly summary: string;
  readonly check: (facts: PackageFacts, report: RuleReport) => void;
}
