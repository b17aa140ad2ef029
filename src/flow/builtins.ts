import type { Language } from '../model/facts.js';

/** Names every file may read without binding them. */
const PYTHON = new Set(
  (
    'abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright credits ' +
    'delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input ' +
    'int isinstance issubclass iter len license list locals map max memoryview min next object oct open ord pow print property quit ' +
    'range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ __name__ __file__ ' +
    '__doc__ __package__ __spec__ __loader__ __path__ __builtins__ __debug__ __annotations__ __dict__ __class__ __module__ ' +
    '__qualname__ Ellipsis NotImplemented True False None ArithmeticError AssertionError AttributeError BaseException ' +
    'BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ' +
    'ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EncodingWarning EnvironmentError ' +
    'Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ' +
    'ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError ' +
    'MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError OverflowError ' +
    'PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError ' +
    'ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit ' +
    'TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError ' +
    'UnicodeWarning UserWarning ValueError Warning WindowsError ZeroDivisionError reveal_type'
  ).split(' '),
);

/** Notebook and legacy names that mark a file as not plain Python 3; a file that reads one is not asked about unbound names. */
export const FOREIGN_PYTHON_NAMES: ReadonlySet<string> = new Set([
  'get_ipython',
  'display',
  'xrange',
  'unicode',
  'raw_input',
  'basestring',
  'reduce',
  'long',
  'unichr',
  'spark',
  'dbutils',
  'reload',
]);

const JAVASCRIPT = new Set([
  ...Object.getOwnPropertyNames(globalThis),
  ...(
    'arguments require module exports __dirname __filename window document self navigator location history localStorage ' +
    'sessionStorage indexedDB alert confirm prompt getComputedStyle requestAnimationFrame cancelAnimationFrame XMLHttpRequest ' +
    'Image Audio HTMLElement Element Node NodeList Event CustomEvent KeyboardEvent MouseEvent Worker SharedWorker importScripts ' +
    'postMessage onmessage caches FileReader File FileList Notification ResizeObserver MutationObserver IntersectionObserver ' +
    'OffscreenCanvas ImageData CanvasRenderingContext2D WebGLRenderingContext WebSocket EventSource DOMParser Option matchMedia ' +
    'scrollTo open close print describe it test expect beforeEach afterEach beforeAll afterAll before after vi jest sinon chai ' +
    'assert fail context specify jasmine spyOn QUnit cy Cypress suite define requirejs $ jQuery _ React Deno Bun JSX chrome browser process global GPU Buffer ' +
    'setImmediate clearImmediate queueMicrotask structuredClone d3 Plotly tf Chart angular Vue undefined NaN Infinity eval ' +
    'ReactDOM webkitAudioContext AudioContext MediaRecorder speechSynthesis SpeechRecognition HTMLInputElement HTMLCanvasElement ' +
    'GPUBufferUsage GPUTextureUsage GPUShaderStage GPUMapMode WebGL2RenderingContext ServiceWorkerGlobalScope clients skipWaiting'
  ).split(' '),
]);

export function isBuiltIn(name: string, language: Language): boolean {
  return language === 'python' ? PYTHON.has(name) : JAVASCRIPT.has(name);
}
