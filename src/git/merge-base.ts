import { UsageError } from '../model/usage-error.js';
import type { GitRepository } from './repository.js';

/** A commit to compare with, and how it was found. */
export interface Base {
  readonly commit: string;
  /** `the merge base 1a2b3c4d5e with origin/main`. */
  readonly description: string;
}

const FETCH = 'fetch it, or name another one with --base';

/**
 * The merge base of HEAD with a commit.
 *
 * @param reference as the user names it; by default origin's default branch
 * @throws UsageError when there is none, with what to do about it
 */
export function findBase(repository: GitRepository, reference: string | undefined): Base {
  const name = reference ?? defaultBranch(repository);
  const wanted = repository.commit(name);
  if (wanted === undefined) {
    throw new UsageError(`no commit of the name ${name} is here${shallowNote(repository)}`, FETCH);
  }
  const head = repository.head();
  if (head === undefined) throw new UsageError('the repository has no commit yet', 'commit something first');
  const found = repository.run(['merge-base', '--end-of-options', head, wanted]);
  const commit = found.kind === 'output' ? found.bytes.toString('utf8').trim().split('\n')[0]! : '';
  if (commit === '') {
    throw repository.isShallow()
      ? new UsageError(
          `the clone is shallow and the commit that HEAD and ${name} have in common is not in it`,
          'fetch the history with git fetch --unshallow, or fetch-depth: 0 of the checkout in CI',
        )
      : new UsageError(`HEAD and ${name} have no commit in common`, 'name another one with --base');
  }
  const short = commit.slice(0, 10);
  const description = commit === wanted ? `${name} (${short})` : `the merge base ${short} with ${name}`;
  return { commit, description };
}

function shallowNote(repository: GitRepository): string {
  return repository.isShallow() ? ' (the clone is shallow)' : '';
}

/** What origin's HEAD points to, else a branch of the usual name. */
function defaultBranch(repository: GitRepository): string {
  const found = repository.run(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  const target = found.kind === 'output' ? found.bytes.toString('utf8').trim() : '';
  const names = [target.replace(/^refs\/remotes\//, ''), 'origin/main', 'origin/master', 'main', 'master'];
  const name = names.find((candidate) => candidate !== '' && repository.commit(candidate) !== undefined);
  if (name !== undefined) return name;
  throw new UsageError(
    `the default branch of origin is not here${shallowNote(repository)}`,
    'name what to compare with: --base <commit> or --baseline <file>',
  );
}
