"""What stands behind a command that computes: the store of runs, and who computes; opened for it, closed after it."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from leiq_sim.commands.output import RefusedError
from leiq_sim.files.folders import shown, store_path
from leiq_sim.texts import language, number, t
from leiq_sim.texts.terminal import remark


@contextmanager
def workers_of(wanted: argparse.Namespace) -> Iterator[Any]:
    """Give who computes: a number of cores, None for all of them, or the cluster at an address."""
    if wanted.cluster is None:
        yield wanted.workers
        return
    if wanted.workers is not None:
        raise RefusedError(t("cluster.either"))
    from leiq_sim.analysis.cluster import Cluster

    with Cluster(wanted.cluster) as cluster:
        yield cluster


@contextmanager
def store_of(wanted: argparse.Namespace) -> Iterator[Any]:
    """Give the store to compute with; None with --no-store. Whatever ends the command, what was kept is said."""
    if wanted.no_store:
        yield None
        return
    from leiq_sim.analysis.stored import Stored

    stored = Stored()
    try:
        yield stored
    except BaseException:
        if stored.kept:
            remark("\n" + t("store.interrupted", n=number(stored.kept)))
        raise
    finally:
        stored.close()
        if stored.answered:
            every = number(stored.answered), number(stored.answered + stored.fresh)
            remark(t("store.answered", n=every[0], all=every[1], file=shown(store_path())))
        if stored.trouble:
            remark(t("store.not_kept", why=stored.trouble.sentence(language())))
