import { focusSchema, type Outline } from '../outline/index.ts';
import type { ParamLimits, ParamType, TemplateParam, TemplateSet } from '../template/index.ts';
import type { JsonSchema } from '../yaml/index.ts';
import { deckSchema, slideEntrySchema } from './deck-schema.ts';
import { mapSchema } from './decode-maps.ts';
import { recordSchemas } from './decode-record.ts';
import { hideableSchema } from './hideable-keys.ts';
import { namesOfStatements, namesOfThings, namesSchema } from './outline-names.ts';

/**
 * JSON Schema 2020-12 for deck files: `use` completes to the set's kinds, each with its own parameters, and
 * references to the outline's ids, each with its label. Without an outline, ids are any text; without names of formats,
 * so are these. `layouts`: names of those that complete.
 */
export function deckJsonSchema(
  templates: TemplateSet,
  outline: Outline | null,
  formats: readonly string[] | null = null,
  layouts: readonly string[] = [],
): JsonSchema {
  return withVariables(deckSchemaOf(templates, outline, formats, layouts));
}

/** What is no text may be a variable too. */
const variable: JsonSchema = { type: 'string', pattern: '\\{\\{ *(vars|row|item)\\.' };

/** The same schema, in which a variable may stand for whatever is a scalar and no free text. */
function withVariables(schema: JsonSchema): JsonSchema {
  const isNarrow =
    (Array.isArray(schema.enum) && schema.properties === undefined) ||
    schema.type === 'number' ||
    schema.type === 'integer' ||
    schema.type === 'boolean' ||
    (schema.type === 'string' && schema.pattern !== undefined);
  if (isNarrow) return { anyOf: [schema, variable] };
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const keep = unchanged.has(key) || typeof value !== 'object' || value === null;
      return [key, keep ? value : key === 'properties' ? mapSchemas(value) : nested(value)];
    }),
  );
}

/** Keys of schemas under which no value of a deck is described. */
const unchanged: ReadonlySet<string> = new Set(['propertyNames', 'required', 'const', 'oneOf', 'not', 'if']);

function nested(value: object): unknown {
  // Values of these keys are schemas, or lists of schemas.
  return Array.isArray(value)
    ? value.map((each) => (typeof each === 'object' ? withVariables(each as JsonSchema) : each))
    : withVariables(value as JsonSchema);
}

function mapSchemas(properties: object): JsonSchema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      name === 'use' ? schema : withVariables(schema as JsonSchema),
    ]),
  );
}

function deckSchemaOf(
  templates: TemplateSet,
  outline: Outline | null,
  formats: readonly string[] | null,
  layouts: readonly string[],
): JsonSchema {
  const common = slideEntrySchema.json().properties as Record<string, JsonSchema>;
  const { use: _use, section, include, ...shared } = common;
  const ofSlide = hideableSchema.json().properties as Record<string, JsonSchema>;
  const { description } = ofSlide.layout!;
  // The deck may name a theme that has others.
  const hideable =
    layouts.length === 0 ? ofSlide : { ...ofSlide, layout: { ...suggested(layouts), description } };
  const kinds = [...templates.slides.values()].filter((template) => template.name !== 'section');
  const slides = kinds.map((template) => {
    const required = [
      'use',
      ...template.params.filter((p) => p.required && p.name !== 'item').map((p) => p.name),
    ];
    const needsItem = template.params.some((p) => p.required && p.name === 'item');
    return {
      title: template.name,
      description: template.summary,
      type: 'object',
      properties: {
        use: { const: template.name, description: template.summary },
        ...shared,
        ...hideable,
        ...paramProperties(template.params, outline),
      },
      required,
      ...choicesOf(template.params),
      ...(needsItem ? { anyOf: [{ required: ['item'] }, { required: ['each'] }] } : {}),
      additionalProperties: false,
    };
  });
  const sectionParams = templates.slides.get('section')?.params ?? [];
  const sectionEntry = {
    title: 'section',
    type: 'object',
    properties: { section, ...shared, ...hideable, ...paramProperties(sectionParams, outline) },
    required: ['section'],
    additionalProperties: false,
  };
  const includeEntry = {
    title: 'include',
    type: 'object',
    properties: { include },
    required: ['include'],
    additionalProperties: false,
  };
  const deck = deckSchema(formats).json();
  const properties = deck.properties as Record<string, JsonSchema>;
  const handouts = [...templates.handouts.values()].map((handout) => ({
    title: handout.name,
    description: handout.summary,
    type: 'object',
    properties: { use: { const: handout.name }, ...paramProperties(handout.params, outline) },
    required: ['use'],
    additionalProperties: false,
  }));
  // Editors pass over branches that lack a required key: without the list beside them few kinds would complete.
  const slideList = {
    type: 'array',
    items: {
      properties: { use: { enum: kinds.map(({ name }) => name), description: common.use?.description } },
      anyOf: [...slides, sectionEntry, includeEntry],
    },
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Throughline deck',
    ...deck,
    properties: {
      ...properties,
      slides: { ...slideList, description: properties.slides?.description },
      handouts: {
        description: properties.handouts?.description,
        type: 'array',
        items: {
          properties: { use: { enum: [...templates.handouts.keys()] } },
          anyOf: [{ enum: [...templates.handouts.keys()] }, ...handouts],
        },
      },
    },
  };
}

