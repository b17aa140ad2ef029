#!/usr/bin/env node
import { INTERRUPTED, runCommandLine } from './commands/command-line.js';

/** Time that an interrupted run has to clean up. */
const GRACE_MS = 3_000;

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (interrupt.signal.aborted) process.exit(INTERRUPTED);
    interrupt.abort();
    process.stderr.write('interrupted: nothing is reported\n');
    setTimeout(() => process.exit(INTERRUPTED), GRACE_MS).unref();
  });
}
// A reader that has seen enough (`audit … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  interactive: process.stderr.isTTY === true && !process.env.CI,
  colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  cwd: process.cwd(),
  environment: process.env,
  signal: interrupt.signal,
});
