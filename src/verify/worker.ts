import type { FileAnswer, FileOrder } from './task.js';
import { verifyFile } from './verify-file.js';

/** Runs in a worker thread, which stands still while the subject works. */
export default function verifyInThread(order: FileOrder): FileAnswer {
  return verifyFile(order);
}
