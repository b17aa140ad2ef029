import type { ParsedModule } from '../model/facts.js';

/** What a file is for, told from its path and its content. Rules for production code stay out of tests and doubles. */
export interface FileRole {
  /** A test, a fixture, a load test, a benchmark of tests, a test double in a test folder. */
  readonly test: boolean;
  /** An example, demo, tutorial or notebook export. */
  readonly example: boolean;
  /** Type declarations or stubs only (`.d.ts`, `.pyi`). */
  readonly declarations: boolean;
  /** Runs in a browser: a page, a component, a front end. */
  readonly page: boolean;
}

const TEST_PATH =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|testing|spec|specs|e2e|fixtures|load-?_?tests?|conftest\.py|locustfile\.py|test-[^/]*\.[cm]?[jt]sx?|test_[^/]*\.py|[^/]*_tests?\.py|[^/]*[._-](?:test|spec|e2e|mock)\.[cm]?[jt]sx?)(?:\/|$)/;
const EXAMPLE_PATH =
  /(?:^|\/)(?:examples?|demos?|tutorials?|samples?|notebooks?|playground|quickstart)(?:\/|$)|(?:^|\/)(?:demo|example)[_-][^/]*$|[_-](?:demo|example)\.\w+$/i;

export function classifyPath(outline: ParsedModule['outline']): FileRole {
  return {
    test: TEST_PATH.test(outline.path) || holdsTests(outline),
    example: EXAMPLE_PATH.test(outline.path),
    page:
      outline.language !== 'python' &&
      (/(?:^|\/)(?:ui|web-?ui|frontend|front-end|public|static|www|components|pages|web|client-app|webview)\//.test(
        outline.path,
      ) ||
        /\.[jt]sx$/.test(outline.path)),
    declarations: /\.d\.[cm]?ts$|\.pyi$/.test(outline.path),
  };
}

/** A test framework is imported, and a test class or test functions are declared. */
function holdsTests(outline: ParsedModule['outline']): boolean {
  const framework = outline.imports.some((fact) =>
    /^(?:pytest|unittest|vitest|jest|@jest\/globals|node:test|mocha|chai)$/.test(fact.module),
  );
  if (!framework) return false;
  return (
    outline.symbols.some(
      (symbol) => (symbol.kind === 'class' && /^Test|Tests?$/.test(symbol.name)) || /^test[_A-Z]/.test(symbol.name),
    ) || outline.language !== 'python'
  );
}
