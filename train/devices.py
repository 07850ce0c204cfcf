"""Rectangles of sentences spread over several devices, each of which has its share of the rows."""

import jax
import numpy as np
from jax.sharding import Mesh, NamedSharding, PartitionSpec


def use(count):
    """So many threads of the processor count as a device each; to be said before anything is computed. Where there is a
    graphics card, it is used instead."""
    jax.config.update("jax_num_cpu_devices", count)


class Spread:
    """Over all devices there are."""

    def __init__(self):
        mesh = Mesh(np.array(jax.devices()), ("rows",))
        self.by_rows = NamedSharding(mesh, PartitionSpec("rows"))
        self.whole = NamedSharding(mesh, PartitionSpec())

    def rows(self, arrays):
        """What has a row for each sentence in shares, and what has none on every device."""
        return jax.tree.map(lambda x: jax.device_put(x, self.by_rows if np.ndim(x) > 1 else self.whole), arrays)

    def everywhere(self, arrays):
        return jax.device_put(arrays, self.whole)
