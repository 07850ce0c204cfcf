"""Rectangles of sentences spread over several devices, each of which has its share of the rows."""

import jax
import numpy as np
from jax.sharding import Mesh, NamedSharding, PartitionSpec


class Spread:
    """Over so many cores of the processor, or over graphics cards where JAX finds any. To be made before anything is
    computed."""

    def __init__(self, count):
        jax.config.update("jax_num_cpu_devices", count)
        mesh = Mesh(np.array(jax.devices()[:count]), ("rows",))
        self.by_rows = NamedSharding(mesh, PartitionSpec("rows"))
        self.whole = NamedSharding(mesh, PartitionSpec())

    def rows(self, arrays):
        """What has a row for each sentence in shares, and what has none on every device."""
        return jax.tree.map(lambda x: jax.device_put(x, self.by_rows if np.ndim(x) > 1 else self.whole), arrays)

    def everywhere(self, arrays):
        return jax.device_put(arrays, self.whole)
