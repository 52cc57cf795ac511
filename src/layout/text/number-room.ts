import type { Ems } from '../../theme/index.ts';
import type { FlowParagraph } from './flow.ts';

/** Room for a number in brackets, in ems of the place's size. */
export function numberRoom(number: string): Ems {
  return (number.length + 2) * 0.6;
}

const numberGap: Ems = 0.8;

/** What a numbered formula keeps free on both sides of it, so that it stays in the middle; in ems of its own size. */
export function roomForNumber({ number, scale }: FlowParagraph): Ems {
  return number === undefined ? 0 : (2 * (numberRoom(number) + numberGap)) / scale;
}
