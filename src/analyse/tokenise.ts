import { tokenise as tokenisePython } from '../languages/python/tokens.js';
import { tokenise as tokeniseTypeScript } from '../languages/typescript/tokens.js';
import type { Language } from '../model/facts.js';
import type { Tokens } from '../model/tokens.js';

/** The lexical tokens of a text in its language. */
export function tokenise(text: string, language: Language): Tokens {
  return language === 'python' ? tokenisePython(text) : tokeniseTypeScript(text);
}
