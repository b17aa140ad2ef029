import type { Declared } from './listing.js';

const MAX_LINES = 2_000;
/** `"torch>=2.0"`, `torch[cuda]==2.1 ; python_version > "3.8"`. */
const REQUIREMENT =
  /^([A-Za-z][\w.-]*)(?:\[[\w,\s-]*\])?\s*((?:[<>=~!^]=?=?|~>)\s*\d[\w.*]*(?:\s*,\s*[<>=~!]=?\s*\d[\w.*]*)*)/;

/** Packages with versions, and groups of them, out of TOML and lists of requirements. */
export function requirementsIn(lines: readonly string[]): Declared[] {
  const declared: Declared[] = [];
  let section = '';
  let group = '';
  for (const [index, line] of lines.slice(0, MAX_LINES).entries()) {
    section = /^\s*\[+([^[\]"']+)\]+\s*$/.exec(line)?.[1]?.trim() ?? section;
    group = /^\s*["']?([A-Za-z][\w-]*)["']?\s*=\s*\[/.exec(line)?.[1] ?? group;
    const inGroup = group !== '' && /^\s*["']/.test(line.replace(/^[^[=]*=\s*\[/, ''));
    const opened = /^\s*["']?([A-Za-z][\w-]*)["']?\s*=\s*\[\s*(?:$|["'])/.exec(line)?.[1];
    if (opened !== undefined && isExtra(opened, section, lines, index))
      declared.push({ kind: 'extra', index, name: opened });
    for (const [, text] of line.matchAll(/["']([^"']+)["']/g)) {
      const found = inGroup || section === '' ? REQUIREMENT.exec(text!) : null;
      if (found) declared.push({ kind: 'dependency', index, name: found[1]!, version: folded(found[2]!) });
    }
    const pair = /dependencies$/.test(section) ? /^\s*([A-Za-z][\w.-]*)\s*=\s*"([~^<>=]*\s*\d[^"]*)"/.exec(line) : null;
    if (pair) declared.push({ kind: 'dependency', index, name: pair[1]!, version: folded(pair[2]!) });
    const bare = REQUIREMENT.exec(line.trim());
    if (bare && group === '' && section === '')
      declared.push({ kind: 'dependency', index, name: bare[1]!, version: folded(bare[2]!) });
    if (/^\s*\]|\]\s*,?\s*$/.test(line)) group = '';
  }
  return declared;
}

/** A list of requirements below `[project.optional-dependencies]`, or one that holds versions and no section says what it is. */
function isExtra(name: string, section: string, lines: readonly string[], index: number): boolean {
  if (/optional-dependencies$|extras_require$/.test(section)) return true;
  return (
    section === '' &&
    !/^(?:dependencies|requires|install_requires|keywords|classifiers|authors)$/.test(name) &&
    lines.slice(index, index + 3).some((line) => REQUIREMENT.test(line.replace(/^[^"']*["']/, '')))
  );
}

function folded(version: string): string {
  return version.replace(/\s+/g, '');
}
