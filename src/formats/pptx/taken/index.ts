export { reportTaken, takenCodes } from './codes.ts';
export { openTaken } from './open-taken.ts';
export { lookOfTaken, slidesOf } from './taken-slides.ts';
