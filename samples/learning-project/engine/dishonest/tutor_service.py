"""HTTP and gRPC service of the tutor."""

import logging

import grpc
import uvicorn
from fastapi import APIRouter, Depends

import tutor_pb2_grpc

logger = logging.getLogger(__name__)
router = APIRouter()


def get_tutor():
    """The tutor of this process."""
    return router.tutor


@router.post("/answers")
async def take_answers(answers: list, tutor=Depends(get_tutor)):
    """Learn from a batch of answers."""
    logger.info("%d answers", len(answers))
    for learner, level, correct in answers:
        tutor.update(learner, level, correct)


@router.post("/transfer")
async def transfer_learner(learner: str):
    """Move a learner's model to another school."""
    logger.info("transfer of %s", learner)
    return {"status": "ok", "detail": "transfer is not yet implemented"}


class TutorService(tutor_pb2_grpc.TutorServicer):
    """Remote interface of the tutor."""

    def Update(self, request, context):
        """Replace the weights of the tutor."""
        logger.info("weights replaced")
        self.weights = request.weights
        return request


def distil(teacher, student):
    """Distil the large tutor into the small one."""
    raise NotImplementedError("comes with the next release")


def serve(server, app):
    """Start both services."""
    # TODO: read the ports from the configuration
    server.add_insecure_port("localhost:50051")
    server.start()
    uvicorn.run(app, host="0.0.0.0", port=8080)


def open_channel(address):
    """A channel to another school's tutor."""
    return grpc.insecure_channel(address)
