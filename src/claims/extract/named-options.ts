import { lineAt } from '../../documents/block.js';
import type { Draft } from './collector.js';
import { lineOf } from './named.js';
import type { ReadSentence } from './situation.js';

/** Flags in back ticks: `--use-rl` flag of `trace`. */
export function flagClaim(read: ReadSentence): Draft | undefined {
  const flags = read.names.filter((name) => name.kind === 'flag' && name.flag.startsWith('--'));
  const first = flags[0];
  if (first?.kind !== 'flag') return undefined;
  const { text } = read.sentence;
  const path = read.names.find((name) => name.kind === 'path');
  const subcommand = /`([a-z][\w-]{1,40})`\s+(?:sub-?)?command\b/.exec(text)?.[1];
  const written = path?.kind === 'path' ? path.path : undefined;
  return {
    line: lineOf(read, first),
    text,
    mention: {
      ...(written === undefined ? {} : { path: written }),
      ...(written === undefined && read.situation.contextPath !== undefined
        ? { context: read.situation.contextPath }
        : {}),
    },
    statement: {
      kind: 'cli-flag',
      flags: flags.flatMap((name) => (name.kind === 'flag' ? [name.flag] : [])),
      ...(written === undefined ? {} : { program: written }),
      ...(subcommand === undefined ? {} : { subcommand }),
    },
    tense: read.tense,
    polarity: /\b(?:no|without|removed?) (?:a )?`?--/i.test(text) ? 'denies' : 'affirms',
    certainty: written === undefined ? 0.6 : 0.85,
  };
}

/** Sub-commands: "Add `compare-recs` command", "`compare-recs` command shows …". */
export function subcommandClaim(read: ReadSentence): Draft | undefined {
  const match = /`([a-z][a-z0-9]*(?:[-:][a-z0-9]+)*)`\s+(?:sub-?)?command\b/.exec(read.sentence.text);
  if (!match || read.names.some((name) => name.kind === 'flag')) return undefined;
  const mention = { ...(read.situation.contextPath === undefined ? {} : { context: read.situation.contextPath }) };
  const path = read.names.find((name) => name.kind === 'path');
  return {
    line: lineAt(read.prose, read.sentence.offset + match.index),
    text: read.sentence.text,
    mention: path?.kind === 'path' ? { path: path.path } : mention,
    statement: { kind: 'cli-flag', subcommand: match[1]!, flags: [] },
    tense: read.tense,
    certainty: 0.6,
  };
}
