const CONFIGURATION = /(?:^|\/)(?:[\w.-]+\.conf(?:ig)?\.[cm]?[jt]s|(?:setup|conftest|noxfile|conf)\.py)$/;

/** Whether tools look for a file of this name where it stands, so that it is no module that others could share. */
export function isConfiguration(path: string): boolean {
  return CONFIGURATION.test(path);
}
