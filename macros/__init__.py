"""The manual as Python, and the macros that mkdocs-macros-plugin offers to its pages."""

from typing import Any

from macros.folders import data_folder
from macros.loader import load
from macros.pages import styled
from macros.vocabulary import vocabulary


def define_env(env: Any) -> None:
    """Give the pages of the site every macro of the vocabulary; called by the plugin."""
    manual = load(data_folder())
    env.manual = manual
    for name, macro in vocabulary(manual, lambda: env.page.url.removeprefix("./")).items():
        env.macro(macro, name)


def on_post_page_macros(env: Any) -> None:
    """Write the numbers of a page in the style of the publication; called by the plugin."""
    env.markdown = styled(env.markdown, env.manual)
