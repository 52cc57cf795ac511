export * from './codes.ts';
export { type EditorCommand, editorWords, readEditorCommand } from './editor-command.ts';
export { readPageAssets } from './page-assets.ts';
export type { FilePlace } from './protocol.ts';
export { type Preview, type PreviewOptions, servePreview } from './serve-preview.ts';
export type { PageAssets } from './server/routes.ts';
