"""Packages that results do not depend on: what they do is to tell somebody."""

# Everything of these packages may be called and comes to nothing.
TELLING = set(
    "structlog loguru coloredlogs pythonjsonlogger colorama rich termcolor prometheus_client opentelemetry sentry_sdk wandb mlflow"
    " tensorboardX dotenv".split()
)
# Methods of loggers, whoever made them.
LOGGING = set("debug info warning warn error exception critical log trace success bind".split())


def only_tells(name):
    """:param name: of a member, with its package before it"""
    members = name.split(".")
    return members[0] in TELLING or members[-1] in LOGGING


class Progress:
    """A bar over a loop, as tqdm draws: the loop is what it is without it."""

    def __init__(self, iterable=(), *_, **__):
        self.iterable = iterable

    def __iter__(self):
        return iter(self.iterable)

    def __len__(self):
        return len(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_, **__: None


EQUIVALENT = {
    "tqdm.tqdm": Progress,
    "tqdm.auto.tqdm": Progress,
    "tqdm.notebook.tqdm": Progress,
    "tqdm.trange": lambda *given, **_: Progress(range(*given)),
    "tqdm.auto.trange": lambda *given, **_: Progress(range(*given)),
}
