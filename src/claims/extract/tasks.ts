import type { Draft } from './collector.js';
import type { ReadSentence } from './situation.js';
import type { Vocabulary } from './vocabulary.js';

/** Verbs of tasks that make a thing: what they name is to be there when they are done. */
const MAKES = /^(?:add|build|create|define|develop|establish|generate|implement|introduce|make|write|set)$/;

/**
 * "Update the README with …", "Integrate the converter": a step of a plan without a box is an open task. What it names may be there
 * before it is done, so it is not its subject; a step that makes a thing is told by the claim that the thing is there.
 */
export function taskClaims(read: ReadSentence, things: readonly Draft[], vocabulary: Vocabulary): Draft[] {
  const { situation, sentence } = read;
  const { text } = sentence;
  if (situation.box !== undefined || read.status !== undefined || read.tense !== 'planned') return [];
  if (situation.tense === 'present' || !/^(?:item|prose)$/.test(situation.role) || /[:?]\W*$/.test(text)) return [];
  const first = /^\W*(?:\d+[.)]\s*)?([A-Za-z]+)\b/.exec(text)?.[1];
  if (first === undefined || !/^[A-Z]/.test(first) || text.length < 12) return [];
  const verb = first.toLowerCase();
  if (!vocabulary.imperatives.has(verb) || (MAKES.test(verb) && things.length > 0)) return [];
  const path = read.names.find((name) => name.kind === 'path');
  const context = path?.kind === 'path' ? path.path : situation.contextPath;
  return [
    {
      line: sentence.line,
      text,
      mention: context === undefined ? {} : { context },
      statement: { kind: 'status-implemented', state: 'open' },
      tense: 'planned',
      certainty: 0.45,
    },
  ];
}
