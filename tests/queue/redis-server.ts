import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';

/** Debian's package redis-server brings it. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A server of the test's own, on a free port of this machine, with a file of what it holds. */
export class RedisServer {
  readonly port: number;
  private readonly folder: string;
  private readonly options: readonly string[];
  private server: ChildProcess | null = null;

  private constructor(folder: string, port: number, options: readonly string[]) {
    this.folder = folder;
    this.port = port;
    this.options = options;
  }

  static async start(folder: string, ...options: string[]): Promise<RedisServer> {
    mkdirSync(folder, { recursive: true });
    const server = new RedisServer(folder, await freePort(), options);
    await server.start();
    return server;
  }

  get address(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const words = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--dir', this.folder];
    const persistent = ['--appendonly', 'yes', '--appendfsync', 'always'];
    this.server = spawn('redis-server', [...words, ...persistent, ...this.options], { stdio: 'ignore' });
    // It answers when it has read its file.
    for (;;) {
      const client = this.connect({ lazyConnect: true, retryStrategy: () => null });
      try {
        await client.connect();
        await client.ping();
        return;
      } catch (error) {
        if (/NOAUTH|WRONGPASS/.test(String(error))) return;
        await new Promise((resume) => setTimeout(resume, 50));
      } finally {
        client.disconnect();
      }
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }

  connect(options: { readonly lazyConnect?: boolean; readonly retryStrategy?: () => null } = {}): Redis {
    const client = new Redis(this.port, '127.0.0.1', { maxRetriesPerRequest: null, ...options });
    client.on('error', () => undefined);
    return client;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
