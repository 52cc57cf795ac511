/** A text as it came back from whoever translated it. */
export interface TranslatedText {
  readonly path: string;
  readonly place: string;
  readonly original: string;
  readonly translation: string;
}
