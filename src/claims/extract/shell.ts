import type { Tense } from '../extracted.js';
import type { Draft } from './collector.js';
import { pathName } from './path-name.js';
import { isTestPath } from './tests-claimed.js';
import type { Vocabulary } from './vocabulary.js';

/** Cuts a command line into words; quotes hold words together, a comment ends it. */
export function shellWords(line: string): string[] {
  const words: string[] = [];
  for (const match of line.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(?:\\.|[^\s"'])+/g)) {
    if (match[0].startsWith('#')) break;
    words.push(match[1] ?? match[2] ?? match[0]);
  }
  return words;
}

/** Claims of one line of shell: scripts and modules that are run, their sub-commands and flags, tests that are named. */
export function commandClaims(line: string, at: number, tense: Tense, vocabulary: Vocabulary): Draft[] {
  const text = line.replace(/^\s*[$>%]\s+/, '').trim();
  return text
    .split(/\s(?:&&|\|\||\||;)\s/)
    .flatMap((part) => oneCommand(shellWords(part), { line: at, text, tense }, vocabulary));
}

type Base = Pick<Draft, 'line' | 'text' | 'tense'>;

const RUNNERS = /^(?:uv|poetry|pipenv|pdm|hatch|rye|conda|sudo|time|xvfb-run|env|nohup)$/;
const INTERPRETERS =
  /^(?:python[\d.]*|py|node|tsx|ts-node|bun|deno|bash|sh|accelerate|torchrun|deepspeed|streamlit|uvicorn|gunicorn|npx)$/;

function oneCommand(all: readonly string[], base: Base, vocabulary: Vocabulary): Draft[] {
  let words = all.filter(
    (word, index) => !(index === 0 && /^[A-Za-z_]\w*=/.test(word)) && !/^[A-Z_][A-Z0-9_]*=\S*$/.test(word),
  );
  while (words.length > 1 && RUNNERS.test(words[0]!)) words = words.slice(words[1] === 'run' ? 2 : 1);
  const program = words[0];
  if (program === undefined || program.length > 200) return [];
  const python = /^python|^py$/.test(program);
  if (python && words[1] === '-m') {
    if (/^(?:pytest|unittest)$/.test(words[2] ?? '')) return testRun(words.slice(2), base, vocabulary);
    return runClaims(words[2] ?? '', words.slice(3), base, vocabulary, true);
  }
  if (/^(?:pytest|py\.test)$/.test(program)) return testRun(words, base, vocabulary);
  if (/^(?:npm|pnpm|yarn|bun)$/.test(program) && words[1] !== undefined) return packageScript(words, base);
  if (/^pip3?$/.test(program) && words[1] === 'install') return installed(words.slice(2), base, vocabulary);
  if (program === 'make' && /^[\w-]+$/.test(words[1] ?? '')) {
    return [
      { ...base, mention: {}, statement: { kind: 'cli-flag', program: 'make', flags: [words[1]!] }, certainty: 0.7 },
    ];
  }
  if (INTERPRETERS.test(program)) {
    const script = words.slice(1).findIndex((word) => pathName(word, vocabulary, false) !== undefined);
    if (script >= 0) return runClaims(words[script + 1]!, words.slice(script + 2), base, vocabulary, false);
    return [];
  }
  if (/^\.{0,2}\/|\.(?:py|sh|js|ts|mjs)$/.test(program))
    return runClaims(program, words.slice(1), base, vocabulary, false);
  return runOfProgram(program, words.slice(1), base, vocabulary);
}

/** Long flags without their values, short ones of one letter. */
function flagsOf(words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => /^(--[a-zA-Z][\w-]*|-[a-zA-Z])(?:=|$)/.exec(word)?.[1] ?? []))];
}

function subcommandOf(words: readonly string[]): string | undefined {
  const first = words[0];
  return first !== undefined && /^[a-z][a-z0-9_-]{1,40}$/.test(first) ? first : undefined;
}

