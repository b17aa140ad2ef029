import { isBuiltIn } from '../../flow/builtins.js';
import type { Facts } from '../../model/facts.js';
import type { Program } from '../../rules/program.js';
import type { ProjectFiles } from './project-files.js';

/** Roots that documents of learning projects name without importing them anywhere. */
const WELL_KNOWN = new Set(
  (
    'torch nn optim np numpy pd pandas tf tensorflow keras sklearn scipy plt matplotlib seaborn jax jnp flax optax haiku gym gymnasium ' +
    'ray rllib sb3 stable_baselines3 transformers datasets huggingface_hub tokenizers accelerate peft trl lightning pytorch_lightning ' +
    'wandb mlflow tensorboard hydra omegaconf pydantic fastapi flask django starlette uvicorn celery redis sqlalchemy alembic ' +
    'requests httpx aiohttp asyncio pytest unittest mock os sys re json math time random logging pathlib typing collections itertools ' +
    'functools dataclasses abc enum datetime subprocess threading multiprocessing pickle joblib copy argparse click typer yaml ' +
    'xgboost lightgbm catboost openai anthropic langchain llama_index faiss chromadb networkx sympy statsmodels numba dask polars ' +
    'pyspark airflow prefect docker kubernetes boto3 grpc React ReactDOM useState useEffect useMemo useRef Vue Angular Svelte Node ' +
    'Express Next Jest Vitest Mocha Zod Prisma Tailwind Redux Map Set Promise Array Object String Number Boolean Date JSON Math ' +
    'console window document process Buffer fetch localStorage crypto fs path http https url util events stream child_process Deno Bun ' +
    'WebSocket EventEmitter Error TypeError Float32Array Float64Array Uint8Array ArrayBuffer WebAssembly Symbol Proxy Reflect RegExp ' +
    'PyTorch TensorFlow NumPy Pandas Keras Scikit GitHub GitLab Docker Kubernetes PostgreSQL MySQL SQLite MongoDB Redis Kafka ' +
    'RabbitMQ OpenAI ChatGPT TypeScript JavaScript Python Markdown Mermaid FastAPI GraphQL WebGPU WebGL CUDA LangChain HuggingFace ' +
    'DataFrame Series Tensor ndarray Module Linear Adam AdamW SGD Dataset DataLoader Path Optional Union List Dict Tuple Any Callable'
  ).split(' '),
);

/** Names that come from elsewhere: imported from packages that are not the project's, listed in its manifests, well known. */
export class ForeignNames {
  readonly #names = new Map<string, string>();
  /** Dependencies as prose spells them: `MyPy` of `mypy`. */
  readonly #products = new Set<string>();

  /** @param dependencies package names of the manifests */
  constructor(program: Program, files: ProjectFiles, dependencies: Iterable<string>) {
    for (const name of dependencies) {
      this.#add(name, 'a dependency');
      this.#products.add(plainName(name));
    }
    for (const facts of program.paths.values()) this.#addImports(program, facts, files);
  }

  /** Why a dotted name is not the project's own, `undefined` when nothing says so. */
  reason(dotted: string): string | undefined {
    const root = dotted.split(/[.:/]/)[0] ?? '';
    const known = this.#names.get(dotted) ?? this.#names.get(root);
    if (known !== undefined) return known;
    if (/^[A-Z]/.test(root) && this.#products.has(plainName(root))) return 'a dependency';
    if (WELL_KNOWN.has(root)) return 'a well-known name of another project';
    return isBuiltIn(root, 'python') || isBuiltIn(root, 'javascript') ? 'built into the language' : undefined;
  }

  #addImports(program: Program, facts: Facts, files: ProjectFiles): void {
    for (const fact of facts.imports) {
      const own = fact.module.startsWith('.') || program.resolve(facts, fact) !== undefined;
      const root = fact.module.split(/[./]/)[0] ?? '';
      if (own || root === '' || files.named(root).length > 0 || files.named(`${root}.py`).length > 0) continue;
      const reason = `imported from ${fact.module}`;
      this.#add(root, reason);
      this.#add(fact.module, reason);
      if (fact.namespace !== undefined) this.#add(fact.namespace, reason);
      for (const { name, local } of fact.names) {
        this.#add(name, reason);
        this.#add(local, reason);
      }
    }
  }

  #add(name: string, reason: string): void {
    if (name !== '*' && name !== 'default' && !this.#names.has(name)) this.#names.set(name, reason);
  }
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}
