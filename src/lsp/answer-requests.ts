import { posix } from 'node:path';
import type { CompletionItem, Connection, Location, TextDocumentPositionParams } from 'vscode-languageserver';
import { completeTemplate } from './complete-template.ts';
import { completeYaml, type Suggestion } from './complete-yaml.ts';
import { describe, type Thing, Things } from './find-things.ts';
import { languageServer } from './load-libraries.ts';
import type { Place } from './place.ts';
import { rangeOf } from './positions.ts';
import type { ProjectView } from './project-view.ts';
import { placeOfQuote } from './quote-place.ts';
import { idIn, renameThing } from './rename-thing.ts';
import { addressOf, pathIn, tellSlip, type Workspace } from './workspace.ts';

/** A place at which an editor asks something. */
interface Asked {
  readonly view: ProjectView;
  readonly path: string;
  readonly text: string;
  readonly offset: number;
  /** What stands there; null: nothing that means more than its words. */
  readonly place: Place | null;
  readonly things: Things;
}

/** Definition, references, hover, rename and completion. What cannot be answered is answered with nothing. */
export function answerRequests(connection: Connection, workspace: Workspace): void {
  const { ResponseError } = languageServer();
  const ask = ({ textDocument: { uri }, position }: TextDocumentPositionParams): Asked | null => {
    const [view, document] = [workspace.viewOf(uri), workspace.document(uri)];
    const path = view && pathIn(view, uri);
    if (!view || !document || path === null) return null;
    const offset = document.offsetAt(position);
    const outline = view.outlineOf(path);
    const file = outline && view.fileAt(path);
    const place = file?.places.find(({ span }) => span.start <= offset && offset <= span.end) ?? null;
    return {
      view,
      path,
      text: document.getText(),
      offset,
      place,
      things: new Things(outline ? view.filesOf(outline) : []),
    };
  };
  /** A slip of ours leaves an editor without an answer, not without its server. */
  const answer =
    <P extends TextDocumentPositionParams, T>(give: (asked: Asked, params: P) => T | null) =>
    (params: P): T | null => {
      try {
        const asked = ask(params);
        return asked && give(asked, params);
      } catch (error) {
        // What an editor shows to its user.
        if (error instanceof Refusal) throw new ResponseError(requestFailed, error.message);
        tellSlip(connection, error);
        return null;
      }
    };
  const locate = ({ view }: Asked, { span }: Pick<Place, 'span'>): Location[] => {
    const uri = addressOf(view, span.file.path, workspace);
    return uri === null ? [] : [{ uri, range: rangeOf(span) }];
  };

  connection.onDefinition(
    answer((asked) => {
      const { place, view, path, things } = asked;
      if (place?.kind === 'id') {
        const thing = things.at(place);
        return thing && locate(asked, thing);
      }
      if (place?.kind === 'quote') {
        const found = placeOfQuote(view, path, place, things);
        return found && locate(asked, { span: found });
      }
      if (place?.kind !== 'file') return null;
      const uri = addressOf(view, fileOf(asked, place), workspace);
      const start = { line: 0, character: 0 };
      return uri === null ? null : [{ uri, range: { start, end: start } }];
    }),
  );

  connection.onReferences(
    answer((asked, { context }) => {
      const { place, things } = asked;
      if (place?.kind === 'quote') return things.quotesLike(place).flatMap((each) => locate(asked, each));
      if (place?.kind === 'file') return things.filesLike(place.text).flatMap((each) => locate(asked, each));
      const thing = place?.kind === 'id' ? things.at(place) : null;
      if (!thing) return null;
      return things
        .placesOf(thing)
        .filter(({ defines }) => context.includeDeclaration || defines === null)
        .flatMap((each) => locate(asked, each));
    }),
  );

  connection.onHover(
    answer(({ place, things }) => {
      const value = place && hoverText(place, things);
      return place && value ? { contents: { kind: 'markdown', value }, range: rangeOf(place.span) } : null;
    }),
  );

  connection.onPrepareRename(
    answer(({ place, things }) => {
      if (place?.kind !== 'id' || !things.at(place)) return null;
      return { range: rangeOf(idIn(place.span, place.text)), placeholder: place.text };
    }),
  );

  connection.onRenameRequest(
    answer((asked, { newName }) => {
      const { place, things, view } = asked;
      const thing = place?.kind === 'id' ? things.at(place) : null;
      if (!thing) throw new Refusal('no id of the outline stands here');
      const renamed = renameThing(things, thing, newName);
      if ('refusal' in renamed) throw new Refusal(renamed.refusal);
      const unread = unreadFor(asked, workspace);
      if (unread !== undefined) throw new Refusal(`${unread} cannot be read as it is now: mend it first`);
      const changes: Record<string, { range: ReturnType<typeof rangeOf>; newText: string }[]> = {};
      for (const { span, text } of renamed.edits) {
        const uri = addressOf(view, span.file.path, workspace);
        if (uri !== null) changes[uri] = [...(changes[uri] ?? []), { range: rangeOf(span), newText: text }];
      }
      return { changes };
    }),
  );

  connection.onCompletion(
    answer(({ view, path, text, offset }) => {
      if (path.endsWith('.hbs')) return completeTemplate(view, path, text, offset).map(itemOf);
      return path.endsWith('.yaml') ? completeYaml(view, path, text, offset).map(itemOf) : null;
    }),
  );
}

/** A file of the outline that is another than what is known of it: ids would be changed in the wrong places, or left. */
function unreadFor({ view, path }: Asked, workspace: Workspace): string | undefined {
  const outline = view.outlineOf(path);
  if (!outline) return undefined;
  const changed = view.filesOf(outline).find((each) => {
    const uri = addressOf(view, each.path, workspace);
    const open = uri === null ? null : workspace.document(uri);
    const text = open ? open.getText().replace(/^\uFEFF/, '') : view.textOf(each.path)?.text;
    return text !== each.file.text;
  });
  return changed?.path ?? view.unreadOf(outline)[0];
}

class Refusal extends Error {}

/** Language Server Protocol 3.18, `LSPErrorCodes`. */
const requestFailed = -32803;

function fileOf({ path, view }: Asked, place: Extract<Place, { kind: 'file' }>): string {
  const name = place.text.replace(/#.*$/, '');
  if (place.from === 'root') return name;
  return posix.join(view.outlineOf(path)?.folder ?? '', name);
}

function hoverText(place: Place, things: Things): string | null {
  if (place.kind === 'id') {
    const thing = things.at(place);
    return thing && thingText(thing);
  }
  if (place.kind !== 'word') return null;
  const choice = place.words().find(({ name }) => name === place.text);
  return choice && choice.about !== ''
    ? `**${escapeMarkdown(choice.name)}**: ${escapeMarkdown(choice.about)}`
    : null;
}

function thingText(thing: Thing): string {
  const { name, lines } = describe(thing);
  return [`**${escapeMarkdown(name)}** (${thing.type} \`${thing.id}\`)`, ...lines.map(escapeMarkdown)].join(
    '\n\n',
  );
}

/** Words of an outline are no Markdown here. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

/** The kinds of CompletionItemKind: variable, enum member, function, field, file. */
const itemKinds = { thing: 6, word: 20, helper: 3, field: 5, file: 17 } as const;

function itemOf({ name, kind, about }: Suggestion): CompletionItem {
  const [detail = '', ...rest] = about.split('\n');
  return { label: name, kind: itemKinds[kind], detail, documentation: rest.join('\n') };
}
