/**
 * Whether a place in JavaScript lies in the block of a `try`. Braces are counted backwards without regard to texts and comments, which
 * seldom hold a single one; the answer decides only whether a missing package raises or is replaced.
 */
export function insideTry(text: string, place: number): boolean {
  let depth = 0;
  for (let index = place - 1; index >= 0; index--) {
    const character = text[index];
    if (character === '}') depth++;
    else if (character === '{') {
      if (depth > 0) depth--;
      else if (/\btry\s*$/.test(text.slice(Math.max(0, index - 20), index))) return true;
    }
  }
  return false;
}

/** Whether some import of this name by a call (`require`, `import()`) lies in a `try`, or its failure is caught. */
export function importMayFail(text: string, name: string): boolean {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const calls = text.matchAll(new RegExp(`(?:require|import)\\s*\\(\\s*['"\`]${quoted}['"\`]\\s*\\)`, 'g'));
  for (const call of calls) {
    if (insideTry(text, call.index)) return true;
    if (/^\s*\.(?:then\s*\([^;]*?\)\s*\.)?catch\s*\(/.test(text.slice(call.index + call[0].length))) return true;
  }
  return false;
}
