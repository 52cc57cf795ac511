/** What is wrong with a picture, in words that follow its name: `is cut off`. Thrown inside this room only. */
export class PictureFault extends Error {
  readonly code: FaultCode;
  readonly hint: string;

  constructor(code: FaultCode, problem: string, hint: string) {
    super(problem);
    this.code = code;
    this.hint = hint;
  }
}

export type FaultCode =
  | 'picture-type'
  | 'picture-damaged'
  | 'picture-size'
  | 'picture-limit'
  | 'picture-renderer'
  | 'unsafe-svg';

export function malformed(problem: string): PictureFault {
  return new PictureFault('picture-damaged', problem, 'save it again with another program');
}

export function cutOff(): PictureFault {
  return new PictureFault('picture-damaged', 'is cut off', 'save or copy it again');
}
