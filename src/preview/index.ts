export * from './codes.ts';
export type { FilePlace } from './protocol.ts';
export {
  type EditorCommand,
  editorWords,
  type Preview,
  type PreviewOptions,
  readEditorCommand,
  servePreview,
} from './serve-preview.ts';
export { type PageAssets, readPageAssets } from './server/page.ts';
