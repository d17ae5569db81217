"""Ryu's name for os-ken, its heir: the module ryu.X is os_ken.X itself, and not a second one like it."""

import importlib
import importlib.abc
import importlib.util
import sys

__path__ = []


class _Heir(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        return importlib.util.spec_from_loader(name, self) if name.startswith("ryu.") else None

    def create_module(self, spec):
        return importlib.import_module("os_ken" + spec.name[len("ryu"):])

    def exec_module(self, module):
        if hasattr(module, "OSKenApp"):
            module.RyuApp = module.OSKenApp


sys.meta_path.insert(0, _Heir())
