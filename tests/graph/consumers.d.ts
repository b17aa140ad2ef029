/** What the tests use of two packages that bring no types. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string);
    readonly window: { readonly document: unknown };
  }
}
declare module 'jsonld' {
  interface Quad {
    readonly subject: { readonly value: string };
    readonly predicate: { readonly value: string };
    readonly object: { readonly value: string };
  }
  const jsonld: { toRDF(document: object): Promise<readonly Quad[]> };
  export default jsonld;
}
