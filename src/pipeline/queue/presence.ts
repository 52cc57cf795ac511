import type { Redis } from 'ioredis';
import { queueTimes } from './connect.ts';
import type { InputsKey } from './inputs-key.ts';

/** Who is there, as keys that vanish with them. */
export class Presence {
  private readonly redis: Redis;
  private readonly prefix: string;
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly own: string[] = [];

  constructor(redis: Redis, prefix: string) {
    this.redis = redis;
    this.prefix = prefix;
  }

  async say(role: 'asks' | 'works', id: string, key: InputsKey): Promise<void> {
    const name = `${this.prefix}:${role}:${id}`;
    this.own.push(name);
    const say = () => this.redis.set(name, JSON.stringify(key), 'PX', queueTimes.presence);
    await say().catch(() => undefined);
    const timer = setInterval(() => void say().catch(() => undefined), queueTimes.presence / 3);
    this.timers.push(timer);
  }

  async others(role: 'asks' | 'works'): Promise<readonly InputsKey[]> {
    const names = new Set<string>();
    let cursor = '0';
    do {
      const [next, found] = await this.redis.scan(cursor, 'MATCH', `${this.prefix}:${role}:*`, 'COUNT', 200);
      for (const name of found) names.add(name);
      cursor = next;
    } while (cursor !== '0');
    const texts = await Promise.all([...names].map((name) => this.redis.get(name)));
    return texts.flatMap((text) => (text === null ? [] : [JSON.parse(text) as InputsKey]));
  }

  async leave(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    if (this.own.length > 0 && this.redis.status === 'ready')
      await this.redis.del(...this.own).catch(() => undefined);
  }
}

/** Queues of other inputs or programs have other names: their jobs never meet. */
export function queueNameOf({ project, program }: InputsKey, hash: (text: string) => string): string {
  return `decks-${hash(`${project} ${program}`).slice(0, 32)}`;
}
