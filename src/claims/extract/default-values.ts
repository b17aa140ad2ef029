import { lineAt } from '../../documents/block.js';
import type { Draft } from './collector.js';
import { mainMention, type ReadSentence } from './situation.js';

/** A number as documents write it, as a part of a pattern. */
export const NUMBER = String.raw`-?(?:\d[\d_]*(?:,\d{3})*)(?:\.\d+)?(?:e[+-]?\d{1,3})?%?`;
const VALUE = String.raw`(?:${NUMBER}(?![\w./-]*[A-Za-z]{2})|"[^"]{0,80}"|'[^']{0,80}'|\`[^\`]{1,80}\`|(?:[Tt]rue|[Ff]alse|[Nn]one|null|undefined)\b|[A-Z][A-Z0-9_]{2,}\b)`;

/** `X defaults to V`, `X (default: V)`, `by default V`. */
const BEHIND = new RegExp(
  String.raw`(?<!['"])\b[Dd]efault(?:s|ed|ing)?(?:\s+value)?\s*(?:to|is|of|are|=|:)?\s*:?\s*(${VALUE})`,
  'g',
);
/** `the default number of arms is 6`, `default alpha 0.5`, `default alpha of 0.5`. */
const BEFORE = new RegExp(
  String.raw`\b[Dd]efault\s+(?:value\s+(?:of|for)\s+)?((?:\`[^\`]{1,60}\`|[A-Za-z_][\w-]*)(?:\s+[a-z_][\w-]*){0,3}?)\s*(?:is|are|of|to|=|:|was)?\s*(${VALUE})`,
  'g',
);
/** `the default epsilon of \`Agent\` is 0.1`. */
const OWNED = new RegExp(
  String.raw`\b[Dd]efault\s+(?:value\s+(?:of|for)\s+)?(\`[^\`]{1,60}\`|[A-Za-z_][\w-]*)\s+(?:of|for|in)\s+(?:the\s+)?\`[^\`]{1,80}\`\s*(?:is|was|=|:)\s*(${VALUE})`,
  'g',
);
/** `alpha=1.0`, `EPSILON = 0.3` outside of a call. */
const ASSIGNED = new RegExp(String.raw`(?<![\w(.,?&/-]\s{0,1})\b([A-Za-z_][\w.]{1,60})\s?=\s?(${VALUE})(?!\w)`, 'g');
/** Nothing that can be looked up is named, and still a default is promised. */
const UNNAMED = /\b([\w` ]{2,80}?)\s+defaults to\s+((?:what|whatever|the|a|an|its|their)\s[^.;]{2,80})/i;

/** Claims about default values in one sentence. */
export function defaultValues(read: ReadSentence): Draft[] {
  const { text } = read.sentence;
  if (!/default|=/i.test(text)) return [];
  const drafts: Draft[] = [];
  const used = new Set<number>();
  const add = (name: string, value: string, at: number, certainty: number): void => {
    const clean = name.replace(/`/g, '').trim();
    if (clean === '' || used.has(at)) return;
    used.add(at);
    const owner = ownerOf(read, clean);
    // `AgentConfig.steps`: a field of what stands before its last point.
    const dotted = /^(\w*[A-Z]\w*(?:\.\w+)*)\.(\w+)$/.exec(clean);
    // "5 minutes" may well be 300 in the code.
    const unit =
      /^(?:\s?(?:seconds?|secs?|minutes?|mins?|hours?|days?|weeks?|ms|milliseconds?|[KMG](?:i?B)?|percent|%)\b|[a-z]\b| \d{3}\b)/i.exec(
        text.slice(at + value.length),
      )?.[0];
    drafts.push({
      line: lineAt(read.prose, read.sentence.offset + at),
      text,
      mention: dotted === null ? owner : { ...owner, symbol: dotted[1]! },
      statement: {
        kind: 'default-value',
        name: dotted?.[2] ?? clean,
        value: `${value.replace(/^`|`$/g, '').trim()}${unit ?? ''}`,
      },
      tense: read.tense,
      certainty:
        unit === undefined && !isConditional(text.slice(at + value.length)) ? certainty : Math.min(certainty, 0.5),
    });
  };
  const owned = [...text.matchAll(OWNED)];
  for (const match of owned) add(match[1]!, match[2]!, valueAt(match), 0.85);
  const named = [...text.matchAll(BEFORE)].filter((match) => !owned.some((one) => one.index === match.index));
  for (const match of named) {
    if (!/^(?:to|is|value|values|of|the|its|in|on|for)$/i.test(match[1]!))
      add(match[1]!, match[2]!, valueAt(match), 0.8);
  }
  for (const match of text.matchAll(BEHIND)) {
    // "Has a default `gamma` of 0.95": the name is no value.
    if (/^`[A-Za-z_]/.test(match[1]!) && [...owned, ...named].some((one) => one.index === match.index)) continue;
    const name = nameBefore(text.slice(0, match.index));
    if (name !== undefined)
      add(name, match[1]!, valueAt(match), isAside(text.slice(0, match.index), name) ? 0.5 : 0.85);
  }
  for (const match of text.matchAll(ASSIGNED)) {
    if (insideCall(text, match.index)) continue;
    const near = text.slice(Math.max(0, match.index - 24), match.index + match[0].length + 24);
    const byDefault = /default/i.test(near);
    // A sentence about defaults names other values as well.
    if (!byDefault && /default/i.test(text)) continue;
    add(match[1]!, match[2]!, valueAt(match), byDefault ? 0.7 : 0.6);
  }
  if (drafts.length === 0) {
    const unnamed = UNNAMED.exec(text);
    if (unnamed) add(unnamed[1]!.replace(/^.*\b(?:the|a|an)\s/i, ''), unnamed[2]!, unnamed.index, 0.4);
  }
  return drafts;
}

/** "Ratio of the size to `width` (default: 4)": of what is spoken of, not of what it is held against. */
function isAside(before: string, name: string): boolean {
  const at = before.lastIndexOf(name);
  return (
    /\(\s*$/.test(before) &&
    at > 0 &&
    /\b(?:to|of|for|by|with|from|than|as|per|over)\s+`*$/.test(before.slice(Math.max(0, at - 40), at))
  );
}

