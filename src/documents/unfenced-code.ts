import type { CodeBlock } from './block.js';

/**
 * Documents copied out of a chat lose their fences: a line with nothing but a language's name, then the code, then prose again.
 * Such code is taken out of the document, so that its comments are no headings and its dunder names no emphasis.
 */

const LANGUAGE =
  /^(python|py|typescript|ts|tsx|javascript|js|jsx|yaml|yml|json|toml|bash|shell|sh|console|elixir|rust|go|sql)\s*$/i;

/** What a line at the left margin must look like to be code; indented lines and lines inside of strings and brackets are code. */
const MARGIN: Readonly<Record<string, RegExp>> = {
  python:
    /^(?:from\s+[\w.]+\s+import\b|import\s+[\w.]+(?:\s+as\s+\w+)?(?:\s*,\s*[\w.]+)*\s*(?:#.*)?$|(?:async\s+def|def|class)\s+\w+|(?:if|elif|for|while|with|except)\b.*:\s*(?:#.*)?$|(?:else|try|finally)\s*:|(?:return|raise|assert|yield|global|del|print|pass)\b(?!.*[a-z]\.$)|@\w|#(?!#)|"""|'''|[)\]}]|[A-Za-z_][\w.]*(?:\[[^\]]*\])?\s*(?::[^=]*)?(?:=|\(|\+=)|\.\.\.)/,
  typescript:
    /^(?:(?:export|import|const|let|var|function|class|interface|type|enum|async|await|return|if|else|for|while|try|catch|switch|case|throw|new|declare|abstract)\b|\/[/*]|\*|@\w|[)\]}];?|[A-Za-z_$][\w.$]*\s*(?:=|\(|:))/,
  yaml: /^(?:[\w"'$.-]+\s*:(?:\s|$)|-\s|#(?!#)|---\s*$|[\]}])/,
  json: /^[[\]{}"]/,
  shell: /^(?:#(?!#)|\$\s|[\w./~-]+(?:\s+[\w./~"'$<>=:@{}[\],*&|\\-]+)*\s*\\?$)/,
  other: /^(?:[\w@:.]+\s*(?:[({[=:]|do\b)|[)\]}#|]|\/\/|--|(?:def|defmodule|end|fn|func|use|pub|let|SELECT|CREATE)\b)/,
};

function marginOf(language: string): RegExp {
  if (/^(?:python|py)$/.test(language)) return MARGIN.python!;
  if (/^(?:typescript|ts|tsx|javascript|js|jsx)$/.test(language)) return MARGIN.typescript!;
  if (/^(?:yaml|yml|toml)$/.test(language)) return MARGIN.yaml!;
  if (language === 'json') return MARGIN.json!;
  if (/^(?:bash|shell|sh|console)$/.test(language)) return MARGIN.shell!;
  return MARGIN.other!;
}

/** The document with such code blanked out (lines keep their numbers), and the code. */
export function takeUnfencedCode(lines: readonly string[]): {
  readonly rest: readonly string[];
  readonly code: readonly CodeBlock[];
} {
  const rest = [...lines];
  const code: CodeBlock[] = [];
  let fence: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    fence = fenceAfter(line, fence);
    if (fence !== undefined) continue;
    const language = LANGUAGE.exec(line)?.[1]?.toLowerCase();
    if (language === undefined || (at > 0 && /^\S.*[\w,]$/.test(lines[at - 1]!) && !/^(?:#|\*)/.test(lines[at - 1]!)))
      continue;
    const end = endOfCode(lines, at + 1, marginOf(language));
    if (end === at + 1) continue;
    code.push({ kind: 'code', line: at + 2, language, lines: lines.slice(at + 1, end), mark: 'bare' });
    for (let blank = at; blank < end; blank++) rest[blank] = '';
    at = end - 1;
  }
  return { rest, code };
}

/** The mark of the fence that is open after this line. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
  if (!mark) return open;
  if (open === undefined) return mark[1];
  return mark[1]!.startsWith(open) && mark[2]!.trim() === '' ? undefined : open;
}

/** Index after the last line of the code that begins at `start`; `start` when there is none. */
function endOfCode(lines: readonly string[], start: number, margin: RegExp): number {
  let end = start;
  let string: string | undefined;
  let brackets = 0;
  for (let at = start; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.trim() === '') continue;
    const atMargin = !/^\s/.test(line);
    const afterBlank = at > start && lines[at - 1]!.trim() === '';
    if (string === undefined && brackets <= 0 && atMargin) {
      if (/^(?:#{2,6}\s|```|---\s*$|\*\s|\*\()/.test(line)) break;
      if (!margin.test(line)) break;
      if (afterBlank && /^[A-Z][a-z]+ \w+ \w+/.test(line)) break;
    }
    if (string !== undefined && /^#{2,6}\s/.test(line) && afterBlank) break;
    ({ string, brackets } = scan(line, string, brackets));
    end = at + 1;
  }
  return end;
}

/** Follows triple-quoted strings, template strings and brackets over a line. */
function scan(line: string, open: string | undefined, depth: number): { string: string | undefined; brackets: number } {
  let string = open;
  let brackets = depth;
  for (const [mark] of line.matchAll(/"""|'''|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#.*$|[()[\]{}]/g)) {
    if (mark === '"""' || mark === "'''") {
      if (string === undefined) string = mark;
      else if (string === mark) string = undefined;
    } else if (string !== undefined || mark.length > 1) continue;
    else if ('([{'.includes(mark)) brackets++;
    else if (')]}'.includes(mark)) brackets = Math.max(0, brackets - 1);
  }
  return { string, brackets };
}
