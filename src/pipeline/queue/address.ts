/** A Redis or Valkey server, as it was asked for. */
export interface QueueAddress {
  /** For messages: without the password. */
  readonly shown: string;
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly db: number;
    readonly username?: string;
    readonly password?: string;
    readonly tls?: Readonly<Record<string, never>>;
  };
}

/** Reads `redis://HOST:6379/0`; null for anything else, and nothing of it is ever said: it may hold a password. */
export function readQueueAddress(text: string): QueueAddress | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  const isSecure = protocol === 'rediss:' || protocol === 'valkeys:';
  if (!isSecure && protocol !== 'redis:' && protocol !== 'valkey:') return null;
  const [, db] = /^\/?(\d{0,4})$/.exec(pathname) ?? [];
  if (hostname === '' || db === undefined || search !== '' || hash !== '') return null;
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const at = port === '' ? 6379 : Number(port);
  return {
    shown: `${protocol}//${hostname}:${at}${db === '' ? '' : `/${db}`}`,
    connection: {
      host,
      port: at,
      db: Number(db),
      ...(username !== '' && { username: decode(username) }),
      ...(password !== '' && { password: decode(password) }),
      ...(isSecure && { tls: {} }),
    },
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