/** "Defaults to 0 when no slot matches" tells of a case; "when it is not given" tells of the default. */
function isConditional(behind: string): boolean {
  const condition = /^[^.;]{0,40}?\b(?:when|if|unless|whenever)\b([^.;]{0,80})/i.exec(behind)?.[1];
  return condition !== undefined && !NOT_GIVEN.test(condition);
}

const NOT_GIVEN =
  /\b(?:not|isn't|aren't|wasn't) (?:\w+ )?(?:given|set|specified|provided|passed|supplied|defined|present)\b|\b(?:none|null|undefined|omitted|unset|missing|absent|empty|left out|unspecified)\b/i;

/** The last capture group is the value. */
function valueAt(match: RegExpMatchArray): number {
  return (match.index ?? 0) + match[0].length - match.at(-1)!.length;
}

function insideCall(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 120), offset);
  const open = before.lastIndexOf('(');
  return open > 0 && before.indexOf(')', open) < 0 && /[\w`]/.test(before[open - 1] ?? '') && before[open - 1] !== ' ';
}

/** What has the default: the first code span of the clause, or the words right before. */
function nameBefore(before: string): string | undefined {
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('. '), 0));
  const near =
    /(`[^`]{1,60}`|[A-Za-z_][\w-]*)\s*(?:\([^()]{0,60}|(?:\([^()]{0,60}\))?[:,–—-]\s*(?:[\w ]{1,30},\s*)?(?:by\s*)?|\s+(?:which|that|and)?\s*)?$/.exec(
      clause,
    );
  const option =
    /[`'"](--?[a-z][\w-]{0,60})(?:[ =<][^`'"]{0,60})?[`'"][^`]{0,80}$|'([A-Za-z_]\w{0,60})'\s+(?:optional\s+)?(?:number|string|boolean|array|object|function|int|float)\b[^']{0,40}$/.exec(
      clause,
    );
  if (option) return (option[1] ?? option[2]!).replace(/^--?/, '');
  const parameter = /^\W*(?:(?:param|arg|keyword) )?([A-Za-z_]\w*)\s?(?:\([^()]{0,60}\))?\**\s?:\**\s/.exec(
    clause,
  )?.[1];
  if (parameter !== undefined) return parameter;
  const code = [...clause.matchAll(/`([A-Za-z_-][\w.-]{0,60})`/g)];
  const first = code.find((match) => !/[./]/.test(match[1]!) && !/^[A-Z]/.test(match[1]!)) ?? code[0];
  if (first) return first[1]!.replace(/^--?/, '');
  const words = near?.[1];
  return words !== undefined &&
    !/^(?:the|a|by|it|this|is|which|value|its|their|this|these|our|your|and|or|with)$/i.test(words)
    ? words
    : undefined;
}

/** Words that begin with a word for what was spoken of. */
const ITS = /^(?:and |with |where )?(?:its|their)\b/i;

/** The symbol or path that owns the value: not the value's own name. */
function ownerOf(read: ReadSentence, name: string): Draft['mention'] {
  const main = mainMention({
    ...read,
    names: read.names.filter((each) => each.kind !== 'symbol' || each.name !== name),
  });
  // "…; its default epsilon is 0.1": of what the words before it are about.
  const { before } = read.situation;
  if (before !== undefined && main.symbol === undefined && main.path === undefined && ITS.test(read.sentence.text))
    return before;
  const symbol = main.symbol ?? read.situation.contextSymbol;
  return { ...main, ...(symbol === undefined ? {} : { symbol }) };
}
