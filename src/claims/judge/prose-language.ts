/** Function words of English, and of the languages that documents of programs are written in besides; none that both have. */
const ENGLISH = /\b(?:the|and|to|are|for|with|from|this|that|by|be|it|not|when|each|your|you)\b/gi;
const OTHERS =
  /\b(?:el|los|las|una|del|que|para|con|por|como|este|esta|les|des|est|une|dans|pour|avec|sur|pas|qui|und|der|die|das|ist|mit|für|auf|nicht|eine|il|gli|della|che|sono|não|dos|das|uma|em|são|voor|het|een|niet|dan|van|naar|bij|wordt|worden|zijn|geen|ook|jest|nie|oraz|dla|przez|bir|ile|och|att|inte|og|til|ikke|không|được|yang|untuk|dengan|dari)\b/giu;
/** Scripts other than the Latin one. */
const OTHER_SCRIPT =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Greek}\p{Script=Hebrew}]+/gu;
/** So many words of another language are no quotation. */
const MIN_WORDS = 12;

/** Whether prose is mostly in a language whose tenses and negations are not read here: what it plans looks like what it states. */
export function isForeignProse(lines: readonly string[]): boolean {
  let english = 0;
  let other = 0;
  let inCode = false;
  for (const line of lines) {
    if (/^\s*(?:```|~~~)/.test(line)) inCode = !inCode;
    if (inCode) continue;
    const text = line.replace(/`[^`]*`/g, ' ').slice(0, 2_000);
    english += text.match(ENGLISH)?.length ?? 0;
    other += (text.match(OTHERS)?.length ?? 0) + (text.match(OTHER_SCRIPT)?.length ?? 0);
  }
  return other >= MIN_WORDS && other > english;
}
