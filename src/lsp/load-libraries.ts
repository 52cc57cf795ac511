import { createRequire } from 'node:module';
import type * as ServerModule from 'vscode-languageserver/node';
import type * as DocumentModule from 'vscode-languageserver-textdocument';

// The bundle takes this line away, so that its own `require` finds the library in it (scripts/bundle.mjs).
const require = createRequire(import.meta.url);

/** What speaks the Language Server Protocol, loaded when an editor does. */
export function languageServer() {
  const {
    createConnection,
    ProposedFeatures,
    ResponseError,
    StreamMessageReader,
    StreamMessageWriter,
    TextDocuments,
  } = require('vscode-languageserver/node') as typeof ServerModule;
  const { TextDocument } = require('vscode-languageserver-textdocument') as typeof DocumentModule;
  return {
    createConnection,
    ProposedFeatures,
    ResponseError,
    StreamMessageReader,
    StreamMessageWriter,
    TextDocuments,
    TextDocument,
  };
}
