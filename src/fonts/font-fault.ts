/** What is wrong with a font, in words that follow its name: `is cut off`. Thrown inside this room only. */
export class FontFault extends Error {
  readonly hint: string;

  constructor(problem: string, hint = 'take the file from where it was made once more') {
    super(problem);
    this.hint = hint;
  }
}
