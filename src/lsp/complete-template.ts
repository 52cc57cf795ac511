import { listFields, listHelpers } from '../template/index.ts';
import { entryOf, parseYaml } from '../yaml/index.ts';
import type { Suggestion } from './complete-yaml.ts';
import type { ProjectView } from './project-view.ts';

/** What may stand at an offset of a template, inside of its double braces: fields, helpers, partials. */
export function completeTemplate(
  view: ProjectView,
  path: string,
  text: string,
  offset: number,
): readonly Suggestion[] {
  const before = text.slice(0, offset);
  const open = before.lastIndexOf('{{');
  if (open < 0 || before.indexOf('}}', open) >= 0) return [];
  const typed = before.slice(open).replace(/^\{\{\{?~?[#/^&]?\s*/, '');
  if (typed.startsWith('>')) return partials(view, path);
  const chain = /[\w.@/-]*$/.exec(typed)![0].split('.');
  const scope = scopeAt(before.slice(0, open), paramsOf(text));
  if (chain.length > 1) {
    const type = typeOf(chain.slice(0, -1), scope);
    return type === null ? [] : fieldsOf(type);
  }
  const own = [...scope.names].map(([name, type]) => ({ name, kind: 'field', about: type }) as const);
  const helpers = listHelpers().map(
    ({ name, signature, description }) =>
      ({ name, kind: 'helper', about: `{{${signature}}}\n${description}` }) as const,
  );
  const here = scope.here === null ? [] : fieldsOf(scope.here);
  return unique([...own, ...here, ...fieldsOf('template'), ...helpers]);
}

interface Scope {
  /** Types of names that stand by themselves. */
  readonly names: ReadonlyMap<string, string>;
  /** Type of the context, in the innermost `each` or `with`. */
  readonly here: string | null;
}

/** The parameters of a template by its front matter, with their types. */
function paramsOf(text: string): ReadonlyMap<string, string> {
  const front = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
  const tree = parseYaml({ path: '', text: front }).value;
  const params = tree?.kind === 'map' ? entryOf(tree, 'params')?.value : null;
  const entries = params?.kind === 'map' ? params.entries : [];
  return new Map(
    entries.map(({ key, value }) => {
      const type = value.kind === 'map' ? entryOf(value, 'type')?.value : value;
      return [key, type?.kind === 'scalar' ? type.text : 'text'];
    }),
  );
}

/** What is known where a template has come to: what its blocks go through. */
function scopeAt(before: string, params: ReadonlyMap<string, string>): Scope {
  const stack: Scope[] = [{ names: params, here: null }];
  for (const [, close, name, rest = ''] of before.matchAll(/\{\{~?(?:(\/)|#)(\w[\w-]*)([^}]*)\}\}/g)) {
    if (name !== 'each' && name !== 'with') continue;
    if (close) {
      if (stack.length > 1) stack.pop();
      continue;
    }
    const outer = stack.at(-1)!;
    const given = /^\s*([\w.@/-]+)/.exec(rest)?.[1];
    const type = given === undefined ? null : typeOf(given.split('.'), outer);
    const inner = type === null ? null : name === 'each' ? itemOf(type) : type;
    const [as] = /as\s+\|\s*([\w-]+)/.exec(rest)?.slice(1) ?? [];
    const names = new Map(outer.names);
    if (as !== undefined && inner !== null) names.set(as, inner);
    stack.push({ names, here: inner });
  }
  return stack.at(-1)!;
}

/** The type of `item.from.label`, as `list fields` names it; null: it is not known. */
function typeOf(chain: readonly string[], { names, here }: Scope): string | null {
  const [first, ...rest] = chain;
  let type: string | null =
    first === 'this'
      ? here
      : (names.get(first!) ??
        (here === null ? undefined : fieldType(here, first!)) ??
        fieldType('template', first!) ??
        null);
  for (const name of rest) type = type === null ? null : (fieldType(type, name) ?? null);
  return type;
}

function fieldType(of: string, name: string): string | undefined {
  return listFields(singular(of)).find((field) => field.name === name)?.type;
}

function fieldsOf(type: string): readonly Suggestion[] {
  return listFields(singular(type)).map(({ name, type: of, description }) => ({
    name,
    kind: 'field',
    about: `${of}\n${description}`,
  }));
}

/** `list of statements` and `statements`: of statements. */
function itemOf(type: string): string | null {
  const listed = /^list of (.+)$/.exec(type)?.[1] ?? (/s$/.test(type) ? type : null);
  return listed === null ? null : singular(listed);
}

function singular(type: string): string {
  if (listFields(type).length > 0) return type;
  if (type === 'id' || type === 'ids') return 'element';
  const single = type.replace(/s$/, '');
  return listFields(single).length > 0 ? single : type;
}

function partials(view: ProjectView, path: string): readonly Suggestion[] {
  const [, set] = /^templates\/([^/]+)\//.exec(path) ?? [];
  const files = view.project?.files;
  if (set === undefined || !files) return [];
  const folders = view.templates(set)?.folders ?? [`templates/${set}`];
  const names = folders.flatMap((folder) => files.list(`${folder}/partials`));
  return unique(
    names.flatMap((name) => {
      const bare = /^(.+?)(\.md)?\.hbs$/.exec(name);
      return bare ? [{ name: bare[1]!, kind: 'file', about: name } as const] : [];
    }),
  );
}

function unique(all: readonly Suggestion[]): readonly Suggestion[] {
  return [...new Map(all.toReversed().map((each) => [each.name, each])).values()].toReversed();
}