function paramProperties(
  params: readonly TemplateParam[],
  outline: Outline | null,
): Record<string, JsonSchema> {
  return Object.fromEntries(
    params.map((param) => [
      param.name,
      {
        ...paramSchema(param, outline),
        ...(param.description ? { description: param.description } : {}),
      },
    ]),
  );
}

/** Parameters of which exactly one, or at most one, may be given. */
function choicesOf(params: readonly TemplateParam[]): JsonSchema {
  const choices = [...new Set(params.flatMap((param) => param.choices))];
  if (choices.length === 0) return {};
  return {
    allOf: choices.map(({ names, required, several }) => {
      const each = names.map((name) => ({ required: [name] }));
      if (several) return { anyOf: each };
      return { oneOf: required ? each : [...each, { not: { anyOf: each } }] };
    }),
  };
}

function paramSchema({ type, limits }: TemplateParam, outline: Outline | null): JsonSchema {
  const single = singleSchema(type, limits, outline);
  if (!type.list) return single;
  const { least, most } = limits;
  const length = { ...(least !== null && { minItems: least }), ...(most !== null && { maxItems: most }) };
  return { anyOf: [{ type: 'array', items: single, ...length }, single] };
}

function singleSchema(type: ParamType, limits: ParamLimits, outline: Outline | null): JsonSchema {
  const words = { type: ['string', 'number', 'boolean'] };
  const groups = type.list ? ['group'] : [];
  const ids = (...types: readonly string[]): JsonSchema =>
    namesSchema(outline ? namesOfThings(outline, types) : new Map());
  switch (type.name) {
    case 'words':
      return { enum: [...type.words] };
    case 'string': {
      // Which data is given is not known here: the columns of all of it complete.
      const tables = limits.columnsOf === null ? [] : [...(outline?.data.values() ?? [])];
      const columns = tables.flatMap((table) => table.columns.map((column) => column.id));
      if (limits.words)
        return limits.columnsOf === null
          ? { enum: [...limits.words] }
          : suggested([...limits.words, ...columns]);
      return limits.columnsOf === null ? words : suggested(columns);
    }
    case 'number':
    case 'boolean':
      return { type: type.name };
    case 'date':
      return { type: ['string', 'number'] };
    case 'range':
    case 'annotation':
    case 'order':
    case 'footnote':
    case 'figure':
    case 'column':
      return recordSchemas[type.name].json();
    case 'point':
      return focusSchema.json();
    case 'point-map':
    case 'verdict-map':
    case 'part-map':
      return mapSchema(type.name, limits.words);
    case 'element':
    case 'event':
      return ids(type.name, ...groups);
    case 'relationship': {
      const { directed } = limits;
      const all = outline ? namesOfThings(outline, ['relationship', ...groups]) : new Map<string, string>();
      const isWrong = (id: string) =>
        directed !== null && (outline?.relationships.get(id)?.directed ?? directed) !== directed;
      return namesSchema(new Map([...all].filter(([id]) => !isWrong(id))));
    }
    case 'group':
    case 'term':
    case 'source':
    case 'data':
      return ids(type.name);
    case 'id':
      return ids(...limits.types, ...groups);
    case 'statement': {
      const own = outline ? namesOfStatements(outline) : new Map<string, string>();
      return { anyOf: [...(own.size > 0 ? [namesSchema(own)] : []), words, { type: 'object' }] };
    }
    case 'image':
      return recordSchemas.image.json();
    default:
      return { anyOf: [words, { type: 'object', additionalProperties: words }] };
  }
}

/** Words that complete, among others that are right too. */
function suggested(names: readonly string[]): JsonSchema {
  const any = { type: ['string', 'number', 'boolean'] };
  return names.length === 0 ? any : { anyOf: [{ enum: [...new Set(names)] }, any] };
}
