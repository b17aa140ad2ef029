import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { runCommandLine } from '../../src/commands/command-line.js';

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command line in this process, with streams that are kept. */
export async function audit(
  cwd: string,
  argv: readonly string[],
  given: {
    readonly interactive?: boolean;
    readonly signal?: AbortSignal;
    readonly home?: string;
    readonly searchPath?: string;
  } = {},
): Promise<Outcome> {
  const stdout = collector();
  const stderr = collector();
  const exitCode = await runCommandLine(argv, {
    stdout: stdout.stream,
    stderr: stderr.stream,
    interactive: given.interactive ?? false,
    colour: false,
    cwd,
    environment: {
      ...(given.home === undefined ? {} : { HOME: given.home }),
      ...(given.searchPath === undefined ? {} : { PATH: given.searchPath }),
    },
    signal: given.signal ?? new AbortController().signal,
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(): { stream: Writable; text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}

/** A folder of its own with some files. */
export function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'audit-cli-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
