/** Sentences of a text in the order in which they are read aloud, long ones in two halves. */
export function readingOrder(text: string, longest: number): string[] {
  const parts: string[] = [];
  for (const sentence of text.split(/(?<=[.!?])\s+/)) {
    const pieces = sentence.split(' ');
    if (pieces.length <= longest) {
      parts.push(sentence);
      continue;
    }
    const middle = Math.ceil(pieces.length / 2);
    parts.push(pieces.slice(0, middle).join(' '), pieces.slice(middle).join(' '));
  }
  return parts;
}

/** Seconds to wait after each part, by its letters and the pace of the class. */
export function pauses(parts: readonly string[], lettersPerSecond: number): number[] {
  if (lettersPerSecond <= 0) throw new RangeError('the pace must be above 0');
  return parts.map((part) => Math.max(2, Math.round(part.length / lettersPerSecond)));
}

/** Words that a dictation and its text share. */
export function wordsInCommon(answer: string, key: string, shortest: number): string[] {
  const wanted = new Set(key.toLowerCase().split(/\W+/));
  const seen = new Set<string>();
  const shared: string[] = [];
  for (const word of answer.toLowerCase().split(/\W+/)) {
    if (word.length < shortest || seen.has(word)) continue;
    if (!wanted.has(word)) continue;
    seen.add(word);
    shared.push(word);
  }
  const runs: string[] = [];
  let run: string[] = [];
  for (const word of shared) {
    if (key.toLowerCase().includes([...run, word].join(' '))) {
      run.push(word);
      continue;
    }
    if (run.length > 1) runs.push(run.join(' '));
    run = [word];
  }
  if (run.length > 1) runs.push(run.join(' '));
  return [...shared, ...runs].sort();
}
