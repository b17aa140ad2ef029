const MAX_HEADING = 120;

/** The text of a heading, cut so that it stays one. */
export function headingText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_HEADING ? `${line.slice(0, MAX_HEADING - 1)}…` : line;
}

/**
 * Gives the headings of one page their anchors, by the rule by which GitHub makes anchors of headings (github-slugger): lower case,
 * letters, digits, `_` and `-` kept, spaces to `-`, a number for what was used before. So links hold with and without our own
 * anchors.
 */
export class Anchors {
  readonly #used = new Map<string, number>();

  next(heading: string): string {
    const base = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /g, '-');
    let anchor = base;
    while (this.#used.has(anchor)) {
      const count = (this.#used.get(base) ?? 0) + 1;
      this.#used.set(base, count);
      anchor = `${base}-${count}`;
    }
    this.#used.set(anchor, 0);
    return anchor;
  }
}
