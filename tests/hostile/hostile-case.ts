/**
 * One piece of bad input: a tiny project, and what must be said about it. `▶` in a file stands right before the place
 * that the first finding must name; it is not part of the file.
 */
export interface HostileCase {
  readonly name: string;
  /** Laid over the base project, by path. */
  readonly files: Readonly<Record<string, HostileFile>>;
  /** All codes that are reported, sorted; one stands for itself. */
  readonly codes: string | readonly string[];
  /** Words of the user, or of the program, that the first finding's message or hint must hold. */
  readonly says?: string | readonly string[];
  /** 1 unless said. */
  readonly exit?: number;
  /** `build` unless said. */
  readonly arguments?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export type HostileFile =
  | string
  | Uint8Array
  /** A symbolic link; `{outside}` in it stands for a folder beside the project. */
  | { readonly link: string }
  | { readonly pipe: true }
  | { readonly folder: true }
  /** Takes a file of the base project away. */
  | null;

/** The class of SAFETY's table and its cases. */
export interface HostileClass {
  readonly name: string;
  readonly cases: readonly HostileCase[];
}

export const outlinePath = 'content/water/outline.yaml';
export const deckPath = 'content/water/decks/talk.yaml';

/** A case whose outline is this text. */
export function outline(text: string): Readonly<Record<string, HostileFile>> {
  return { [outlinePath]: text };
}

/** A case whose deck has this text after its title. */
export function deck(text: string): Readonly<Record<string, HostileFile>> {
  return { [deckPath]: `title: Talk\n${text}` };
}

/** A case whose deck has these slides, one a line after `- `. */
export function slides(...entries: readonly string[]): Readonly<Record<string, HostileFile>> {
  return deck(`slides:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`);
}

/** A case with a slide template `try` and a deck that uses it for the element `rain`. */
export function template(
  body: string,
  params = 'item: { type: element }',
): Readonly<Record<string, HostileFile>> {
  return {
    'templates/briefing/slides/try.hbs': `---\nsummary: A try\nparams: { ${params} }\n---\n${body}`,
    ...slides('{ use: try, item: rain }'),
  };
}

/** The same, where the body of one slide is all that counts. */
export function markup(body: string): Readonly<Record<string, HostileFile>> {
  return template(
    `<slide layout="title-and-content"><title>Try</title><slot name="body">${body}</slot></slide>\n`,
  );
}

export const baseOutline = `title: Water
language: en
sources:
  page: { title: A page about water, file: sources/page.txt }
elements:
  rain:
    label: Rain
    statements:
      - { id: falls, text: The page says that rain falls., source: page, quote: Rain falls. }
  sea: Sea
relationships:
  runs: { from: rain, to: sea, label: runs into }
groups:
  all: { label: All water, members: [rain, sea] }
`;

export const baseProject: Readonly<Record<string, HostileFile>> = {
  [outlinePath]: baseOutline,
  'content/water/sources/page.txt': 'Rain falls. It runs into the sea.\n',
  [deckPath]: 'title: Talk\nslides:\n  - { use: element, item: rain }\n',
};

/** The base outline with these lines after its own. */
export function withOutline(lines: string): Readonly<Record<string, HostileFile>> {
  return outline(`${baseOutline}${lines}`);
}
