/** Whether a file is an adapter by its name: `bandit.audit.ts`, `bandit_audit.py`, `bandit.audit.py`. */
export function isAdapterPath(path: string): boolean {
  return /[._]audit\.(ts|mts|js|mjs|py)$/.test(path);
}
