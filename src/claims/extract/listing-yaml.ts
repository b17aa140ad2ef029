/** Scalars of YAML as documents show it, each with the keys that lead to it. Cut listings and templates are read as far as they go. */
export interface YamlEntry {
  readonly index: number;
  readonly key: string;
  /** From the outermost key on, with dots; list items add nothing. */
  readonly keys: string;
  readonly value: string;
}

const MAX_ENTRIES = 400;

export function yamlEntries(lines: readonly string[]): YamlEntry[] {
  const entries: YamlEntry[] = [];
  const open: { readonly indent: number; readonly key: string }[] = [];
  for (const [index, line] of lines.entries()) {
    const match = /^(\s*(?:-\s+)?)["']?([A-Za-z_][\w.-]{0,80})["']?\s*:(?:\s+(.*))?$/.exec(line);
    if (!match || line.trimStart().startsWith('#')) continue;
    const indent = match[1]!.length;
    while (open.length > 0 && open.at(-1)!.indent >= indent) open.pop();
    const keys = [...open.map((each) => each.key), match[2]!].join('.');
    open.push({ indent, key: match[2]! });
    const value = (match[3] ?? '').replace(/\s+#.*$/, '').trim();
    if (value === '' || /^[|>&*!]/.test(value) || entries.length >= MAX_ENTRIES) continue;
    entries.push({ index, key: match[2]!, keys, value: value.replace(/^(["'])(.*)\1$/, '$2') });
  }
  return entries;
}
