// What the runner uses of the language and of Node, taken before any code of a subject runs: whatever a subject changes later, these
// stay. `call` turns a method into a function of its object.
import { readSync, writeSync } from 'node:fs';
import { types } from 'node:util';

const { bind } = Function.prototype;
/** @type {(method: Function) => (on: unknown, ...given: unknown[]) => any} */
const call = bind.bind(Function.prototype.call);

export const readDescriptor = readSync;
export const writeDescriptor = writeSync;
export const { isProxy, isMap, isSet, isTypedArray, isDate } = types;
export const { isArray } = Array;
export const isNotANumber = Number.isNaN;
export const stringify = JSON.stringify;
export const parse = JSON.parse;
export const { apply, construct, ownKeys, getOwnPropertyDescriptor, getPrototypeOf, defineProperty } = Reflect;
export const { create, is } = Object;
export const objectPrototype = Object.prototype;
export const NativeMap = Map;
export const NativeSet = Set;
export const NativeError = Error;
export const NativeBigInt = BigInt;
export const NativeString = String;
export const NativeFloat64Array = Float64Array;
export const TYPED_ARRAYS = {
  __proto__: null,
  Float64Array,
  Float32Array,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
};

const typedArray = getPrototypeOf(Uint8Array.prototype);
export const typedLength = call(getOwnPropertyDescriptor(typedArray, 'length').get);
export const typedName = call(getOwnPropertyDescriptor(typedArray, Symbol.toStringTag).get);
export const dateValue = call(Date.prototype.getTime);
export const mapForEach = call(Map.prototype.forEach);
export const mapGet = call(Map.prototype.get);
export const mapSet = call(Map.prototype.set);
export const mapHas = call(Map.prototype.has);
export const mapDelete = call(Map.prototype.delete);
export const setForEach = call(Set.prototype.forEach);
export const setAdd = call(Set.prototype.add);
export const bigToString = call(BigInt.prototype.toString);
export const sliceText = call(String.prototype.slice);
export const splitText = call(String.prototype.split);
export const startsWith = call(String.prototype.startsWith);
export const functionText = call(Function.prototype.toString);
export const bufferText = call(Buffer.prototype.toString);
export const bufferFrom = Buffer.from;
export const bufferAlloc = Buffer.alloc;
export const byteLength = Buffer.byteLength;
export const readLength = call(Buffer.prototype.readUInt32LE);
export const writeLength = call(Buffer.prototype.writeUInt32LE);
export const copyBytes = call(Buffer.prototype.copy);
export const part = call(Buffer.prototype.subarray);
export const typedBuffer = call(getOwnPropertyDescriptor(typedArray, 'buffer').get);
