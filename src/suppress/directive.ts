/** What a comment of the form `audit-ignore <rule>, <rule> -- reason` says. */
export interface Directive {
  readonly kind: 'line' | 'start' | 'end' | 'file';
  /** As written; may be none, or name what does not exist. */
  readonly rules: readonly string[];
  /** Empty when there is none. */
  readonly reason: string;
  /** 1-based line of the comment. */
  readonly line: number;
  /** Lines that it is about, both included; of a start and an end its own. */
  readonly covers: readonly [first: number, last: number];
}

type Written = Pick<Directive, 'kind' | 'rules' | 'reason'>;

/** At the start of a comment, or after a further comment sign in it, as behind a `noqa`: prose that mentions it is none. */
const DIRECTIVE = /(?:^|(?:#|\/\/)\s*)\s*\**\s*audit-ignore(-start|-end|-file)?(?![\w-])(.*)$/;
const SEPARATOR = /\s(?:--|—|–)(?:\s|$)/;
const KINDS = { '-start': 'start', '-end': 'end', '-file': 'file' } as const;
const RULE_NAME = /^[a-z0-9][a-z0-9-]*$/i;
const LONGEST = 2_000;
const MOST_RULES = 20;

/** Reads one line of a comment without its delimiters. */
export function readDirective(text: string): Written | undefined {
  if (!text.includes('audit-ignore')) return undefined;
  const found = DIRECTIVE.exec(text.slice(0, LONGEST));
  if (found === null) return undefined;
  const [, suffix, rest = ''] = found;
  const separator = SEPARATOR.exec(rest);
  const reason = separator === null ? '' : rest.slice(separator.index + separator[0].length).trim();
  const names = (separator === null ? rest : rest.slice(0, separator.index))
    .replace(/[[\](){}:"'`]/g, ' ')
    .split(/[\s,]+/)
    .filter((name) => name !== '');
  if (names[0] !== undefined && !RULE_NAME.test(names[0])) return undefined;
  return {
    kind: suffix === undefined ? 'line' : KINDS[suffix as keyof typeof KINDS],
    // Without a separator the words after the first are as likely a reason.
    rules: separator === null && suffix !== '-end' ? names.slice(0, 1) : names.slice(0, MOST_RULES),
    // A dash or a dot is no reason.
    reason: /\p{L}/u.test(reason) ? reason : '',
  };
}
