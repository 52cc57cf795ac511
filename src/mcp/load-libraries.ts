import { createRequire } from 'node:module';
import type * as ServerModule from '@modelcontextprotocol/sdk/server/index.js';
import type * as StdioModule from '@modelcontextprotocol/sdk/server/stdio.js';
import type * as TypesModule from '@modelcontextprotocol/sdk/types.js';

// The bundle takes this line away, so that its own `require` finds the library in it (scripts/bundle.mjs).
const require = createRequire(import.meta.url);

/** What speaks the Model Context Protocol, loaded when somebody does. */
export function protocolLibrary() {
  const { Server } = require('@modelcontextprotocol/sdk/server/index.js') as typeof ServerModule;
  const { StdioServerTransport } = require('@modelcontextprotocol/sdk/server/stdio.js') as typeof StdioModule;
  const { CallToolRequestSchema, ListToolsRequestSchema } =
    require('@modelcontextprotocol/sdk/types.js') as typeof TypesModule;
  return { Server, StdioServerTransport, CallToolRequestSchema, ListToolsRequestSchema };
}
