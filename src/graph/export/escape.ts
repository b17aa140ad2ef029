/** Control characters that XML 1.0 forbids, and lone surrogates, become U+FFFD. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/[\t\n\r]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** A quoted string of DOT: only the quote and the backslash mean something, and a backslash would start an escape of Graphviz. */
export function dotString(text: string): string {
  return `"${singleLine(text).replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}

/** A quoted label of Mermaid: its own entity codes stand for what would end the label, start mark-up or break the line. */
export function mermaidLabel(text: string): string {
  return `"${singleLine(text).replace(/[#"&<>`;\\*[\]{}|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (mark) => `#${mark.charCodeAt(0)};`)}"`;
}

/** Text of Mermaid without quotes, as after a colon: what means something there becomes an entity code. */
export function mermaidWords(text: string): string {
  return singleLine(text).replace(/[^\p{L}\p{N} ,./_()'?!+=-]|--|==/gu, (marks) =>
    [...marks].map((mark) => `#${mark.codePointAt(0)};`).join(''),
  );
}

/** A comment of Mermaid, which ends with its line; `%%{` would start a directive wherever it stands. */
export function mermaidComment(text: string): string {
  return `%% ${singleLine(text).replace(/[%{}<>&`]/g, (mark) => `#${mark.charCodeAt(0)};`)}`;
}

/** A field of RFC 4180. */
export function csvField(text: string): string {
  const whole = text.toWellFormed();
  return /[",\r\n]/.test(whole) ? `"${whole.replace(/"/g, '""')}"` : whole;
}

/** An id as part of an IRI: what RFC 3986 forbids in a path is percent-encoded, a lone surrogate is replaced. */
export function iriPart(text: string): string {
  return text.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

function singleLine(text: string): string {
  return text.toWellFormed().replace(/\p{Cc}/gu, '\ufffd');
}
