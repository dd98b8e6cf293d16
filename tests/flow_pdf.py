"""The flow table alone on the handbook's paper, as the site's browser and as WeasyPrint set it."""

import base64
import re
from importlib.resources import files

from playwright.sync_api import Browser
from weasyprint import HTML

from macros.fonts import WEIGHTS, site_font
from macros.fragments import flow_table
from macros.model import Manual, Procedure, Step
from macros.model.procedure import Refusal
from macros.stylesheets import SHARED

_FONT_FACE = re.compile(r"@font-face \{[^}]*\}")
# The book's own running heads have rules too, which are none of the table's.
_BARE = "@page { @top-left { border: 0 } @top-right { border: 0 } } body { margin: 0 }"


def document(manual: Manual, procedure: Procedure) -> str:
    """Return the smallest page that shows the flow table of a procedure."""
    package = files("macros.stylesheets")
    css = [package.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in SHARED]
    css.append(files("macros.handbook").joinpath("handbook.css").read_text(encoding="utf-8"))
    css = [_FONT_FACE.sub("", sheet) for sheet in css]
    css += [_font(weight) for weight in WEIGHTS]
    table = flow_table(manual, lambda address: f"https://manual.example/{address}", procedure)
    return (
        f'<!doctype html><html lang="th"><head><meta charset="utf-8"><title>flow</title>'
        f"<style>{''.join(css)}{_BARE}</style></head><body>{table}</body></html>"
    )


def _font(weight: int) -> str:
    data = base64.b64encode(site_font(weight)).decode("ascii")
    source = f'url("data:font/woff2;base64,{data}") format("woff2")'
    return f'@font-face {{ font-family: "Sarabun"; font-weight: {weight}; src: {source} }}\n'


def from_browser(browser: Browser, html: str) -> bytes:
    """Print a document as a reader of the site would."""
    page = browser.new_page()
    page.set_content(html)
    page.evaluate("document.fonts.ready")
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    return printed


def from_weasyprint(html: str) -> bytes:
    """Set a document as the handbook is set."""
    return bytes(HTML(string=html).write_pdf())


def hard() -> Procedure:
    """Ask all that a drawing may be asked for: four lanes, crossing ways, long words."""
    no = {4: 2, 6: 2, 8: 11, 9: 13, 12: 5}
    task = "ศึกษา วิเคราะห์ ออกแบบ และวางแผนการดำเนินงานเกี่ยวกับระบบคอมพิวเตอร์และเครือข่าย "
    decision = "เสนอผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาพิจารณาให้ความเห็นชอบและลงนามในหนังสือ"
    texts = {5: (task * 3)[:200], 6: (decision * 2)[:120]}
    return _procedure("hard", 14, no, {10: 12, 12: 14}, texts)


def meeting() -> Procedure:
    """Every kind of way leads to the second step: refusals, an approval, and a task's own."""
    no = {3: 2, 4: 6, 6: 2, 9: 2}
    return _procedure("meeting", 10, no, {4: 2, 5: 2, 7: 2}, {})


def long() -> Procedure:
    """Pages apart: a late decision leads back to the second step."""
    return _procedure("long", 14, {13: 2}, {}, {})


def _procedure(
    name: str, count: int, no: dict[int, int], onward: dict[int, int], texts: dict[int, str]
) -> Procedure:
    steps = tuple(
        Step(
            id=f"step-{n}",
            text=texts.get(n, f"ดำเนินการขั้นย่อยที่ {n}"),
            kind="decision" if n in no else "report" if n in (7, count) else "task",
            next=f"step-{onward[n]}" if n in onward else None,
            no=Refusal(to=f"step-{no[n]}") if n in no else None,
        )
        for n in range(1, count + 1)
    )
    return Procedure(id=name, number=1, title="ที่ยากที่สุด", steps=steps)
