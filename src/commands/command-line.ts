import { Command, CommanderError } from 'commander';
import { UsageError } from '../model/usage-error.js';
import { algorithmsCommand } from './algorithms.js';
import { explainCommand } from './explain.js';
import type { CommandIo } from './io.js';
import { renderCommand } from './render.js';
import { runCommand } from './run.js';
import { packageVersion } from './version.js';

/** Exit code of what could not run. */
export const COULD_NOT_RUN = 2;
/** As shells report a program that SIGINT ended. */
export const INTERRUPTED = 130;

/** Runs one command line. Every expected error is one line on stderr. */
export async function runCommandLine(argv: readonly string[], io: CommandIo): Promise<number> {
  let exitCode = 0;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (io.signal.aborted) return INTERRUPTED;
    if (error instanceof CommanderError) return reportCommanderError(error, io);
    if (error instanceof UsageError) {
      io.stderr.write(`audit: ${oneLine(error.message)}\n`);
      return COULD_NOT_RUN;
    }
    const debug = argv.includes('--debug');
    const message = error instanceof Error ? ((debug ? error.stack : undefined) ?? error.message) : String(error);
    const hint = debug ? '' : '; run it again with --debug for the place';
    io.stderr.write(`audit: unexpected failure: ${debug ? message : oneLine(message)}${hint}\n`);
    return COULD_NOT_RUN;
  }
}

function createProgram(io: CommandIo, finish: (exitCode: number) => void): Command {
  const program = new Command('audit')
    .description('Audits learning code: does it do what it says?')
    .version(packageVersion(), '-V, --version', 'print the version')
    .option('--debug', 'print the stack of an unexpected failure')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: () => {} })
    .showSuggestionAfterError(true);
  for (const command of [
    runCommand(io, finish),
    explainCommand(io, finish),
    renderCommand(io, finish),
    algorithmsCommand(io, finish),
  ]) {
    program.addCommand(command.copyInheritedSettings(program));
    command.option('--debug', 'print the stack of an unexpected failure');
  }
  return program;
}

/** Help and version are no errors; commander's two lines of an error become one. */
function reportCommanderError(error: CommanderError, io: CommandIo): number {
  if (error.exitCode === 0) return 0;
  if (error.code === 'commander.help') {
    io.stderr.write('audit: no command given; audit --help lists them\n');
    return COULD_NOT_RUN;
  }
  const [problem, suggestion] = error.message.split('\n');
  const hint = suggestion?.replace(/^\((.*)\)$/, '$1') ?? 'audit --help lists what there is';
  io.stderr.write(`audit: ${oneLine(problem!.replace(/^error: /, ''))}; ${lowerFirst(hint)}\n`);
  return COULD_NOT_RUN;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** What users and repositories name is printed without line breaks and control characters. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
