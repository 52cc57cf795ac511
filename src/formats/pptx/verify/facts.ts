import type { Relationship } from '../../../package/index.ts';
import type { pptxCodes } from '../codes.ts';

/** What the rules know of a package: gathered part by part, so that the parts themselves need not be kept. */
export interface PackageFacts {
  /** Names of all parts. */
  readonly names: ReadonlySet<string>;
  /** XML parts by name. */
  readonly parts: ReadonlyMap<string, PartFacts>;
  /** Relationships by the part that owns them; `''` is the package. */
  readonly relationships: ReadonlyMap<string, readonly Relationship[]>;
  /** Parts that are not XML: what is wrong with their bytes. */
  readonly binaryFaults: ReadonlyMap<string, string>;
  /** Pictures: what they hold besides themselves, by what people call it. */
  readonly metadata: ReadonlyMap<string, readonly string[]>;
  /** `[Content_Types].xml`: by extension, and by part. */
  readonly defaults: ReadonlyMap<string, string>;
  readonly overrides: ReadonlyMap<string, string>;
}

export interface PartFacts {
  readonly name: string;
  /** Why it is not well-formed; null when it is. */
  readonly fault: string | null;
  /** Ids of relationships that it uses. */
  readonly references: readonly string[];
  readonly shapes: readonly ShapeFacts[];
  /** Ids of the shapes that connectors and animations name. */
  readonly connections: readonly string[];
  readonly animated: readonly string[];
  readonly tables: readonly TableFacts[];
  /** Lists of ids: `p:sldId`, `p:sldLayoutId`, `p:sldMasterId`, `p14:sldId`, `p14:section`; authors of comments. */
  readonly ids: readonly IdFacts[];
  readonly paragraphFaults: number;
  readonly bodiesWithoutParagraph: number;
  readonly runsWithoutLanguage: number;
  /** Values that attributes cannot have: `<a:ext cx="-1">`. */
  readonly badValues: readonly string[];
  /** Attribute values that were never filled in: NaN, undefined, … */
  readonly unfilled: readonly string[];
  /** The text of the part where it is small and kept for its rule: properties. */
  readonly text: string | null;
}

export interface ShapeFacts {
  readonly element: string;
  readonly id: string;
  readonly name: string;
  readonly descr: string;
  readonly decorative: boolean;
  /** Whether a group around it has an alternative text of its own. */
  readonly described: boolean;
  readonly placeholder: PlaceholderFacts | null;
  readonly hasText: boolean;
}

export interface PlaceholderFacts {
  readonly type: string | null;
  readonly index: string | null;
}

export interface TableFacts {
  readonly columns: number;
  /** Cells of each row. */
  readonly rows: readonly number[];
}

export interface IdFacts {
  readonly element: string;
  readonly id: string;
  readonly reference: string | null;
}

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
