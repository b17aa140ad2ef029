import { type Directive, readDirective } from './directive.js';

const COMMENT = /<!--(.*?)-->/g;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** A line that begins something of its own rather than going on with the paragraph. */
const BEGINS_ANEW = /^\s*(?:$|[-*+]\s|\d+[.)]\s|[#>|]|<!--|```|~~~)/;

/**
 * Directives in the HTML comments of a markdown document, by line. A comment with a line to itself is about the next line that is
 * not blank, to the end of its paragraph; one beside text is about that line. Code fences hold none.
 */
export function documentDirectives(text: string): Directive[] {
  if (!text.includes('audit-ignore')) return [];
  const lines = text.split(/\r\n|\n|\r/);
  const directives: Directive[] = [];
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    if (fence !== undefined) continue;
    for (const [whole, inner = ''] of line.matchAll(COMMENT)) {
      const written = readDirective(inner.trim());
      if (written === undefined) continue;
      const alone = line.trim() === whole;
      directives.push({ ...written, line: index + 1, covers: coverage(written.kind, lines, index, alone) });
    }
  }
  return directives;
}

function coverage(kind: Directive['kind'], lines: readonly string[], index: number, alone: boolean): [number, number] {
  if (kind === 'file') return [1, lines.length];
  if (kind !== 'line' || !alone) return [index + 1, index + 1];
  let next = index + 1;
  while (next < lines.length && (lines[next]!.trim() === '' || /^\s*<!--.*-->\s*$/.test(lines[next]!))) next++;
  let last = next;
  while (last + 1 < lines.length && !BEGINS_ANEW.test(lines[last + 1]!)) last++;
  return [index + 1, Math.min(last, lines.length - 1) + 1];
}
