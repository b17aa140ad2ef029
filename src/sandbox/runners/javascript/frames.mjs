// Frames to and from the host: 4 bytes of length, 16 bytes of nonce, JSON. Reading blocks: between requests the subject stands still.
import {
  bufferAlloc,
  bufferFrom,
  bufferText,
  copyBytes,
  NativeError,
  parse,
  part,
  readDescriptor,
  readLength,
  writeDescriptor,
  writeLength,
} from './primordials.mjs';

const FRAMES = 3;
const REQUESTS = 4;
const LENGTH_BYTES = 4;
const HEADER_BYTES = 20;

let nonce;

function readExactly(count) {
  const bytes = bufferAlloc(count);
  for (let done = 0; done < count; ) {
    const read = readDescriptor(REQUESTS, bytes, done, count - done, null);
    if (read === 0) throw new NativeError('the host has gone');
    done += read;
  }
  return bytes;
}

/** The next message of the host. The first one tells the nonce. */
export function receive() {
  const header = readExactly(HEADER_BYTES);
  nonce ??= part(header, LENGTH_BYTES, HEADER_BYTES);
  return parse(bufferText(readExactly(readLength(header, 0)), 'utf8'));
}

/** @param {string} text JSON of one message */
export function send(text) {
  const body = bufferFrom(text, 'utf8');
  const bytes = bufferAlloc(HEADER_BYTES + body.length);
  writeLength(bytes, body.length, 0);
  copyBytes(nonce, bytes, LENGTH_BYTES);
  copyBytes(body, bytes, HEADER_BYTES);
  for (let done = 0; done < bytes.length; ) {
    done += writeDescriptor(FRAMES, bytes, done, bytes.length - done, null);
  }
}
