import type { HelperFamily, HelperInfo } from './helpers/helper.ts';
import { helpers } from './helpers/index.ts';

export type { HelperFamily, HelperInfo } from './helpers/helper.ts';

/** Everything that a template may call, for `throughline list helpers` and the documentation. */
export function listHelpers(): readonly HelperInfo[] {
  return [
    ...blocks.map((block) => ({ ...block, family: 'blocks' satisfies HelperFamily as HelperFamily })),
    ...helpers.map(({ name, family, signature, description, example }) => ({
      name,
      family,
      signature,
      description,
      example,
    })),
  ];
}

/** Handlebars' own block helpers. They are as Handlebars documents them, but names in them must exist. */
const blocks: readonly Omit<HelperInfo, 'family'>[] = [
  {
    name: 'if',
    signature: '#if value includeZero=',
    description:
      'What stands in it, where the value is there: not null, false, 0, an empty text or an empty list.',
    example: '{{#if item.role}}<p>{{item.role}}</p>{{else}}<p>{{item.label}}</p>{{/if}}',
  },
  {
    name: 'unless',
    signature: '#unless value includeZero=',
    description: 'What stands in it, where the value is not there.',
    example: '{{#unless item.role}}<p>{{item.label}}</p>{{/unless}}',
  },
  {
    name: 'each',
    signature: '#each list',
    description:
      'What stands in it once for every item, which is its context; @index, @first, @last, @key; as |item i|.',
    example: '<ul>{{#each group.members as |member i|}}<li>{{i}} {{member.label}}</li>{{/each}}</ul>',
  },
  {
    name: 'with',
    signature: '#with value',
    description: 'What stands in it with the value as its context, where the value is there; as |name|.',
    example: '{{#with item}}<p>{{label}}</p>{{/with}}',
  },
];
