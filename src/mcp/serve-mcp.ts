import type { Readable, Writable } from 'node:stream';
import { version } from '../source/index.ts';
import { protocolLibrary } from './load-libraries.ts';

export interface McpTool {
  readonly name: string;
  readonly description: string;
  /** What it takes, by name: each a text, a list of texts or a number. */
  readonly takes: Readonly<Record<string, McpArgument>>;
  readonly required?: readonly string[];
  readonly run: (given: McpArguments) => Promise<McpAnswer>;
}

export interface McpArgument {
  readonly type: 'text' | 'texts' | 'number';
  readonly description: string;
}

export type McpArguments = Readonly<Record<string, string | readonly string[] | number>>;

export interface McpAnswer {
  readonly text: string;
  readonly png?: Uint8Array | undefined;
  readonly failed?: boolean;
}

export interface ServeMcpOptions {
  readonly tools: readonly McpTool[];
  readonly input: Readable;
  readonly output: Writable;
  readonly signal: AbortSignal;
}

/** Offers tools over the Model Context Protocol on a pair of streams, until they end. */
export async function serveMcp({ tools, input, output, signal }: ServeMcpOptions): Promise<void> {
  const { Server, StdioServerTransport, CallToolRequestSchema, ListToolsRequestSchema } = protocolLibrary();
  const server = new Server({ name: 'throughline', version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(describeTool) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = tools.find(({ name }) => name === params.name);
    if (!tool) return failure(`there is no tool "${params.name}"`);
    const problem = problemOf(params.arguments ?? {}, tool);
    if (problem !== null) return failure(problem);
    // What was given has been looked at.
    const { text, png, failed } = await tool.run((params.arguments ?? {}) as McpArguments);
    const picture = png && {
      type: 'image' as const,
      data: Buffer.from(png).toString('base64'),
      mimeType: 'image/png',
    };
    return {
      content: [...(picture ? [picture] : []), { type: 'text' as const, text }],
      isError: failed ?? false,
    };
  });
  const ended = new Promise<void>((resolve) => {
    server.onclose = resolve;
    input.once('end', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.connect(new StdioServerTransport(input, output));
  await ended;
  await server.close();
}

const schemas = {
  text: { type: 'string' },
  texts: { type: 'array', items: { type: 'string' } },
  number: { type: 'number' },
} as const;

function describeTool({ name, description, takes, required }: McpTool) {
  const properties = Object.fromEntries(
    Object.entries(takes).map(([key, { type, description: words }]) => [
      key,
      { ...schemas[type], description: words },
    ]),
  );
  return {
    name,
    description,
    inputSchema: {
      type: 'object' as const,
      properties,
      required: [...(required ?? [])],
      additionalProperties: false,
    },
  };
}

function problemOf(
  given: Readonly<Record<string, unknown>>,
  { name, takes, required }: McpTool,
): string | null {
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(takes, key))
      return `${name} takes no "${key}"; it takes: ${Object.keys(takes).join(', ')}`;
    const { type } = takes[key]!;
    const isText = (each: unknown) => typeof each === 'string' && each !== '' && !each.startsWith('-');
    const fits =
      type === 'number'
        ? typeof value === 'number'
        : type === 'text'
          ? isText(value)
          : Array.isArray(value) && value.every(isText);
    if (!fits) return `"${key}" of ${name} is to be a ${type === 'texts' ? 'list of texts' : type}`;
  }
  const missing = (required ?? []).find((key) => !Object.hasOwn(given, key));
  return missing === undefined ? null : `${name} needs "${missing}"`;
}

function failure(text: string) {
  return { content: [{ type: 'text' as const, text }], isError: true };
}
