import type { SourceFile, Span } from '../source/index.ts';
import type { MarkupBlock, Run } from './blocks.ts';
import type { MarkupAttribute, MarkupEvent } from './scan-markup.ts';

/**
 * What a slide template rendered: its tags as a tree, in which the values that it prints stand as the runs and blocks that
 * they are. Nothing of a value is ever read as markup.
 */
export interface RenderedMarkup {
  readonly file: SourceFile;
  readonly nodes: readonly MarkupNode[];
  /** Of a template whose tags make no tree; null where they do. */
  readonly fault: MarkupFault | null;
}

/** What was printed, so that it can be said what is wrong with it: XML whose tags carry numbers of places, `t="3"`. */
export interface MarkupFault {
  readonly xml: string;
  readonly places: readonly TagPlace[];
}

export interface TagPlace {
  /** The tag in the template, `<p`. */
  readonly template: Span;
  /** Where the value stands that was the context there. */
  readonly yaml: Span | null;
}

export type MarkupNode = MarkupElement | MarkupText | PrintedRun | PrintedBlocks;

export interface MarkupElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly MarkupAttribute[];
  readonly children: readonly MarkupNode[];
  readonly place: TagPlace;
}

/** Text of the template's own, and values that are plain characters. */
export interface MarkupText {
  readonly kind: 'text';
  readonly text: string;
  /** Where the template has it, up to the end of its first line. */
  readonly place: Span | null;
}

/** A run of a value. `data`: it is somebody's text, whose white space stays. */
export interface PrintedRun {
  readonly kind: 'run';
  readonly run: Run;
  readonly data: boolean;
}

/** The blocks of a value, which is written at `yaml`. */
export interface PrintedBlocks {
  readonly kind: 'blocks';
  readonly blocks: readonly MarkupBlock[];
  readonly yaml: Span | null;
}

type Open<T> = { -readonly [K in keyof T]: T[K] };
interface OpenElement extends Omit<MarkupElement, 'attributes' | 'children'> {
  readonly attributes: Open<MarkupAttribute>[];
  readonly children: MarkupNode[];
}

/** As deep as XML is read here. */
const deepest = 200;

/** Makes a tree of the tags of a template and the values between them. */
export class MarkupBuilder {
  private readonly nodes: MarkupNode[] = [];
  private readonly open: OpenElement[] = [];
  private readonly places: TagPlace[] = [];
  private xml = '';
  private isFaulty = false;
  /** The text that was added last shows nothing yet. */
  private isBlank = false;
  /** White space stands before what comes next in a tag. */
  private spaced = false;

  /** A piece of the template. `yaml`: where the value stands that is the context of a tag. */
  add(event: MarkupEvent, yaml: Span | null): void {
    const current = this.open.at(-1);
    if (event.kind === 'open') this.xml += `<${event.name} t="${this.places.length}"`;
    this.xml += event.raw;
    switch (event.kind) {
      case 'text':
        this.addText(event.text, event.place);
        return;
      case 'open':
        this.openElement(event, { template: event.place, yaml });
        return;
      case 'close':
        if (current?.name === event.name) this.open.pop();
        else this.isFaulty = true;
        return;
      case 'attribute':
        if (!(event.spaced || this.spaced) || current?.attributes.some(({ name }) => name === event.name))
          this.isFaulty = true;
        this.spaced = false;
        current?.attributes.push({ name: event.name, value: event.value });
        return;
      case 'space':
        this.spaced = true;
        return;
      case 'characters':
        this.addToAttribute(event.text);
        return;
      case 'tag-end':
        this.spaced = false;
        if (event.closed) this.open.pop();
        return;
      case 'stray':
      case 'fault':
        this.isFaulty = true;
        return;
      default:
    }
  }

  /** Characters of a value in the attribute that is open. */
  printInAttribute(text: string): void {
    this.xml += placeholder;
    this.addToAttribute(text);
  }

  /** A value between tags. */
  print(nodes: readonly MarkupNode[]): void {
    for (const node of nodes) {
      if (node.kind === 'text') this.addText(node.text, null);
      else {
        const parent = this.open.at(-1);
        if (!parent) this.isFaulty = true;
        (parent?.children ?? this.nodes).push(node);
      }
      this.xml += node.kind === 'text' && node.text.trim() === '' ? node.text : placeholder;
    }
  }

  finish(file: SourceFile): RenderedMarkup {
    const { nodes, xml, places } = this;
    const roots = nodes.filter((node) => node.kind === 'element').length;
    const whole = !this.isFaulty && this.open.length === 0 && roots === 1;
    return { file, nodes, fault: whole ? null : { xml, places } };
  }

  private openElement(
    { name, attributes, closed }: Extract<MarkupEvent, { kind: 'open' }>,
    place: TagPlace,
  ): void {
    this.places.push(place);
    this.spaced = false;
    const parent = this.open.at(-1);
    // Those of a tag without values are the template's, the same each time.
    const own = closed === null ? [...attributes] : (attributes as Open<MarkupAttribute>[]);
    const element: OpenElement = { kind: 'element', name, attributes: own, children: [], place };
    (parent?.children ?? this.nodes).push(element);
    if (closed === true) return;
    this.open.push(element);
    if (this.open.length > deepest) this.isFaulty = true;
  }

  private addText(text: string, place: Span | null): void {
    const parent = this.open.at(-1);
    const isBlank = !/\S/.test(text);
    if (!parent && !isBlank) this.isFaulty = true;
    const children = parent?.children ?? this.nodes;
    const last = children.at(-1);
    if (last?.kind === 'text') {
      // Of all that is put together here, the words that come first have the place.
      const joined = { text: last.text + text, place: this.isBlank ? place : last.place };
      children[children.length - 1] = { kind: 'text', ...joined };
      this.isBlank &&= isBlank;
    } else {
      children.push({ kind: 'text', text, place });
      this.isBlank = isBlank;
    }
  }

  private addToAttribute(text: string): void {
    const attribute = this.open.at(-1)?.attributes.at(-1);
    if (attribute) attribute.value += text;
  }
}

/** What stands for a value in the XML that is only made to tell what is wrong with it. */
const placeholder = '…';
