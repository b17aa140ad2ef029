"""Learners whose algorithm runs somewhere else: nothing here can show what they do."""


class RemoteLinUCB:
    """LinUCB on the ranking cluster."""

    def __init__(self, connection):
        self.connection = connection

    def handle(self, payload):
        """Hand the payload to the cluster."""
        return self.connection.call("rank", payload)


class GameServerLearner:
    """Q-learning over states that a game server names."""

    def __init__(self, socket):
        self.socket = socket

    def advance(self):
        """Let the server take one step."""
        return self.socket.request(b"advance")


def combine_shares(shares, combine):
    """Federated averaging over encrypted shares, which only the key holders can open."""
    if not shares:
        raise ValueError("no shares")
    combined = shares[0]
    for share in shares[1:]:
        combined = combine(combined, share)
    return combined


def drawn_decay(curve, minute):
    """Exponential decay under a curve that the teacher draws."""
    return curve(minute)
