import { posix } from 'node:path';
import type { ExtractedClaim } from '../extracted.js';
import type { PathResolution } from '../resolve/resolve-path.js';
import type { JudgeContext } from './context.js';
import type { Existence } from './existence.js';

/** Endings of what a program makes when it runs: their absence says nothing. */
const MADE_BY_RUNNING =
  /\.(npz|npy|parquet|feather|arrow|h5|hdf5|pt|pth|bin|pkl|pickle|joblib|onnx|safetensors|ckpt|csv|tsv|jsonl|ndjson|log|db|sqlite3?|png|jpe?g|gif|svg|pdf|webp|mp4|wav|zip|gz|tar|tgz|whl|pid|lock|out|tmp|bak|pem|key|crt|lcov)$/i;
const OUTPUT_FOLDER =
  /(^|\/)(outputs?|results?|reports?|logs?|runs|artifacts?|checkpoints?|weights|models|saved_models|data|datasets?|dist|build|coverage|node_modules|tmp|temp|cache|\.cache|mlruns|wandb|backups?|runtime|storage|generated)\//i;
/** Written by installers, in a format of settings. */
const LOCK_FILE = /(^|\/)(package-lock|npm-shrinkwrap|pnpm-lock)\.(json|ya?ml)$/i;
/** Where data formats are written by hand. */
const SETTINGS_FOLDER =
  /(^|\/)(configs?|settings|schemas?|locales?|i18n|\.vscode|\.github)(\/|$)|(^|\/)(package|tsconfig|composer)[^/]*\.json$/i;
/** Made by whoever sets the project up. */
const MADE_BY_HAND = /(^|\/)(\.env[^/]*|.*\.local(\.\w+)?|secrets?\.\w+|credentials?\.\w+|\.venv|venv|env)(\/|$)/i;

/** Data, and pages in folders of outputs: nobody writes them by hand. */
export function isMadeByRunning(path: string): boolean {
  const isData =
    MADE_BY_RUNNING.test(path) || LOCK_FILE.test(path) || (/\.jsonl?$/i.test(path) && !SETTINGS_FOLDER.test(path));
  return isData || (/\.(html?|md|txt|ya?ml)$/i.test(path) && OUTPUT_FOLDER.test(path));
}

/** Whether a path that is not listed is gone, or may be where nobody looks. */
export function missingPath(
  claim: ExtractedClaim,
  path: PathResolution & { kind: 'missing' },
  context: JudgeContext,
): Existence {
  const { removedBy } = path;
  const subject = { path: path.path };
  const needed = `a file or folder ${path.path}`;
  if (removedBy !== undefined && !isMadeByRunning(path.path)) {
    const as = removedBy.as === undefined ? '' : `, as ${removedBy.as}`;
    const reason = `removed in commit ${removedBy.commit.slice(0, 10)} (${removedBy.subject})${as}`;
    return { state: 'gone', reason, subject, evidence: [], certainty: 0.95, needed, wasThere: true };
  }
  if (isOwnDotFolder(path.path, context))
    return { state: 'unclear', reason: 'not there: the program keeps such a folder where it is used', subject };
  if (MADE_BY_HAND.test(path.path))
    return { state: 'unclear', reason: 'not there: made by whoever sets the project up', subject };
  if (isMadeByRunning(path.path) || OUTPUT_FOLDER.test(path.path))
    return { state: 'unclear', reason: 'not there: may be made when the code runs', subject };
  const program = context.identifiers.programNaming(posix.basename(path.path));
  if (program !== undefined)
    return { state: 'unclear', reason: `not there: ${program} names such a file, where it runs`, subject };
  const gone = (certainty: number): Existence => ({
    state: 'gone',
    reason: `there is no ${path.path}, and no file of that name elsewhere`,
    subject,
    evidence: [],
    certainty,
    needed,
  });
  if (!/\.\w{1,8}$/.test(path.path)) {
    // A name without an ending may be a branch, a route or a package; planned and denied ones need no more.
    return path.inKnownFolder
      ? gone(0.6)
      : { state: 'unclear', reason: 'not a path of this project that anything else confirms', subject };
  }
  if (path.inKnownFolder) return gone(0.95);
  if (!context.standing.knowsProject(claim.document.path) && claim.tense === 'present' && claim.polarity === 'affirms')
    return { state: 'unclear', reason: "not there; little else that the document names is this project's", subject };
  return gone(path.underKnownFolder ? 0.9 : 0.7);
}

/** `.learner/state.json` of a project `learner`: what a program keeps with those who use it. */
function isOwnDotFolder(path: string, { paths }: JudgeContext): boolean {
  const name = /^(?:~\/)?\.([\w-]+)\//.exec(path)?.[1];
  return name !== undefined && paths.isProjectName(name);
}
