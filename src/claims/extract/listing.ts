import type { WrittenParameter } from './parameters.js';

/** What a listing of code declares, whatever its language. Lines are indexes into the listing. */
export type Declared =
  | {
      readonly kind: 'class';
      readonly index: number;
      readonly name: string;
      readonly bases: readonly string[];
      /** Annotated attributes of its body, in order. */
      readonly fields: readonly WrittenParameter[];
    }
  | {
      readonly kind: 'function';
      readonly index: number;
      /** `Class.method` for methods. */
      readonly name: string;
      /** It takes `self` and stands outside of any class: the listing leaves the class out. */
      readonly orphan?: true;
      readonly words: string;
      readonly parameters: readonly WrittenParameter[];
      readonly open?: true;
      readonly returns?: string;
    }
  | { readonly kind: 'constant'; readonly index: number; readonly name: string; readonly value: string }
  | {
      readonly kind: 'field';
      readonly index: number;
      readonly owner: string;
      readonly name: string;
      readonly value: string;
    }
  /** An annotated attribute of a class, interface or type without a literal as default. */
  | { readonly kind: 'member'; readonly index: number; readonly owner: string; readonly name: string }
  | { readonly kind: 'import'; readonly index: number; readonly module: string; readonly names: readonly string[] }
  | {
      readonly kind: 'option';
      readonly index: number;
      readonly flag: string;
      readonly value?: string;
    }
  /** A comment: on a line of a body (then without a name), or behind an attribute or parameter. */
  | {
      readonly kind: 'remark';
      readonly index: number;
      /** Class or function. */
      readonly owner: string;
      readonly name: string;
      readonly parameter: boolean;
      readonly words: string;
    }
  /** A value that stands in the body of a function or in the making of a constant. */
  | {
      readonly kind: 'value';
      readonly index: number;
      readonly owner: string;
      /** Name of the argument, or the expression that is compared with the number or given it. */
      readonly name: string;
      readonly value: string;
    }
  /** A call of what `module` exports (empty: of what the listing declares), with the arguments that are passed by name. */
  | {
      readonly kind: 'use';
      readonly index: number;
      readonly name: string;
      readonly module: string;
      readonly named: readonly string[];
    }
  /** A group of optional dependencies that can be installed by name. */
  | { readonly kind: 'extra'; readonly index: number; readonly name: string }
  | { readonly kind: 'dependency'; readonly index: number; readonly name: string; readonly version: string }
  /** A call that stands by itself: usage of a function of the project. */
  | { readonly kind: 'call'; readonly index: number; readonly name: string; readonly inside: string }
  | { readonly kind: 'doc'; readonly index: number; readonly owner: string; readonly lines: readonly string[] };

/** What is read of one listing. */
export const MAX_LISTING_LINES = 3_000;
/** A parameter list that runs over more lines than this is taken as cut off. */
export const MAX_SIGNATURE_LINES = 80;

/** The path that a comment on one of the first lines names: `# src/a.py`, `// src/a.ts`, `// File: src/a.ts`. */
export function pathComment(lines: readonly string[]): { readonly words: string; readonly index: number } | undefined {
  for (const [index, line] of lines.slice(0, 4).entries()) {
    const match =
      /^\s*(?:#+|\/\/+|--|;|\/\*+|<!--|%%)\s*(?:(?:file(?:name)?|path|location|in|new file|updated?|modified?|module)\s*:?\s+)?(\S+?\.\w{1,10}|\S+\/)\s*(?:\*\/|-->|\((?:new|updated|modified|excerpt|existing|simplified|partial)[^)]*\)|:)?\s*$/i.exec(
        line,
      );
    if (match && !/^https?:/.test(match[1]!)) return { words: match[1]!.replace(/^["'`]|["'`,:]+$/g, ''), index };
    if (line.trim() !== '' && !/^\s*(?:#|\/\/|\/\*|<!--|"""|--)/.test(line)) return undefined;
  }
  return undefined;
}

/** Guesses the language of a listing without a name. */
export function listingLanguage(lines: readonly string[]): 'python' | 'typescript' | 'shell' | undefined {
  let python = 0;
  let typescript = 0;
  let shell = 0;
  for (const line of lines.slice(0, 200)) {
    if (
      /^\s*(?:async\s+)?def \w+.*[:,(]\s*$|^\s*class \w+(?:\([^)]*\))?:|^\s*from [\w.]+ import |^import \w[\w.]*\s*$|^\s*@\w+|^\s*(?:if|for|while|with|try|else)\b.*:\s*$|^\s*def \w+\(.*\)/.test(
        line,
      )
    )
      python++;
    if (
      /^\s*(?:export|import .* from|const|let|interface|function)\b|=>|^\s*(?:public|private|readonly)\b|;\s*$/.test(
        line,
      )
    )
      typescript++;
    if (
      /^\s*(?:\$ |(?:[A-Z_]+=\S+ )*(?:python3?|pip3?|pytest|npm|npx|pnpm|yarn|git|cd|uv|docker|curl|make|node|bash|sh|\.\/\S+)\s)/.test(
        line,
      )
    )
      shell++;
  }
  const most = Math.max(python, typescript, shell);
  if (most === 0) return undefined;
  if (shell === most) return 'shell';
  return python === most ? 'python' : 'typescript';
}

/** A value that can be compared as it is written: a number, a text, a truth value, nothing, or a short list. */
export function isLiteral(value: string): boolean {
  return /^(?:-?\d[\d_.]*(?:e[+-]?\d+)?|"[^"]{0,120}"|'[^']{0,120}'|true|false|True|False|None|null|undefined|\{\}|\[[^\]()]{0,80}\])$/i.test(
    value.trim(),
  );
}

/** A number that somebody chose, as a part of a pattern: 0 and 1 are as often none. */
export const CHOSEN = String.raw`-?(?:\d+\.\d+(?:e[+-]?\d+)?|\d+e[+-]?\d+|[2-9]|[1-9][\d_]+)`;
