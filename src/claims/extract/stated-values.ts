import { lineAt } from '../../documents/block.js';
import type { Mention } from '../extracted.js';
import type { Draft } from './collector.js';
import { NUMBER } from './default-values.js';
import { mainMention, pathOf, type ReadSentence } from './situation.js';

const PLAIN = String.raw`(?:${NUMBER}|"[^"\`]{0,80}"|'[^'\`]{0,80}'|[Tt]rue|[Ff]alse)`;

/** "`MAX_STEPS` in `train.py` is 500", "`DEFAULTS.gamma` is set to 0.99". */
const CONSTANT = new RegExp(
  String.raw`\`([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)\`(?:\s+\(?(?:in|of|from|at)\s+\`[^\`]{1,120}\`\)?)?\s+(?:is|=|equals|is set to|has the value)\s+\`?(${PLAIN})\`?\s*(?=$|[.;,)](?:\s|$))`,
  'g',
);
/** "20 epochs by default". */
const BY_DEFAULT = new RegExp(
  String.raw`(?<![\w.])(${NUMBER})\s+((?:[a-z][a-z-]*\s+){0,2}[a-z]{3,})\s+by default\b`,
  'g',
);
/** "sets `batch_size: 32`". */
const SETTING = new RegExp(String.raw`\`([A-Za-z_][\w.-]{1,60}):\s+(${PLAIN})\``, 'g');
const SETTINGS_FILE = /\.(?:ya?ml|json|toml|ini|cfg)$/;

/** Values that a sentence states of a constant, of a count "by default", or of a key of a settings file that it names. */
export function statedValues(read: ReadSentence): Draft[] {
  const { text } = read.sentence;
  if (!/\d|true|false|["']/i.test(text)) return [];
  return [...constants(read), ...countsByDefault(read), ...settings(read)];
}

function constants(read: ReadSentence): Draft[] {
  return [...read.sentence.text.matchAll(CONSTANT)].flatMap((match) => {
    const [, written, value] = match;
    const parts = written!.split('.');
    const name = parts.at(-1)!;
    const isConstant = parts.every((part) => /^[A-Z][A-Z0-9_]{2,}$/.test(part));
    // Of a lower-case name alone nobody knows whether it is a parameter, a result or a field at some moment.
    if (!isConstant && !/^[A-Z]/.test(parts[0]!)) return [];
    const { path, context } = mainMention(read);
    const owner = parts.length > 1 ? { symbol: parts.slice(0, -1).join('.') } : {};
    const mention = {
      ...(path === undefined ? {} : { path }),
      ...(context === undefined ? {} : { context }),
      ...owner,
    };
    return [draft(read, match, mention, name, value!, 0.8)];
  });
}

function countsByDefault(read: ReadSentence): Draft[] {
  return [...read.sentence.text.matchAll(BY_DEFAULT)].flatMap((match) => {
    const mention = mainMention(read);
    if (mention.symbol === undefined) return [];
    return [draft(read, match, mention, match[2]!.trim(), match[1]!, 0.75)];
  });
}

function settings(read: ReadSentence): Draft[] {
  const path = read.names.find((name) => name.kind === 'path' && SETTINGS_FILE.test(name.path));
  if (path?.kind !== 'path') return [];
  return [...read.sentence.text.matchAll(SETTING)].map((match) =>
    draft(read, match, { path: pathOf(path, read.situation) }, match[1]!.split('.').at(-1)!, match[2]!, 0.8),
  );
}

function draft(
  read: ReadSentence,
  match: RegExpMatchArray,
  mention: Mention,
  name: string,
  value: string,
  certainty: number,
): Draft {
  return {
    line: lineAt(read.prose, read.sentence.offset + (match.index ?? 0)),
    text: read.sentence.text,
    mention,
    statement: { kind: 'default-value', name, value },
    tense: read.tense,
    certainty,
  };
}
