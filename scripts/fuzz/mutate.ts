/** What parsers and extractors trip over, put anywhere into a text. */
const SPLINTERS = [
  '\0',
  '\ufeff',
  '\ud800',
  '\u202e',
  '\u2028',
  '\r',
  '\f',
  '\v',
  '\\\n',
  '"""',
  "'''",
  '`',
  '```\n',
  '~~~',
  '${',
  '{{',
  '}}',
  '/*',
  '*/',
  '//',
  '<!--',
  '-->',
  '#',
  '@',
  '@claim ',
  '[',
  '](',
  '![',
  '|',
  '| --- |\n',
  '- [ ] ',
  '- [x] ',
  '└── ',
  '│   ',
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> theirs\n',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'self.',
  'this.',
  'lambda: ',
  'async ',
  'await ',
  'yield ',
  'match x:\n',
  'case _:\n',
  ':=',
  '**',
  '->',
  '=>',
  '?.',
  '??',
  '!.',
  'f"{',
  "rb'",
  'class ',
  'def ',
  'function ',
  'return ',
  'import ',
  'from . import ',
  'export ',
  'enum ',
  'type ',
  '\t',
  '    ',
  '\n\n',
  '0x',
  '1e999',
  '9'.repeat(400),
  '-0',
  'NaN',
  'audit-ignore ',
  'audit-ignore-start\n',
  ' -- ',
  'path.py:1-9',
  '`a.py:9999999999`',
  'Ã¢ÂœÂ…',
  'IMPLEMENTED',
  'defaults to ',
  'http://',
  'A'.repeat(5_000),
  '(',
  ')',
  '{',
  '}',
  '<',
  '>',
  ';',
  ',',
  '&amp;',
  '%0A',
] as const;
const NESTED = [
  '(',
  '[',
  '{',
  '<',
  'if x:\n ',
  'f(',
  '> ',
  '- ',
  '"a"+',
  '!',
  '-',
  'a.',
  '[a](',
  '*a ',
  '**',
  '`',
  '@',
  'not ',
] as const;
const MAX_LENGTH = 60_000;

/** One to five changes of a text; `other` is a second text to take pieces from. */
export function mutate(text: string, other: string, random: () => number): string {
  const upTo = (bound: number): number => Math.floor(random() * bound);
  const pick = <Item>(items: readonly Item[]): Item => items[upTo(items.length)]!;
  const span = (whole: string): [number, number] => {
    const start = upTo(whole.length + 1);
    return [start, Math.min(whole.length, start + upTo(random() < 0.8 ? 80 : 4_000))];
  };
  let changed = text;
  const insert = (piece: string): void => {
    const at = upTo(changed.length + 1);
    changed = changed.slice(0, at) + piece + changed.slice(at);
  };
  const changes: readonly (() => void)[] = [
    () => insert(pick(SPLINTERS)),
    () => insert(pick(SPLINTERS)),
    () => insert(pick(NESTED).repeat(2 ** (1 + upTo(12)))),
    () => insert(String.fromCodePoint(upTo(random() < 0.5 ? 0x80 : 0x10_ffff))),
    () => {
      const [start, stop] = span(changed);
      changed = changed.slice(0, start) + changed.slice(stop);
    },
    () => {
      const [start, stop] = span(changed);
      insert(changed.slice(start, stop).repeat(1 + upTo(5)));
    },
    () => insert(other.slice(...span(other))),
    () => {
      changed = changed.slice(0, upTo(changed.length + 1));
    },
    () => {
      const lines = changed.split('\n');
      const line = upTo(lines.length);
      lines[line] = `${' '.repeat(upTo(9))}${lines[line]!.trimStart()}`;
      changed = lines.join('\n');
    },
    () => {
      changed = changed.replaceAll('\n', pick(['\r\n', '\r', '\n\n', '\u2028']));
    },
  ];
  for (let count = 1 + upTo(5); count > 0; count--) pick(changes)();
  return changed.slice(0, MAX_LENGTH);
}
