import type { Facts } from '../../model/facts.js';
import type { ExtractedClaim } from '../extracted.js';
import { evidence, type JudgeContext } from './context.js';
import { type Existence, judgeExistence } from './existence.js';
import { type Judgement, untested } from './judgement.js';
import { reachable } from './reachable.js';
import { isBuiltIn, isRunner } from './script-runners.js';
import { findSubject } from './subject.js';

/** Ways to read a command line of which every option stands in the code as a string or as a parameter. */
const STATED_PARSERS =
  /^(argparse|optparse|getopt|click|typer|docopt|absl|commander|yargs|minimist|meow|cac|sade|arg|command-line-args|@oclif\/\w+|node:util|util|parse_args)(\.|\/|$)/;
/** Ways of which the options come from elsewhere: from classes, settings or whatever is typed. */
const OPEN_PARSERS =
  /^(fire|hydra|jsonargparse|tyro|simple_parsing|pytorch_lightning|lightning|transformers|tap|sacred|omegaconf|pydantic_settings|plac|cyclopts|dvc|streamlit)(\.|\/|$)/;
/** How the ways above are told of sub-commands. */
const COMMANDS = /add_subparsers|add_parser\(|\.command\(|\.group\(|add_typer|add_command|typer|docopt|\bcommands\b/;

/** Options, sub-commands, scripts and environment variables of a command line. */
export function judgeCommandLine(claim: ExtractedClaim, context: JudgeContext): Judgement {
  const { statement } = claim;
  if (statement.kind !== 'cli-flag') return untested('no command line');
  const program = statement.program ?? '';
  const runner = program.split(' ')[0] ?? '';
  if (isRunner(program)) return judgeScript(claim, statement.subcommand ?? statement.flags[0] ?? '', context);
  if (runner === 'make') return judgeTarget(claim, statement.subcommand ?? statement.flags[0] ?? '', context);
  if (program === 'pip install') return judgeExtras(claim, statement.flags, context);
  const start = startFile(claim, program, context);
  if (start === undefined)
    return missingModule(claim, program, context) ?? withoutProgram(claim, statement.flags, program, context);
  const files = reachable(start, context);
  const wanted = [...statement.flags, ...(statement.subcommand === undefined ? [] : [statement.subcommand])].filter(
    (flag) => flag !== '' && flag !== '--' && !['-h', '--help', '-v', '--version', '--no-cache-dir'].includes(flag),
  );
  // Only an open box says that an option is still to come: a command line is there to be typed.
  const typed: ExtractedClaim = claim.tense === 'planned' && program !== '' ? { ...claim, tense: 'present' } : claim;
  if (wanted.length === 0)
    return judgeExistence(typed, {
      state: 'there',
      reason: `${start} is there`,
      subject: { path: start },
      evidence: [],
    });
  return judgeExistence(typed, optionsExistence(wanted, start, files, context));
}

/** `pip install ".[dev]"`: groups of optional dependencies. */
function judgeExtras(claim: ExtractedClaim, flags: readonly string[], context: JudgeContext): Judgement {
  const { extras } = context.manifests;
  const wanted = flags.map((flag) => flag.replace(/[[\]]/g, ''));
  const missing = wanted.find((extra) => !extras.has(extra));
  if (missing === undefined)
    return judgeExistence(claim, {
      state: 'there',
      reason: `${extras.get(wanted[0]!)} has ${wanted.join(', ')}`,
      subject: { path: extras.get(wanted[0]!)! },
      evidence: [],
    });
  const [manifest] = extras.values();
  if (manifest === undefined) return untested('no manifest that is read names groups of dependencies');
  return judgeExistence(claim, {
    state: 'unclear',
    reason: `${manifest} has no group ${missing}`,
    subject: { path: manifest },
  });
}

function optionsExistence(
  wanted: readonly string[],
  start: string,
  files: readonly Facts[],
  context: JudgeContext,
): Existence {
  const subject = { path: start };
  const shown = [];
  for (const option of wanted) {
    const place = optionPlace(option, files, context);
    if (place !== undefined) {
      shown.push(evidence(context, place.path, place.line, option));
      continue;
    }
    const isOption = option.startsWith('-') || wanted.length === 1;
    const parsers = files.flatMap((facts) => facts.imports.map((fact) => fact.module));
    const open = parsers.find((module) => OPEN_PARSERS.test(module));
    if (open !== undefined)
      return { state: 'unclear', reason: `${option} is not stated; ${open} may take it`, subject };
    const arguments_ = files.some((facts) => context.texts.text(facts.path).includes('parse_known_args'));
    if (arguments_)
      return { state: 'unclear', reason: `${option} is not stated, and unknown options are handed on`, subject };
    const stated = parsers.some((module) => STATED_PARSERS.test(module));
    const isValue = !option.startsWith('-') && !files.some((facts) => COMMANDS.test(context.texts.text(facts.path)));
    if (isValue) return { state: 'unclear', reason: `${option} may be a value that ${start} takes`, subject };
    if (!stated || !isOption)
      return { state: 'unclear', reason: `${option} is not stated, and no parser of options was found`, subject };
    return {
      state: 'gone',
      reason: `${start} has no option ${option}`,
      subject,
      evidence: shown,
      certainty: 0.9,
      needed: `an option ${option} of ${start}`,
    };
  }
  return { state: 'there', reason: `${wanted.join(', ')} of ${start}`, subject, evidence: shown.slice(0, 6) };
}

/** A line that states an option: its string, or the parameter of a function that a library turns into one. */
function optionPlace(
  option: string,
  files: readonly Facts[],
  context: JudgeContext,
): { readonly path: string; readonly line: number } | undefined {
  const bare = option.replace(/^-+/, '').replace(/=.*$/, '');
  const positive = bare.replace(/^no-/, '');
  const snake = positive.replace(/-/g, '_');
  const quoted = new RegExp(
    `["'\`](?:[^"'\`]*[\\s,|/])?(?:-{0,2}(?:no-)?)(?:${[bare, positive, snake].map(escapePattern).join('|')})(?:[\\s,=/<[:][^"'\`]*)?["'\`]`,
  );
  for (const facts of files) {
    const lines = context.texts.lines(facts.path);
    const line = lines.findIndex((text) => quoted.test(text.slice(0, 2_000)));
    if (line !== -1) return { path: facts.path, line: line + 1 };
    const owner = facts.symbols.find(
      (symbol) =>
        symbol.parameters.some(({ name }) => name === snake || name === camel(snake)) || symbol.name === snake,
    );
    if (owner !== undefined) return { path: facts.path, line: owner.startLine };
  }
  return undefined;
}

/** The file that a command line starts: a script by its path, a module by `-m`, a console program by its manifest. */
function startFile(claim: ExtractedClaim, program: string, context: JudgeContext): string | undefined {
  const target = context.manifests.programs.get(program);
  const names = [claim.mention.path, program, claim.mention.context, target?.replace(/:.*$/, '')];
  for (const name of names) {
    if (name === undefined || name === '' || /^(python3?|node|bash|sh|uv|poetry|ts-node|tsx)$/.test(name)) continue;
    const found = context.paths.resolve(name, claim.document.path);
    const path = found.kind === 'found' || found.kind === 'moved' ? found.path : undefined;
    const module = path ?? wholeModule(name, context);
    const main = [module, `${module}/__main__.py`].find((one) => one !== undefined && context.index.facts.has(one));
    if (main !== undefined) return main;
  }
  return undefined;
}

function wholeModule(name: string, context: JudgeContext): string | undefined {
  const module = name.includes('.') ? context.paths.resolveModule(name) : undefined;
  return module?.rest.length === 0 ? module.path : undefined;
}

/** `python -m package.module`, where the package is ours and has no such module. */
function missingModule(claim: ExtractedClaim, program: string, context: JudgeContext): Judgement | undefined {
  if (!/^[a-z_]\w*(?:\.[a-z_]\w*)+$/.test(program) || /\.(?:py|[cm]?[jt]sx?|sh|ipynb|rb|go|rs|exe)$/.test(program))
    return undefined;
  const module = context.paths.resolveModule(program);
  if (module?.rest.length !== 1 || !/(?:^|\/)__init__\.py$/.test(module.path)) return undefined;
  const subject = { path: module.path };
  if (context.symbols.resolve(module.rest[0]!, [module.path]).kind !== 'missing') return undefined;
  return judgeExistence(claim, {
    state: 'gone',
    reason: `there is no module ${program}`,
    subject,
    evidence: [],
    certainty: 0.9,
    needed: `a module ${program}`,
  });
}

function judgeScript(claim: ExtractedClaim, name: string, context: JudgeContext): Judgement {
  if (claim.statement.kind === 'cli-flag' && claim.statement.program === 'npx')
    return untested('a program of another package');
  const path = context.manifests.scripts.get(name);
  if (path !== undefined)
    return judgeExistence(claim, {
      state: 'there',
      reason: `the script ${name} of ${path}`,
      subject: { path },
      evidence: [],
    });
  if (name.startsWith('-')) return untested('an option of the package manager');
  if (isBuiltIn(name) || context.manifests.scripts.size === 0) return untested('a command of the package manager');
  const document = claim.document.path;
  const whose = context.standing.scripts(document);
  if (whose === 'others')
    return untested(`no package.json has a script ${name}, nor many others that the document names`);
  if (whose === 'one' && !['present', 'guide'].includes(context.standing.voice(document)))
    return untested(`no package.json has a script ${name}, and the document may be of any project`);
  const unread = unreadManifest('package.json', context);
  if (unread !== undefined) return unread;
  return judgeExistence(claim, {
    state: 'gone',
    reason: `no package.json has a script ${name}`,
    subject: {},
    evidence: [],
    certainty: /^[a-z][\w:.-]*$/.test(name) ? 0.9 : 0.4,
    needed: `a script ${name} in package.json`,
  });
}

/** Of manifests that are there and ignored by git nothing is known. */
function unreadManifest(name: string, { manifests }: JudgeContext): Judgement | undefined {
  const path = manifests.unread.find((one) => one === name || one.endsWith(`/${name}`));
  return path === undefined ? undefined : untested(`${path} is not read, and may have it`);
}

function judgeTarget(claim: ExtractedClaim, name: string, context: JudgeContext): Judgement {
  const { targets } = context.manifests;
  const path = targets.get(name);
  if (path !== undefined)
    return judgeExistence(claim, {
      state: 'there',
      reason: `the target ${name} of ${path}`,
      subject: { path },
      evidence: [],
    });
  const unread = unreadManifest('Makefile', context);
  if (unread !== undefined) return unread;
  if (targets.size === 0 || !/^[a-z][\w.-]*$/.test(name)) return untested('no Makefile that names its targets');
  return judgeExistence(claim, {
    state: 'gone',
    reason: `no Makefile has a target ${name}`,
    subject: {},
    evidence: [],
    certainty: 0.85,
    needed: `a target ${name} in a Makefile`,
  });
}

/** An option or environment variable of no program that is ours: it can be borne out, and not refuted. */
function withoutProgram(
  claim: ExtractedClaim,
  flags: readonly string[],
  program: string,
  context: JudgeContext,
): Judgement {
  const { path } = findSubject(claim, context);
  if (path?.kind === 'missing' && path.inKnownFolder) return untested(`there is no ${path.path}`, { path: path.path });
  if (program !== '') return untested(`another program's options: ${program}`);
  for (const flag of flags) {
    const isVariable = /^[A-Z][A-Z0-9_]+$/.test(flag);
    if (isVariable) {
      const file = context.identifiers.fileWith(flag);
      if (file === undefined) return untested(`${flag} occurs nowhere in the code`);
      return judgeExistence(claim, {
        state: 'there',
        reason: `${flag} is read in ${file}`,
        subject: { path: file },
        evidence: [],
      });
    }
  }
  const stated = flags.map((flag) => optionPlace(flag, commandFiles(context), context));
  const [first] = stated;
  if (first === undefined || stated.includes(undefined)) return untested('no program of this project is named');
  return judgeExistence(claim, {
    state: 'there',
    reason: `${flags.join(', ')} at ${first.path}:${first.line}`,
    subject: { path: first.path },
    evidence: [evidence(context, first.path, first.line)],
  });
}

function commandFiles(context: JudgeContext): readonly Facts[] {
  return [...context.index.facts.values()].filter((facts) =>
    facts.imports.some((fact) => STATED_PARSERS.test(fact.module)),
  );
}

function camel(snake: string): string {
  return snake.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
