"""The manual as Python, and the macros that mkdocs-macros-plugin offers to its pages."""

from typing import Any

from macros.folders import data_folder
from macros.loader import read, sound
from macros.pages import styled
from macros.repository import origins
from macros.vocabulary import vocabulary


def define_env(env: Any) -> None:
    """Give the pages of the site every macro of the vocabulary; called by the plugin."""
    reading = read(data_folder())
    env.manual = sound(reading)

    def here() -> str:
        return str(env.page.url).removeprefix("./")

    for name, macro in vocabulary(env.manual, here, origins(reading)).items():
        env.macro(macro, name)


def on_post_page_macros(env: Any) -> None:
    """Write the numbers of a page in the style of the publication; called by the plugin."""
    env.markdown = styled(env.markdown, env.manual)
