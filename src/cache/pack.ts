import { createHash } from 'node:crypto';

/**
 * One file of the cache: a header line (format, analyser, SHA-256 of the rest), then entries, each a line `<key> <bytes>` and
 * that many bytes of JSON with a line break. A pack with anything wrong is as good as none.
 */
const FORMAT = 'audit-cache-1';

export type PackEntries = ReadonlyMap<string, Buffer>;

export function writePack(analyser: string, entries: PackEntries): Buffer {
  const chunks: Buffer[] = [];
  for (const key of [...entries.keys()].sort()) {
    const json = entries.get(key)!;
    chunks.push(Buffer.from(`${key} ${json.length}\n`, 'latin1'), json, Buffer.from('\n', 'latin1'));
  }
  const body = Buffer.concat(chunks);
  return Buffer.concat([Buffer.from(header(analyser, body), 'latin1'), body]);
}

/** The entries of a pack, `undefined` when it is damaged or was written by another analyser. Values share its memory. */
export function readPack(analyser: string, pack: Buffer): PackEntries | undefined {
  const start = pack.indexOf(10) + 1;
  if (start === 0 || start > 1_000) return undefined;
  const body = pack.subarray(start);
  if (pack.toString('latin1', 0, start) !== header(analyser, body)) return undefined;
  const entries = new Map<string, Buffer>();
  let at = 0;
  while (at < body.length) {
    const lineEnd = body.indexOf(10, at);
    const match = /^([0-9a-f]{32}) (\d{1,10})$/.exec(body.toString('latin1', at, lineEnd));
    if (match === null) return undefined;
    const end = lineEnd + 1 + Number(match[2]);
    if (end >= body.length) return undefined;
    entries.set(match[1]!, body.subarray(lineEnd + 1, end));
    at = end + 1;
  }
  return entries;
}

function header(analyser: string, body: Buffer): string {
  return `${FORMAT} ${analyser} ${createHash('sha256').update(body).digest('hex')}\n`;
}
