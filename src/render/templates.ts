import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { markdownCode, markdownMessage, markdownText } from './escape.js';

/** The templates of this package. */
export const TEMPLATES_FOLDER = fileURLToPath(new URL('../../templates', import.meta.url));

const HELPERS = {
  /** Untrusted text inside markdown. */
  md: (text: unknown) => new Handlebars.SafeString(markdownText(String(text ?? ''))),
  /** A message with code between back ticks. */
  message: (text: unknown) => new Handlebars.SafeString(markdownMessage(String(text ?? ''))),
  /** Untrusted text as a code span. */
  code: (text: unknown) => new Handlebars.SafeString(markdownCode(String(text ?? ''))),
};

/**
 * Compiled templates: those of a team's folder first, ours where it has none. Untrusted text reaches a template only as a value;
 * what a template prints without `md` or `code` is HTML-escaped. Helpers are limited to the known ones.
 */
export class Templates {
  private readonly environment = Handlebars.create();
  private readonly compiled = new Map<string, Handlebars.TemplateDelegate>();

  /**
   * @param override a team's folder, looked into first
   * @param warn told once about each template of the team's folder that cannot be used
   */
  constructor(
    private readonly override: string | undefined,
    private readonly warn: (message: string) => void,
  ) {
    this.environment.registerHelper(HELPERS);
    for (const name of partialNames()) this.environment.registerPartial(name, this.read(`partials/${name}.hbs`));
  }

  render(name: string, view: unknown): string {
    const own = this.compiled.get(name) ?? this.compile(this.read(name));
    this.compiled.set(name, own);
    try {
      return own(view);
    } catch (error) {
      if (this.overriding(name) === undefined) throw error;
      this.warn(`template ${name} of ${this.override} failed (${firstLine(error)}); the built-in one is used`);
      const builtIn = this.compile(readFileSync(join(TEMPLATES_FOLDER, name), 'utf8'));
      this.compiled.set(name, builtIn);
      return builtIn(view);
    }
  }

  private compile(text: string): Handlebars.TemplateDelegate {
    return this.environment.compile(text, {
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: { md: true, message: true, code: true },
      preventIndent: true,
    });
  }

  private overriding(name: string): string | undefined {
    if (this.override === undefined) return undefined;
    const path = join(this.override, name);
    return existsSync(path) ? path : undefined;
  }

  private read(name: string): string {
    const path = this.overriding(name);
    if (path !== undefined) {
      try {
        const text = readFileSync(path, 'utf8');
        Handlebars.parse(text);
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