function runClaims(
  program: string,
  words: readonly string[],
  base: Base,
  vocabulary: Vocabulary,
  isModule: boolean,
): Draft[] {
  const path = isModule ? undefined : pathName(program, vocabulary, false);
  if (isModule ? !/^[\w.]+$/.test(program) : !path || /path\/to|your[-_]|example_/.test(program)) return [];
  if (isModule && vocabulary.foreignModules.has(program.split('.')[0]!)) return [];
  if (
    isModule &&
    /^(?:venv|pip|build|http\.server|twine|ensurepip|virtualenv|ipykernel|cProfile|compileall)$/.test(program)
  )
    return [];
  const written = path?.path ?? program;
  const flags = flagsOf(words).filter((flag) => flag.startsWith('--'));
  const subcommand = subcommandOf(words);
  if (flags.length === 0 && subcommand === undefined) {
    return [{ ...base, mention: { path: written }, statement: { kind: 'file-exists' }, certainty: 0.85 }];
  }
  return [
    {
      ...base,
      mention: { path: written },
      statement: { kind: 'cli-flag', program: written, flags, ...(subcommand === undefined ? {} : { subcommand }) },
      certainty: 0.85,
    },
  ];
}

/** Paths that a test run names must hold tests; the runner's own flags are another program's. */
function testRun(words: readonly string[], base: Base, vocabulary: Vocabulary): Draft[] {
  const drafts: Draft[] = [];
  for (const word of words.slice(1)) {
    const path = word.startsWith('-') ? undefined : pathName(word, vocabulary, false);
    if (!path || (!isTestPath(path.path) && !isTestPath(`${path.path}/`))) continue;
    drafts.push({
      ...base,
      mention: { path: path.path, ...(path.symbol === undefined ? {} : { symbol: path.symbol }) },
      statement: { kind: 'test-exists' },
      certainty: 0.85,
    });
  }
  const flags = flagsOf(words).filter((flag) => flag.startsWith('--'));
  if (drafts.length === 0 && flags.length > 0) {
    drafts.push({ ...base, mention: {}, statement: { kind: 'cli-flag', program: words[0]!, flags }, certainty: 0.3 });
  }
  return drafts;
}

/** `npm run build`, `npm test`: scripts of the package manifest. */
function packageScript(words: readonly string[], base: Base): Draft[] {
  const script =
    words[1] === 'run' ? words[2] : /^(?:test|start|build|lint|dev)$/.test(words[1]!) ? words[1] : undefined;
  if (script === undefined || !/^[\w:.-]+$/.test(script)) return [];
  return [
    {
      ...base,
      mention: {},
      statement: { kind: 'cli-flag', program: `${words[0]!} run`, flags: [script] },
      certainty: 0.8,
    },
  ];
}

/** `pip install -r requirements.txt` names a file, `-e ".[dev]"` names extras of the package. */
function installed(words: readonly string[], base: Base, vocabulary: Vocabulary): Draft[] {
  const drafts: Draft[] = [];
  for (const [index, word] of words.entries()) {
    const extras = /^\.\[([\w,\s-]+)\]$/.exec(word)?.[1];
    if (extras !== undefined) {
      const names = extras.split(',').map((name) => `[${name.trim()}]`);
      drafts.push({
        ...base,
        mention: {},
        statement: { kind: 'cli-flag', program: 'pip install', flags: names },
        certainty: 0.7,
      });
    } else if (words[index - 1] === '-r' || words[index - 1] === '--requirement') {
      const path = pathName(word, vocabulary, false);
      if (path)
        drafts.push({ ...base, mention: { path: path.path }, statement: { kind: 'file-exists' }, certainty: 0.9 });
    }
  }
  return drafts;
}

/** A program by its name: the project's own when it is nobody else's and takes flags or a sub-command. */
function runOfProgram(program: string, words: readonly string[], base: Base, vocabulary: Vocabulary): Draft[] {
  if (!/^[a-z][\w.-]{1,40}$/.test(program)) return [];
  const flags = flagsOf(words).filter((flag) => flag.startsWith('--'));
  const subcommand = subcommandOf(words);
  const foreign = vocabulary.foreignPrograms.has(program);
  if (foreign || (flags.length === 0 && subcommand === undefined) || /^[=(]/.test(words[0] ?? '')) return [];
  if (flags.length === 0 && words.length > 3) return [];
  return [
    {
      ...base,
      mention: {},
      statement: { kind: 'cli-flag', program, flags, ...(subcommand === undefined ? {} : { subcommand }) },
      certainty: flags.length > 0 ? 0.6 : 0.4,
    },
  ];
}
