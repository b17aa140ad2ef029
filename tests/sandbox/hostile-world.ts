import { createSocket } from 'node:dgram';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JAVASCRIPT_ATTACKS, JAVASCRIPT_POLLUTION } from './javascript-attacks.js';
import { PYTHON_ATTACKS } from './python-attacks.js';

export const TOKEN = 'ground-truth-token-7f3a';

/** A project with hostile files, and what lies around it that they want: a secret, listeners, a place to write to. */
export class HostileWorld {
  readonly folder = mkdtempSync(join(tmpdir(), 'audit-hostile-'));
  readonly root = join(this.folder, 'project');
  readonly outside = join(this.folder, 'outside');
  readonly secret = join(this.outside, 'secret.json');
  readonly socket = join(this.outside, 'socket');
  /** What subjects made though they must not. */
  readonly marker = join(this.outside, 'marker');
  hits = 0;
  port = 0;
  datagramPort = 0;
  readonly #servers: Server[] = [];
  readonly #datagrams = createSocket('udp4');

  async open(): Promise<this> {
    mkdirSync(join(this.root, 'src'), { recursive: true });
    mkdirSync(this.outside, { mode: 0o777 });
    writeFileSync(this.secret, JSON.stringify({ token: TOKEN }), { mode: 0o644 });
    writeFileSync(join(this.outside, 'secret.py'), `token = "${TOKEN}"\n`);
    symlinkSync(this.outside, join(this.root, 'link'));
    symlinkSync(join(this.outside, 'secret.py'), join(this.root, 'linked.py'));
    writeFileSync(join(this.root, 'src', 'attacks.mjs'), JAVASCRIPT_ATTACKS);
    writeFileSync(join(this.root, 'src', 'pollution.mjs'), JAVASCRIPT_POLLUTION);
    writeFileSync(join(this.root, 'src', 'attacks.py'), PYTHON_ATTACKS);
    const addon = nativeAddon();
    if (addon !== undefined) cpSync(addon, join(this.root, 'addon.node'));
    this.port = ((await this.#listen(0)) as AddressInfo).port;
    await this.#listen(this.socket);
    this.#datagrams.on('message', () => this.#hit());
    await new Promise<void>((resolve) => this.#datagrams.bind(0, '127.0.0.1', resolve));
    this.datagramPort = this.#datagrams.address().port;
    return this;
  }

  /** What is in the project and outside it, with contents, to see whether anything was changed. */
  contents(): string {
    const files = readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).sort();
    return files.map((path) => `${path}: ${readIfFile(join(this.folder, path))}`).join('\n');
  }

  close(): void {
    for (const server of this.#servers) server.close();
    this.#datagrams.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #hit(): void {
    this.hits += 1;
  }

  async #listen(at: number | string): Promise<unknown> {
    const server = createServer((connection) => {
      this.#hit();
      connection.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n');
    });
    this.#servers.push(server);
    await new Promise<void>((resolve) => {
      if (typeof at === 'number') server.listen(at, '127.0.0.1', resolve);
      else server.listen(at, resolve);
    });
    return server.address();
  }
}

function readIfFile(path: string): string {
  try {
    return readFileSync(path, 'latin1').slice(0, 100_000);
  } catch {
    return '';
  }
}

/** Some addon that the installed packages bring. */
function nativeAddon(): string | undefined {
  const packages = join(process.cwd(), 'node_modules', '@rolldown');
  const found = readdirSync(packages, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('.node'));
  return found === undefined ? undefined : join(packages, found);
}

/** Processes whose command line holds a text. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => readIfFile(`/proc/${id}/cmdline`).includes(text));
}
