import type { Diagnostic, Outcome, SourceFile, Span } from '../../../source/index.ts';
import { type Box, type HexColor, type RoleName, roleNames } from '../../../theme/index.ts';
import {
  byKind,
  type JsonSchema,
  list,
  mapOf,
  mapped,
  number,
  optional,
  parseYaml,
  record,
  required,
  string,
} from '../../../yaml/index.ts';
import type { Brand, BrandLayout } from './brand-model.ts';
import { reportBrand } from './codes.ts';

/** What people say of a brand file in the `.brand.yaml` beside it. */
export interface BrandSettings {
  /** Layouts of ours, each on one of the file's by its name; null: on none of its own. */
  readonly layouts: ReadonlyMap<string, LayoutWish>;
  readonly roles: ReadonlyMap<RoleName, string>;
  /** Where nothing of ours may stand. */
  readonly keepOut: readonly Box[];
}

interface LayoutWish {
  readonly layout: string | null;
  readonly master: string | null;
  readonly span: Span;
}

export const noSettings: BrandSettings = { layouts: new Map(), roles: new Map(), keepOut: [] };

const layoutName = () => string({ pattern: /^[^\p{C}]{1,200}$/u, what: 'the name of a layout of the file' });
const inches = (what: string) => required(number({ min: 0, max: 60 }), what);

const fileColor = () =>
  string({
    pattern: /^(?:dk[12]|lt[12]|tx[12]|bg[12]|accent[1-6]|hlink|folHlink|#?[0-9A-Fa-f]{6})$/,
    what: 'a colour of the file, such as accent2 or tx2, or six hex digits',
  });

const settingsSchema = record('settings of a brand file', {
  layouts: optional(
    mapOf(
      byKind({
        scalar: mapped(layoutName(), (layout) => ({ layout, master: null as string | null })),
        map: record('layout of the file', {
          layout: required(layoutName(), 'Its name in the file.'),
          master: optional(layoutName(), 'The name of its master, where several have one of that name.'),
        }),
      }),
    ),
    'For each layout of the program one of the file, by its name; `none`: boxes on the one that has only a title.',
  ),
  roles: optional(
    record(
      'set of roles',
      Object.fromEntries(
        roleNames.map(
          (name) => [name, optional(fileColor(), 'A colour of the file, or six hex digits.')] as const,
        ),
        // Object.fromEntries forgets its keys; they are exactly the roles.
      ) as unknown as Record<RoleName, ReturnType<typeof optional<string>>>,
    ),
    'What colours of the file are for.',
  ),
  'keep-out': optional(
    list(
      record('place to keep clear', {
        x: inches('Left edge in inches.'),
        y: inches('Top edge in inches.'),
        w: inches('Width in inches.'),
        h: inches('Height in inches.'),
      }),
    ),
    'Places on which nothing may stand, whatever the file says.',
  ),
});

export function brandJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Throughline brand file',
    ...settingsSchema.json(),
  };
}

/** Reads a `.brand.yaml`. Diagnostics: those of the yaml room. */
export function readBrandSettings(file: SourceFile): Outcome<BrandSettings> {
  const parsed = parseYaml(file);
  const diagnostics: Diagnostic[] = [...parsed.diagnostics];
  const source = parsed.value && settingsSchema.decode(parsed.value, (each) => void diagnostics.push(each));
  if (!source) return { diagnostics };
  return {
    value: {
      layouts: new Map(
        (source.layouts ?? []).map(({ key, value, keySpan }) => [
          key,
          { layout: value.layout === 'none' ? null : value.layout, master: value.master, span: keySpan },
        ]),
      ),
      roles: new Map(
        roleNames.flatMap((name) => {
          const color = source.roles?.[name] ?? null;
          return color === null ? [] : [[name, color] as const];
        }),
      ),
      keepOut: (source['keep-out'] ?? []).map(({ x, y, w, h }) => ({ x, y, w, h })),
    },
    diagnostics,
  };
}

/** The layouts that are wished for, by the layouts of ours. Diagnostic: brand-layout-missing. */
export function wishedLayouts(
  { layouts }: BrandSettings,
  brand: Brand,
): Outcome<ReadonlyMap<string, BrandLayout | null>> {
  const diagnostics: Diagnostic[] = [];
  const wished = new Map<string, BrandLayout | null>();
  for (const [id, { layout: name, master, span }] of layouts) {
    if (name === null) {
      wished.set(id, null);
      continue;
    }
    const masters = brand.masters.filter((each) => master === null || each.name === master);
    const found = masters
      .flatMap((each) => each.layouts)
      .find((each) => each.name === name.replace(/\s+/g, ' ').trim());
    if (found) wished.set(id, found);
    else {
      const names = [...new Set(brand.masters.flatMap((each) => each.layouts.map((layout) => layout.name)))];
      const hint = `it has: ${names.slice(0, 30).join(', ')}`;
      diagnostics.push(
        reportBrand('brand-layout-missing', span, `the file has no layout "${name}"`, { hint }),
      );
    }
  }
  return { value: wished, diagnostics };
}

/** A brand with places that are to be kept clear on each of its layouts. */
export function withKeptOut(brand: Brand, boxes: readonly Box[]): Brand {
  if (boxes.length === 0) return brand;
  const kept = boxes.map((box) => ({
    box,
    covers: [] as readonly HexColor[],
    opaque: false,
    name: 'keep-out',
  }));
  return {
    ...brand,
    masters: brand.masters.map((master) => ({
      ...master,
      layouts: master.layouts.map((layout) => ({ ...layout, things: [...layout.things, ...kept] })),
    })),
  };
}
