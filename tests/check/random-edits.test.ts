import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { seededRandom } from '../../src/algorithms/random.js';
import { audit } from '../cli/audit.js';
import { history, made } from './first-commit.js';

const SAMPLE = fileURLToPath(new URL('../../samples/learning-project', import.meta.url));
/** Another seed with EDITS_SEED, more rounds with EDITS_ROUNDS. */
const SEED = Number(process.env.EDITS_SEED ?? Date.now() % 1_000_000);
const ROUNDS = Number(process.env.EDITS_ROUNDS ?? 2);
const EDITED = /\.(py|[jt]sx?|md|json|ya?ml|toml)$/;

/** One change of a random file of a folder, in words. */
function change(folder: string, random: () => number): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => EDITED.test(path) && !path.startsWith('.git/'))
    .sort();
  const path = pick(files);
  const text = readFileSync(join(folder, path), 'utf8');
  const lines = text.split('\n');
  const beside = (prefix: string): string =>
    join(dirname(path), `${prefix}_${Math.floor(random() * 1e6)}${extname(path)}`);
  const kind = pick(['lines', 'lines', 'lines', 'word', 'word', 'remove', 'move', 'copy'] as const);
  switch (kind) {
    case 'lines': {
      const other = readFileSync(join(folder, pick(files)), 'utf8').split('\n');
      const from = Math.floor(random() * other.length);
      lines.splice(Math.floor(random() * lines.length), Math.floor(random() * 3), ...other.slice(from, from + 5));
      writeFileSync(join(folder, path), lines.join('\n'));
      return `lines of ${path}`;
    }
    case 'word': {
      const word = pick(text.match(/[A-Za-z_]{5,}/g) ?? ['words']);
      writeFileSync(join(folder, path), text.replaceAll(word, `${word}_x`));
      return `${word} in ${path}`;
    }
    case 'remove':
      rmSync(join(folder, path));
      return `without ${path}`;
    case 'move': {
      const to = beside('moved');
      renameSync(join(folder, path), join(folder, to));
      return `${path} to ${to}`;
    }
    case 'copy': {
      const to = beside('copied');
      writeFileSync(join(folder, to), text);
      return `${path} again as ${to}`;
    }
  }
}

test(`with the cache of the checks before, a check says byte for byte what one without says (seed ${SEED})`, async () => {
  const random = seededRandom(SEED);
  const one = history({});
  cpSync(SAMPLE, one.folder, { recursive: true });
  one.commit('the sample');
  const cache = mkdtempSync(join(tmpdir(), 'audit-edits-'));
  made.push(cache);
  const changes: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (let count = 1 + Math.floor(random() * 3); count > 0; count--) changes.push(change(one.folder, random));
    const argv = ['check', '--base', 'HEAD', '--format', 'json', '--exit-zero'];
    const cached = await audit(one.folder, [...argv, '--cache-dir', cache]);
    const fresh = await audit(one.folder, [...argv, '--no-cache']);
    expect(fresh.exitCode, fresh.stderr).toBe(0);
    const where = `seed ${SEED}, after: ${changes.join('; ')}`;
    // A difference of objects is easier to read than one of long lines.
    if (cached.stdout !== fresh.stdout) expect(JSON.parse(cached.stdout), where).toEqual(JSON.parse(fresh.stdout));
    expect(cached.stdout === fresh.stdout, where).toBe(true);
    if (random() < 0.3) one.commit(`round ${round}`);
  }
}, 600_000);
