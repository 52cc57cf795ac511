import type {
  DeckMessage,
  FindingModel,
  Mark,
  ProjectMessage,
  ServerMessage,
  SlideModel,
} from '../protocol.ts';

export const tabs = ['source', 'findings', 'citations', 'coverage'] as const;
export type Tab = (typeof tabs)[number];

export interface OrderedSlide {
  readonly id: string;
  readonly hash: string;
  readonly model: SlideModel;
  readonly findings: readonly FindingModel[];
}

/** All that the page knows and shows. */
export class Store {
  project: ProjectMessage | null = null;
  deck: DeckMessage | null = null;
  slides: readonly OrderedSlide[] = [];
  /** Id of the slide that is shown. */
  current: string | null;
  /** The slide to go to in the deck or language that was chosen and is to come. */
  next: string | null = null;
  /** The theme that was chosen to look at decks in; null: each in its own. */
  theme: string | null;
  tab: Tab = 'source';
  /** Index into the current slide's marks. */
  selected: number | null = null;
  connected = false;
  private readonly models = new Map<string, SlideModel>();

  constructor(address: Address) {
    this.current = address.slide;
    this.theme = address.theme;
  }

  get index(): number {
    return this.slides.findIndex((slide) => slide.id === this.current);
  }

  get slide(): OrderedSlide | null {
    return this.slides[this.index] ?? null;
  }

  get errors(): readonly FindingModel[] {
    const all = [...(this.project?.findings ?? []), ...(this.deck?.findings ?? [])];
    return all.filter((finding) => finding.severity === 'error');
  }

  take(message: ServerMessage): void {
    if (message.kind === 'project') this.takeProject(message);
    else if (message.kind === 'slide') this.takeSlide(message.hash, message.slide);
    else this.takeDeck(message);
  }

  private takeProject(message: ProjectMessage): void {
    this.project = message;
    // One that there is not, or no more: decks are in their own.
    if (this.theme !== null && !message.themes.includes(this.theme)) this.theme = null;
  }

  private takeSlide(hash: string, model: SlideModel): void {
    const chosen = this.selected === null ? null : (this.slide?.model.marks[this.selected] ?? null);
    this.models.set(hash, model);
    this.slides = this.slides.map((slide) => (slide.id === model.id ? { ...slide, hash, model } : slide));
    this.select(chosen);
  }

  private takeDeck(message: DeckMessage): void {
    const { deck, slide } = this;
    const chosen = this.selected === null ? null : (slide?.model.marks[this.selected] ?? null);
    const isEmpty = message.order.length === 0;
    const isSame = deck?.deck === message.deck && (isEmpty || deck.language === message.language);
    if (!isSame) {
      this.models.clear();
      this.current = this.next ?? this.current;
      this.next = null;
    }
    const before = isSame ? this.slides : [];
    const known = isSame ? deck : null;
    // Nothing new can be shown: what is there stays, with the errors over it.
    const keeps = isEmpty && before.length > 0;
    const coverage = message.coverage ?? known?.coverage ?? null;
    this.deck =
      keeps && known ? { ...known, findings: message.findings, stale: true } : { ...message, coverage };
    if (keeps) {
      this.slides = before.map((slide) => ({ ...slide, findings: [] }));
      return;
    }
    for (const [hash, model] of Object.entries(message.slides)) this.models.set(hash, model);
    this.slides = message.order.flatMap(({ id, hash, findings }) => {
      const model = this.models.get(hash);
      return model ? [{ id, hash, model, findings: findings.map((i) => message.findings[i]!) }] : [];
    });
    const used = new Set(this.slides.map((slide) => slide.hash));
    for (const hash of this.models.keys()) if (!used.has(hash)) this.models.delete(hash);
    this.current = placeIn(
      this.slides.map((slide) => slide.id),
      this.current,
      before.map((slide) => slide.id),
    );
    this.select(this.slide?.id === slide?.id ? chosen : null);
  }

  /** A mark has another number after an edit: it is known by what it belongs to, and its words. */
  private select(chosen: Mark | null): void {
    const marks = this.slide?.model.marks ?? [];
    const like = (mark: Mark) => chosen !== null && mark.of === chosen.of && mark.on === chosen.on;
    const same = marks.findIndex((mark) => like(mark) && mark.text === chosen?.text);
    const found = same >= 0 ? same : marks.findIndex(like);
    this.selected = found >= 0 ? found : null;
  }
}

/** Where a reader stays when slides come and go: on the same one, else on what is left of it or next to it. */
export function placeIn(
  ids: readonly string[],
  current: string | null,
  before: readonly string[],
): string | null {
  if (ids.length === 0) return current;
  if (current === null || ids.includes(current)) return current ?? ids[0]!;
  const known = new Set(ids);
  // Of a continued slide, its beginning.
  const whole = current.replace(/--\d+$/, '');
  if (known.has(whole)) return whole;
  const at = before.indexOf(current);
  if (at < 0) return ids[0] ?? null;
  return (
    before.slice(at + 1).find((id) => known.has(id)) ??
    before.slice(0, at).findLast((id) => known.has(id)) ??
    ids[0] ??
    null
  );
}

/**
 * What the page shows, as it stands behind the `#` of its address: `#outline/deck/en/slide-id`, with `/theme` where the
 * deck is seen in another than its own.
 */
export interface Address {
  readonly deck: string | null;
  readonly language: string | null;
  readonly slide: string | null;
  readonly theme: string | null;
}

export function readAddress(hash: string): Address {
  const parts = hash
    .replace(/^#/, '')
    .split('/')
    .map((part) => decode(part));
  const [outline, deck, language, slide, theme] = parts;
  return {
    deck: outline && deck ? `${outline}/${deck}` : null,
    language: language || null,
    slide: slide || null,
    theme: theme || null,
  };
}

export function writeAddress({ deck, language, slide, theme }: Address): string {
  const parts = [...(deck ?? '').split('/'), language ?? '', slide ?? '', ...(theme ? [theme] : [])];
  return `#${parts.map(encodeURIComponent).join('/')}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
