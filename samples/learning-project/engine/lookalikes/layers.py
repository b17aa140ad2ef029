"""Two layers that differ in their forward pass, as layers do."""


class Layer:
    """A layer with a width."""

    def __init__(self, width):
        self.width = width

    def forward(self, values):
        """Output of the layer."""
        raise NotImplementedError


class ReluLayer(Layer):
    """max(0, x)."""

    def __init__(self, width):
        super().__init__(width)
        self.name = "relu"

    def forward(self, values):
        """Output of the layer."""
        return [max(0.0, value) for value in values]


class LeakyLayer(Layer):
    """x above zero, a hundredth of x below."""

    def __init__(self, width):
        super().__init__(width)
        self.name = "leaky"

    def forward(self, values):
        """Output of the layer."""
        return [value if value > 0 else 0.01 * value for value in values]
