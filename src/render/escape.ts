/** Everything that comes from an audited repository passes one of these before it is printed. */

/** Control characters, bidirectional overrides and other marks that change how text around them is read or shown. */
const UNPRINTABLE = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** One line without characters that a terminal, a browser or a log acts on; a lone surrogate becomes U+FFFD. */
export function plainLine(text: string): string {
  return text
    .replace(/\r\n|[\r\n\t]/g, ' ')
    .replace(UNPRINTABLE, '\ufffd')
    .toWellFormed();
}

/**
 * Text inside markdown: no mark-up, HTML, link, mention, issue reference or automatic link comes of it. Code hosts look for mentions and
 * issue numbers when references to characters are resolved already, so an invisible space breaks them.
 */
export function markdownText(text: string): string {
  return plainLine(text)
    .replace(/[\\`*_{}[\]|~$!]/g, '\\$&')
    .replace(/^(\s*)([-+=>])/, '$1\\$2')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@(?=\w)/g, '@&#8203;')
    .replace(/#/g, (mark, at: number, whole: string) => (whole[at - 1] === '&' ? mark : '&#35;&#8203;'))
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}&#46;`);
}

/** A code span that holds the text as it is, also inside a table cell. */
export function markdownCode(text: string): string {
  return codeSpan(plainLine(text).replace(/\|/g, '\\|'));
}

/** A code span outside tables, where a backslash before a bar would be seen. */
export function markdownSpan(text: string): string {
  return codeSpan(plainLine(text));
}

/** `line` has no line break. A span cannot begin or end with a back tick, nor be blank. */
function codeSpan(line: string): string {
  if (line.trim() === '') return '';
  const longest = longestTicks(line);
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || line.startsWith(' ') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A block of code at the start of a line: no line of the text ends it or is read as markup. */
export function markdownFence(text: string, language = ''): string {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/).map((line) => plainLine(line.replace(/\t/g, '    ')));
  const fence = '`'.repeat(Math.max(3, ...lines.map((line) => longestTicks(line) + 1)));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

function longestTicks(line: string): number {
  return Math.max(0, ...[...line.matchAll(/`+/g)].map((run) => run[0].length));
}

/** A message of ours with values of theirs: what stands between back ticks becomes code, the rest plain text. */
export function markdownMessage(text: string): string {
  return text
    .split('`')
    .map((part, index, parts) =>
      index % 2 === 1 && index < parts.length - 1 ? markdownCode(part) : markdownText(part),
    )
    .join('');
}

/** The same in HTML. */
export function htmlMessage(text: string): string {
  return text
    .split('`')
    .map((part, index, parts) =>
      index % 2 === 1 && index < parts.length - 1 ? `<code>${htmlText(part)}</code>` : htmlText(part),
    )
    .join('');
}

/** Text inside HTML, also inside a quoted attribute. */
export function htmlText(text: string): string {
  return text
    .replace(/(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .toWellFormed()
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
