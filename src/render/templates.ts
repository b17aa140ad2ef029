import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import {
  htmlMessage,
  htmlText,
  markdownCode,
  markdownFence,
  markdownMessage,
  markdownSpan,
  markdownText,
} from './escape.js';

/** The templates of this package. */
export const TEMPLATES_FOLDER = fileURLToPath(new URL('../../templates', import.meta.url));

const safe = (escaped: (text: string) => string) => (text: unknown) =>
  new Handlebars.SafeString(escaped(String(text ?? '')));

const HELPERS = {
  /** Untrusted text inside markdown. */
  md: safe(markdownText),
  /** A message with code between back ticks. */
  message: safe(markdownMessage),
  /** Untrusted text as a code span, in a table cell and elsewhere. */
  code: safe(markdownCode),
  /** Untrusted text as a code span outside tables. */
  span: safe(markdownSpan),
  /** Untrusted text as a block, at the start of a line; the second argument names the language. */
  fence: (text: unknown, language: unknown) =>
    new Handlebars.SafeString(markdownFence(String(text ?? ''), typeof language === 'string' ? language : '')),
  /** Untrusted text inside HTML or a quoted attribute. */
  text: safe(htmlText),
  /** A message with code between back ticks, inside HTML. */
  htmlMessage: safe(htmlMessage),
};

const KNOWN_HELPERS = Object.fromEntries(Object.keys(HELPERS).map((name) => [name, true]));

/**
 * Compiled templates: those of a team's folder first, ours where it has none. Untrusted text reaches a template only as a value;
 * what a template prints without a helper is HTML-escaped. Helpers are limited to the known ones.
 */
export class Templates {
  private readonly environment = Handlebars.create();
  private readonly compiled = new Map<string, Handlebars.TemplateDelegate>();
  private readonly missing = new Set<string>();
  private readonly override: string | undefined;
  private fallback: Templates | undefined;

  /**
   * @param folder of a team, looked into first
   * @param warn told once about each template that the team's folder has not, or that cannot be used
   */
  constructor(
    folder: string | undefined,
    private readonly warn: (message: string) => void,
  ) {
    const usable = folder !== undefined && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
    if (folder !== undefined && !usable) this.warn(`${folder} is no folder of templates; the built-in ones are used`);
    this.override = usable ? folder : undefined;
    this.environment.registerHelper(HELPERS);
    for (const name of partialNames()) this.environment.registerPartial(name, this.read(`partials/${name}.hbs`));
  }

  render(name: string, view: unknown): string {
    const own = this.compiled.get(name) ?? this.compile(this.named(name));
    this.compiled.set(name, own);
    try {
      return own(view);
    } catch (error) {
      if (this.override === undefined) throw error;
      this.warn(`template ${name} of ${this.override} failed (${firstLine(error)}); the built-in one is used`);
      // A partial of the team may be what failed, so the built-in template takes the built-in partials.
      this.fallback ??= new Templates(undefined, this.warn);
      const fallback = this.fallback;
      this.compiled.set(name, (later) => fallback.render(name, later));
      return fallback.render(name, view);
    }
  }

  /** A file that is no template, such as a style sheet, as it is. */
  asset(name: string): string {
    return this.named(name, false);
  }

  private compile(text: string): Handlebars.TemplateDelegate {
    return this.environment.compile(text, {
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: KNOWN_HELPERS,
      preventIndent: true,
    });
  }

  private overriding(name: string): string | undefined {
    if (this.override === undefined) return undefined;
    const path = join(this.override, name);
    return existsSync(path) ? path : undefined;
  }

  /** What is asked for by name; a team is told that its folder has none, partials aside. */
  private named(name: string, parsed = true): string {
    if (this.override !== undefined && this.overriding(name) === undefined && !this.missing.has(name)) {
      this.missing.add(name);
      this.warn(`${this.override} has no ${name}; the built-in one is used`);
    }
    return this.read(name, parsed);
  }

  private read(name: string, parsed = true): string {
    const path = this.overriding(name);
    if (path !== undefined) {
      try {
        const text = readFileSync(path, 'utf8');
        if (parsed) Handlebars.parse(text);
        return text;
      } catch (error) {
        this.warn(`template ${path} cannot be used (${firstLine(error)}); the built-in one is used`);
      }
    }
    return readFileSync(join(TEMPLATES_FOLDER, name), 'utf8');
  }
}

function partialNames(): string[] {
  const folder = join(TEMPLATES_FOLDER, 'partials');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => name.slice(0, -'.hbs'.length))
    .sort();
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] as string;
}
