import { Command, CommanderError } from 'commander';
import { UsageError } from '../model/usage-error.js';
import type { CommandIo, Finish } from './io.js';
import { packageVersion } from './version.js';

type CommandLoader = (io: CommandIo, finish: Finish) => Promise<Command>;

/** Only the command that is asked for is loaded, so that none waits for the code of another. */
const COMMANDS: Readonly<Record<string, CommandLoader>> = {
  run: async (...given) => (await import('./run.js')).runCommand(...given),
  check: async (...given) => (await import('./check.js')).checkCommand(...given),
  baseline: async (...given) => (await import('./baseline.js')).baselineCommand(...given),
  init: async (...given) => (await import('./init.js')).initCommand(...given),
  config: async (...given) => (await import('./config.js')).configCommand(...given),
  merge: async (...given) => (await import('./merge.js')).mergeCommand(...given),
  claims: async (...given) => (await import('./claims.js')).claimsCommand(...given),
  explain: async (...given) => (await import('./explain.js')).explainCommand(...given),
  render: async (...given) => (await import('./render.js')).renderCommand(...given),
  graph: async (...given) => (await import('./graph.js')).graphCommand(...given),
  docs: async (...given) => (await import('./docs.js')).docsCommand(...given),
  tag: async (...given) => (await import('./tag.js')).tagCommand(...given),
  verify: async (...given) => (await import('./verify.js')).verifyCommand(...given),
  algorithms: async (...given) => (await import('./algorithms.js')).algorithmsCommand(...given),
};

/** Exit code of what could not run. */
export const COULD_NOT_RUN = 2;
/** As shells report a program that SIGINT ended. */
export const INTERRUPTED = 130;

/** Runs one command line. Every expected error is one line on stderr. */
export async function runCommandLine(argv: readonly string[], io: CommandIo): Promise<number> {
  let exitCode = 0;
  const finish: Finish = (code) => {
    exitCode = code;
  };
  try {
    const program = await createProgram(argv, io, finish);
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

async function createProgram(argv: readonly string[], io: CommandIo, finish: Finish): Promise<Command> {
  const program = new Command('audit')
    .description('Audits learning code: does it do what it says?')
    .version(packageVersion(), '-V, --version', 'print the version')
    .option('--debug', 'print the stack of an unexpected failure')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: () => {} })
    .showSuggestionAfterError(true);
  const asked = argv.find((argument) => !argument.startsWith('-'));
  const loaders = asked !== undefined && Object.hasOwn(COMMANDS, asked) ? [COMMANDS[asked]!] : Object.values(COMMANDS);
  for (const loader of loaders) {
    const command = await loader(io, finish);
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
