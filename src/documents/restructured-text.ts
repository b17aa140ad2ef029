import type { Block, CodeBlock } from './block.js';
import { dedent, plainTextBlocks } from './plain-text.js';

/**
 * Reads reStructuredText at the level of sentences: headings, paragraphs, items, literal blocks and code directives. Roles
 * (`:func:`name``) become code spans, other directives are skipped.
 */
export function restructuredTextBlocks(lines: readonly string[]): Block[] {
  const rest: string[] = [];
  const code: CodeBlock[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const directive = /^(\s*)\.\.\s+([\w-]+)::\s*(\S*)/.exec(line);
    const literal = !directive && /::\s*$/.test(line);
    if (!directive && !literal) {
      rest.push(withoutRoles(line));
      continue;
    }
    const indent = /^\s*/.exec(line)![0].length;
    const end = endOfIndented(lines, at + 1, indent);
    const language = codeLanguage(directive?.[2], directive?.[3]);
    if (literal || language !== undefined) {
      const body = lines.slice(at + 1, end);
      const first = body.findIndex((each) => each.trim() !== '' && !/^\s*:[\w-]+:/.test(each));
      if (first >= 0) {
        code.push({
          kind: 'code',
          line: at + 2 + first,
          language: language ?? '',
          lines: dedent(body.slice(first)),
          mark: 'fence',
        });
      }
      rest.push(literal ? withoutRoles(line.replace(/::\s*$/, ':')) : '');
    } else if (/^(?:note|warning|tip|important|deprecated|versionadded)$/.test(directive?.[2] ?? '')) {
      // An admonition is prose: only its mark goes.
      rest.push('');
      continue;
    } else rest.push('');
    for (let blank = at + 1; blank < end; blank++) rest.push('');
    at = end - 1;
  }
  return [...plainTextBlocks(rest), ...code].sort((a, b) => a.line - b.line);
}

function codeLanguage(directive: string | undefined, argument: string | undefined): string | undefined {
  if (directive === 'mermaid') return 'mermaid';
  return directive && /^(?:code|code-block|sourcecode)$/.test(directive) ? (argument ?? '').toLowerCase() : undefined;
}

function endOfIndented(lines: readonly string[], start: number, indent: number): number {
  let end = start;
  for (let at = start; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.trim() === '') continue;
    if (/^\s*/.exec(line)![0].length <= indent) break;
    end = at + 1;
  }
  return end;
}

/** ``:class:`~pkg.Name` `` to a code span; a named link to its words. */
function withoutRoles(line: string): string {
  return line
    .replace(/:(?:\w+:)?(?:class|func|meth|mod|attr|data|obj|exc|file|const):`~?\.?([^`<]{1,200})`/g, '`$1`')
    .replace(/(?<!`)`([^`<]{1,200}?)\s*<([^>`]{1,300})>`__?/g, '$1 (`$2`)');
}
