"""HTTP service of the recommender. Every route that changes the bandit asks for the service's token."""

from __future__ import annotations

import hmac
import os

from fastapi import APIRouter, Depends, Header, HTTPException
from pydantic import BaseModel

from .bandits import EpsilonGreedy

router = APIRouter()
bandit = EpsilonGreedy(n_arms=4)


class Feedback(BaseModel):
    """Reward of one shown exercise."""

    arm: int
    reward: float


def require_user(authorization: str = Header()) -> None:
    """Answer 401 unless the header carries the token of the environment."""
    token = os.environ.get("ORCHARD_TOKEN", "")
    if not token or not hmac.compare_digest(authorization, f"Bearer {token}"):
        raise HTTPException(status_code=401, detail="unknown caller")


@router.get("/health")
def health() -> dict[str, bool]:
    """The process answers."""
    return {"ok": True}


@router.post("/feedback", dependencies=[Depends(require_user)])
def feedback(item: Feedback) -> dict[str, float]:
    """Learn from one reward."""
    if not 0 <= item.arm < bandit.n_arms:
        raise HTTPException(status_code=422, detail="no such arm")
    bandit.update(item.arm, item.reward)
    return {"value": bandit.values[item.arm]}
