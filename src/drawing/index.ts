export { type Drawing, type DrawingFault, readDrawing } from './read-drawing.ts';
