export { type Drawing, type DrawingFault, type DrawingOptions, readDrawing } from './read-drawing.ts';
