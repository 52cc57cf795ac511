import { accessibility } from './accessibility.ts';
import { contentTypes } from './content-types.ts';
import { leaks } from './leaks.ts';
import { media } from './media.ts';
import { properties } from './properties.ts';
import { relationshipRules } from './relationships.ts';
import type { Rule } from './rule.ts';
import { shapeRules } from './shapes.ts';
import { structure } from './structure.ts';
import { texts } from './texts.ts';
import { values } from './values.ts';
import { wellFormed } from './well-formed.ts';

export type { Rule } from './rule.ts';

/** All families of package rules. */
export const rules: readonly Rule[] = [
  wellFormed,
  contentTypes,
  relationshipRules,
  structure,
  shapeRules,
  texts,
  values,
  media,
  properties,
  leaks,
  accessibility,
];
