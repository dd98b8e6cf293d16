"""MkDocs as the commands use it: its configuration, a strict build, the site's Markdown."""

import logging
import os
from functools import partial
from pathlib import Path

import markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from macros.folders import PROJECT
from macros.handbook.chapter import Convert

# The theme's notice that its line ends; the project knows and has a way out.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
# The time that MkDocs writes into what it packs, the first that a ZIP file can write: by the clock,
# the same text would have other bytes on another day.
os.environ["SOURCE_DATE_EPOCH"] = "315532800"


def configuration(folder: Path) -> MkDocsConfig:
    """Return the site's configuration with a folder of its own for the result."""
    return load_config(str(PROJECT / "mkdocs.yml"), site_dir=str(folder), strict=True)


def build_site(config: MkDocsConfig) -> None:
    """Build the site; raises `Abort` when anything at all is to be warned of."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except SystemExit as stopped:
        # So ends mkdocs-macros-plugin 1.5 at a macro that fails, where MkDocs asks for an exception
        # (tests/test_upstream.py tells when this can go).
        raise Abort("macro") from stopped
    finally:
        config.plugins.on_shutdown()


def convert(config: MkDocsConfig) -> Convert:
    """Return the site's way from Markdown to HTML."""
    return partial(
        markdown.markdown,
        extensions=config.markdown_extensions,
        extension_configs=config.mdx_configs,
    )
