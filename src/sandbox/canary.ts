import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { Subject } from './host/subject.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { RUNNER_FOLDER, runnerFile } from './runner-files.js';
import type { SandboxTier } from './tier.js';

/** Small, so that the test of the cap is quick; the mechanism is the same for any cap. */
const LIMITS: Limits = { ...DEFAULT_LIMITS, memoryMegabytes: 512 };
const OVER_CAP = 600 * 2 ** 20;

/**
 * Runs a canary in a tier: it reads a decoy, writes outside, connects to a listener of ours, starts a process and takes too much memory.
 * What it says it did is not believed alone: the listener and the file are looked at.
 *
 * @returns why the tier does not hold; nothing when it does
 */
export async function canaryReason(tier: SandboxTier, language: 'javascript' | 'python'): Promise<string | undefined> {
  const folder = mkdtempSync(join(tier.temporary, 'audit-canary-'));
  const secret = join(folder, 'secret');
  const outside = join(folder, 'outside');
  writeFileSync(secret, 'decoy', { mode: 0o644 });
  let hits = 0;
  const listener = createServer((connection) => {
    hits += 1;
    connection.destroy();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const file = {
    root: join(RUNNER_FOLDER, 'canary'),
    path: language === 'python' ? 'canary.py' : 'canary.mjs',
    language,
  };
  const subject = new Subject(tier, file, 0, LIMITS);
  const text = readFileSync(runnerFile(`canary/${file.path}`), 'utf8');
  const bundled = { kind: 'bundled', text, stubbed: [], failedImports: [] } as const;
  try {
    const { port } = listener.address() as AddressInfo;
    const opened = await subject.open(async () => bundled);
    if (opened.kind !== 'done') return 'reason' in opened ? opened.reason : opened.kind;
    if (opened.message.kind !== 'ready') return 'reason' in opened.message ? opened.message.reason : 'not ready';
    return await attemptsReason(subject, [secret, outside, port, OVER_CAP], () => hits > 0 || existsSync(outside));
  } finally {
    await subject.close();
    listener.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function attemptsReason(
  subject: Subject,
  given: readonly (string | number)[],
  escaped: () => boolean,
): Promise<string | undefined> {
  const wanted = given.map((value) => ({ keyword: null, inRecord: false, value, as: null }));
  const outcome = await subject.request({
    kind: 'call',
    symbol: 'attempts',
    construct: false,
    keep: false,
    arguments: wanted,
  });
  if (outcome.kind === 'ended') return `the canary ${outcome.reason}`;
  if (outcome.message.kind !== 'answer' || outcome.message.status !== 'ok') return 'the canary gave no answer';
  const done = outcome.message.value;
  if (!Array.isArray(done)) return 'the canary gave no list';
  if (done.length > 0) return `in it the canary could ${done.join(', ')}`;
  return escaped() ? 'the canary got out unnoticed' : undefined;
}
