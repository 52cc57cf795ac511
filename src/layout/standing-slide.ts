import type { KnownSlide } from './known-slide.ts';
import type { PlacedSlide } from './placed.ts';

/** A slide that is as an earlier build left it: placed only for those who ask what is on it. */
export class StandingSlide implements PlacedSlide {
  readonly id: string;
  readonly number: number;
  readonly key: string;
  readonly stands: KnownSlide;
  readonly hidden: boolean;
  private readonly place: () => PlacedSlide;
  private placed: PlacedSlide | null = null;

  constructor(stands: KnownSlide, hidden: boolean, place: () => PlacedSlide) {
    this.id = stands.id;
    this.number = stands.number;
    this.key = stands.key;
    this.stands = stands;
    this.hidden = hidden;
    this.place = place;
  }

  get layout(): PlacedSlide['layout'] {
    return this.whole.layout;
  }

  get background(): PlacedSlide['background'] {
    return this.whole.background;
  }

  get shapes(): PlacedSlide['shapes'] {
    return this.whole.shapes;
  }

  private get whole(): PlacedSlide {
    this.placed ??= this.place();
    return this.placed;
  }
}
