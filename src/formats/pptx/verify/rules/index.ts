import type { Rule } from '../facts.ts';
import { leaks, properties } from './properties.ts';
import { contentTypes, relationshipRules } from './relationships.ts';
import { accessibility, shapeRules } from './shapes.ts';
import { media, texts, values, wellFormed } from './single-parts.ts';
import { structure } from './structure.ts';

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
