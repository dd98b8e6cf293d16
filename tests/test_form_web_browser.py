"""Forms filled in as people do it: in Chromium, by keyboard, on a small phone, on paper."""

import gzip
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser, Page, expect

from forms.acroform import read_pdf
from forms.answers import computed, flat
from forms.definition import fields
from forms.paper.sheet import sheet
from macros.folders import PROJECT
from macros.loader import load
from macros.model import Form
from tests.form_web import open_file, publish, sample, saved_file, server
from tests.matterhorn import Document, failures

MANUAL = load(PROJECT / "data")
LOAN = MANUAL.form["equipment-loan"]
FINISH, PRINT = "ทำไฟล์ PDF", "พิมพ์"
FILLABLE = tuple(form.id for form in MANUAL.forms if form.handed_out)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages and what they share, as files."""
    found = tmp_path_factory.mktemp("fill")
    publish(MANUAL, found, FILLABLE)
    return found


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    with server(folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must raise no error, break no policy, and print without a dialog."""
    found = browser.new_page(viewport={"width": 390, "height": 844})
    wrong: list[str] = []
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    found.add_init_script("window.print = () => (window.printed = (window.printed ?? 0) + 1);")
    yield found
    found.close()
    assert wrong == []


def fill(page: Page, served: str, form: str = LOAN.id) -> Page:
    page.goto(f"{served}forms/{form}/fill/")
    return page


def pressed(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_form_is_filled_in_by_keyboard_alone(page: Page, served: str) -> None:
    """Tab reaches every field in the order of the definition; days are typed in Thai digits."""
    fill(page, served)
    typed = {
        "agency": "โรงเรียนบ้านตัวอย่าง",
        "written_on": "๒๒/๑๑/๒๕๖๙",
        "borrower_telephone": "๐๕๓-๐๐๐-๐๐๐",
        "loan_from": "๒๓ พ.ย. ๒๕๖๙",
        "loan_to": "27/11/2569",
        "items_1_item": "เครื่องฉายภาพ",
        "items_1_quantity": "๒",
        "return_by": "30 พฤศจิกายน พ.ศ. 2569",
    }
    page.locator("h1").focus()
    for _ in range(80):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.name ?? ''")
        if name == "place_kind":
            page.keyboard.press("ArrowDown")
        elif name in typed:
            page.keyboard.type(typed.pop(name))
        if not typed and name == "borrower_signature_name":
            break
    assert typed == {}
    assert page.locator("#said-written_on").inner_text() == "วันอาทิตย์ที่ ๒๒ พฤศจิกายน พ.ศ. ๒๕๖๙"
    expect(page.locator("#field-loan_days")).to_have_text("๕")
    saved = saved_file(page)
    assert saved["written_on"] == "2026-11-22"
    assert saved["loan_from"] == "2026-11-23"
    assert saved["return_by"] == "2026-11-30"
    assert saved["loan_days"] == 5
    assert saved["place_kind"] == "outside"
    assert saved["borrower_telephone"] == "053-000-000"
    assert saved["items"] == [{"item": "เครื่องฉายภาพ", "quantity": 2}]


def test_nobody_is_told_of_a_mistake_while_typing(page: Page, served: str) -> None:
    fill(page, served)
    page.locator("#field-written_on").fill("31/2/2569")
    page.locator("#field-agency").focus()
    assert page.locator(".error, [aria-invalid]").count() == 0
    assert page.locator("#summary").is_hidden()


def test_a_year_of_two_digits_is_told_of_when_the_field_is_left(page: Page, served: str) -> None:
    fill(page, served)
    said = page.locator("#said-written_on")
    page.locator("#field-agency").fill("โรงเรียนบ้านตัวอย่าง")
    for written in ("22/11/69", "๒๒ พ.ย. ๖๙"):
        page.locator("#field-written_on").fill(written)
        page.locator("#field-written_on").press("Tab")
        expect(said).to_have_text("เขียนปี พ.ศ. ให้ครบสี่หลัก เช่น ๒๕๖๙")
        page.locator("#field-written_on").fill("22/11/2569")
        expect(said).to_have_text("วันอาทิตย์ที่ ๒๒ พฤศจิกายน พ.ศ. ๒๕๖๙")
    page.locator("#field-written_on").fill("22/11/25")
    expect(said).to_have_text("")
    page.locator("#field-agency").click()
    pressed(page, PRINT)
    assert "ให้ครบสี่หลัก เช่น ๒๒/๑๑/๒๕๖๙" in page.locator("#error-written_on").inner_text()


def test_mistakes_are_summed_up_and_lead_to_their_fields(page: Page, served: str) -> None:
    fill(page, served)
    page.locator("#field-written_on").fill("31/2/2569")
    page.locator("#field-borrower_telephone").fill("ไม่มี")
    pressed(page, PRINT)
    summary = page.locator("#summary")
    expect(summary).to_be_focused()
    assert page.title().startswith("ข้อผิดพลาด: ")
    assert summary.get_by_role("heading").inner_text().startswith("ข้อผิดพลาด: ต้องแก้ไข ")
    day = summary.get_by_role("link", name=re.compile("^“วันที่” อ่านเป็นวันที่ไม่ได้"))
    day.press("Enter")
    control = page.locator("#field-written_on")
    expect(control).to_be_focused()
    assert control.get_attribute("aria-invalid") == "true"
    described = (control.get_attribute("aria-describedby") or "").split()
    assert described[0] == "error-written_on"
    assert "อ่านเป็นวันที่ไม่ได้" in page.locator("#error-written_on").inner_text()
    assert "053-000-000" not in page.locator("#error-borrower_telephone").inner_text()
    control.fill("22/11/2569")
    control.press("Tab")
    assert page.locator("#error-written_on").count() == 0
    assert control.get_attribute("aria-invalid") is None
    assert page.evaluate("window.printed") is None


def test_the_first_of_the_circles_is_reached_from_the_summary(page: Page, served: str) -> None:
    fill(page, served)
    pressed(page, PRINT)
    page.locator("#summary").get_by_role("link", name="เลือกคำตอบข้อ").click()
    expect(page.locator("#field-place_kind__inside")).to_be_focused()
    page.keyboard.press("Space")
    assert page.locator("#error-place_kind").count() == 0


@pytest.mark.parametrize("touch", [False, True])
def test_a_click_lands_although_the_field_before_it_loses_its_error(
    browser: Browser, served: str, *, touch: bool
) -> None:
    """What moves the page waits until the press is over."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=touch)
    fill(page, served, "repair-request")
    pressed(page, FINISH)
    choice = page.locator("label.choice", has_text="เครื่องพิมพ์")
    page.locator("#field-reporter_group").fill("กลุ่มนิเทศ")
    choice.scroll_into_view_if_needed()
    place = choice.bounding_box()
    assert place
    spot = place["x"] + 20, place["y"] + place["height"] / 2
    if touch:
        page.touchscreen.tap(*spot)
    else:
        page.mouse.move(*spot)
        page.mouse.down()
        assert page.locator("#error-reporter_group").count() == 1
        page.mouse.up()
    expect(page.locator("#error-reporter_group")).to_have_count(0)
    expect(page.locator("#field-equipment_kind__printer")).to_be_checked()
    page.close()


def test_the_summary_lists_what_is_still_wrong(page: Page, served: str) -> None:
    fill(page, served)
    pressed(page, PRINT)
    links = page.locator("#summary").get_by_role("link")
    before = links.count()
    page.locator("#field-agency").fill("โรงเรียนบ้านตัวอย่าง")
    page.locator("#field-agency").press("Tab")
    expect(links).to_have_count(before - 1)
    assert links.filter(has_text="“หน่วยงาน”").count() == 0
    page.locator("#summary").get_by_role("button").click()
    page.locator("#field-written_on").fill("22/11/2569")
    page.locator("#field-written_on").press("Tab")
    assert page.locator("#summary").is_hidden()


def test_what_is_left_can_be_written_on_paper(page: Page, served: str) -> None:
    fill(page, served)
    pressed(page, PRINT)
    page.locator("#summary").get_by_role("button").click()
    assert page.evaluate("window.printed") == 1
    assert page.locator("#summary").is_hidden()
    assert not page.title().startswith("ข้อผิดพลาด")


def test_going_on_is_called_what_it_is(page: Page, served: str) -> None:
    """Nothing can be added on paper to what is too long or contradicts itself."""
    fill(page, served)
    pressed(page, PRINT)
    button = page.locator("#summary").get_by_role("button")
    expect(button).to_have_text("ทำต่อทั้งที่ยังไม่ครบ แล้วเขียนเพิ่มบนกระดาษ")
    page.locator("#field-written_on").fill("31/2/2569")
    pressed(page, PRINT)
    expect(button).to_have_text("ทำต่อโดยไม่แก้ไข แล้วเขียนหรือแก้บนกระดาษ")


def test_letters_are_as_large_as_the_browser_is_told(page: Page, served: str) -> None:
    fill(page, served)
    size = "parseFloat(getComputedStyle(document.querySelector('#field-agency')).fontSize)"
    assert page.evaluate(size) == 17
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    assert page.evaluate(size) == 34
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.evaluate(size) >= 34
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_draft_stays_on_this_device_until_it_is_erased(page: Page, served: str) -> None:
    fill(page, served)
    open_file(page, sample(LOAN, "long"))
    fill(page, served)
    assert page.locator("#restored").is_visible()
    assert page.locator("#field-loan_from").input_value() == "28/12/2569"
    assert page.locator("#field-place_kind__outside").is_checked()
    assert page.locator("[data-row]:visible").count() == 5
    assert saved_file(page) == sample(LOAN, "long") | {"loan_days": 19}
    page.locator("#outcome").get_by_role("button", name="ลบข้อมูลทั้งหมดในหน้านี้").click()
    pressed(page, "ไม่ลบ")
    assert page.locator("#field-agency").input_value()
    page.locator(".finish-list").get_by_role("button", name="ลบข้อมูลทั้งหมด").press("Enter")
    pressed(page, "ลบทั้งหมด")
    assert page.evaluate("localStorage.length") == 0
    fill(page, served)
    assert page.locator("#restored").is_hidden()
    assert page.locator("#field-agency").input_value() == ""
    assert page.locator("[data-row]:visible").count() == 1
    assert page.context.cookies() == []


def test_a_file_of_something_else_changes_nothing(page: Page, served: str) -> None:
    fill(page, served)
    page.locator("#field-agency").fill("โรงเรียนบ้านตัวอย่าง")
    for content in (b"\x89PNG\r\n", b'{"nobody": 1}'):
        file = {"name": "x.json", "mimeType": "application/json", "buffer": content}
        page.locator("#open").set_input_files(files=[file])  # type: ignore[list-item]
        page.locator("#outcome").get_by_text("ไฟล์นี้").wait_for()
    assert page.locator("#field-agency").input_value() == "โรงเรียนบ้านตัวอย่าง"


def test_rows_are_added_and_taken_away(page: Page, served: str) -> None:
    fill(page, served)
    for row, item in enumerate(("หนึ่ง", "สอง", "สาม"), 1):
        if row > 1:
            pressed(page, "เพิ่มแถว")
            expect(page.locator(f"#field-items_{row}_item")).to_be_focused()
        page.locator(f"#field-items_{row}_item").fill(item)
    pressed(page, "นำแถวที่ ๒ ออก")
    expect(page.locator("#part-items")).to_be_focused()
    assert saved_file(page)["items"] == [{"item": "หนึ่ง"}, {"item": "สาม"}]
    pressed(page, "นำแถวที่ ๑ ออก")
    assert page.get_by_role("button", name=re.compile("^นำแถว")).count() == 0
    for _ in range(4):
        pressed(page, "เพิ่มแถว")
    assert page.get_by_role("button", name="เพิ่มแถว").count() == 0


def test_a_question_appears_when_it_is_to_be_answered(page: Page, served: str) -> None:
    """What is hidden again is neither required, nor saved, nor printed."""
    fill(page, served, "repair-request")
    other = page.locator("#field-equipment_other")
    assert other.is_hidden()
    page.get_by_role("radio", name="อื่น ๆ").check()
    other.fill("จอภาพ")
    assert saved_file(page)["equipment_other"] == "จอภาพ"
    page.get_by_role("radio", name="เครื่องพิมพ์").check()
    assert other.is_hidden()
    assert "equipment_other" not in saved_file(page)


def test_a_long_answer_is_counted_and_not_cut(page: Page, served: str) -> None:
    fill(page, served, "repair-request")
    symptom = page.locator("#field-symptom")
    longest = next(each for each in fields(MANUAL.form["repair-request"]) if each.name == "symptom")
    most = longest.max_length or 0
    symptom.fill("ก" * (most - 5))
    expect(page.locator("[data-field=symptom] [data-left]")).to_have_text("เหลือ ๕ อักษร")
    symptom.fill("ก" * (most + 5))
    expect(page.locator("[data-field=symptom] [data-left]")).to_have_text("เกินมา ๕ อักษร")
    pressed(page, PRINT)
    assert "ตัดออก ๕ อักษร" in page.locator("#error-symptom").inner_text()
    assert len(symptom.input_value()) == most + 5


def photograph(side: int) -> bytes:
    """Return a PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    head = side.to_bytes(4, "big") * 2 + bytes((8, 2, 0, 0, 0))
    rows = zlib.compress((b"\0" + bytes((200, 30, 30)) * side) * side)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_photograph_is_made_small_kept_printed_and_not_saved(page: Page, served: str) -> None:
    fill(page, served, "repair-request")
    file = {"name": "photo.png", "mimeType": "image/png", "buffer": photograph(2400)}
    page.locator("#field-photo").set_input_files(files=[file])  # type: ignore[list-item]
    picture = page.locator("[data-field=photo] img")
    picture.wait_for(state="visible")
    assert picture.evaluate("(image) => image.naturalWidth") == 1600
    shown = "(input) => getComputedStyle(input).color !== 'rgba(0, 0, 0, 0)'"
    assert not page.locator("#field-photo").evaluate(shown)
    assert saved_file(page) == {}
    fill(page, served, "repair-request")
    picture.wait_for(state="visible")
    printed = pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages[-1].images) == 1
    pressed(page, "นำภาพออก")
    assert picture.is_hidden()
    assert page.locator("#field-photo").evaluate(shown)
    assert page.evaluate("localStorage.length") == 0


def finished(page: Page) -> bytes:
    with page.expect_download() as download:
        pressed(page, FINISH)
    page.locator("#outcome").get_by_text("-filled.pdf").wait_for()
    return download.value.path().read_bytes()


@pytest.mark.parametrize("size", ["short", "long"])
@pytest.mark.parametrize("name", FILLABLE)
def test_the_finished_pdf_holds_and_shows_the_answers(
    page: Page, served: str, folder: Path, name: str, size: str
) -> None:
    """Two readers take the same answers out of it that were put in, and PDFium shows them."""
    form = MANUAL.form[name]
    answers = sample(form, size)
    expected = flat(form, answers | computed(form, answers))
    fill(page, served, name)
    open_file(page, answers)
    made = finished(page)
    assert read_pdf(made, form) == expected
    assert failures(Document(made), archive=False) == {}
    blank = (folder / "forms" / name / f"{name}.pdf").read_bytes()
    found = pypdf.PdfReader(BytesIO(made)).get_fields() or {}
    assert found.keys() == (pypdf.PdfReader(BytesIO(blank)).get_fields() or {}).keys()
    for field, answer in expected.items():
        if isinstance(answer, str) and field.endswith("_name"):
            assert found[field]["/V"] == answer
    boxes = (field for field in fields(form) if field.boxes)
    chosen = (expected.get(field.name, ()) for field in boxes)
    names = [(name,) if isinstance(name, str) else name for name in chosen]
    assert ticked(made) == sorted(name for several in names for name in several)
    assert ink(made) > ink(blank) * 1.05
    assert len(made) < len(blank) * 1.6


def ticked(pdf: bytes) -> list[str]:
    """Return the choices whose boxes are shown as chosen."""
    marks = (
        mark.get_object()
        for page in pypdf.PdfReader(BytesIO(pdf)).pages
        for mark in page.annotations or ()
    )
    return sorted(mark["/AS"][1:] for mark in marks if mark.get("/AS", "/Off") != "/Off")


def ink(pdf: bytes) -> int:
    """Return how many dark dots PDFium draws, fields included."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    pages = [page.render(scale=1, grayscale=True, may_draw_forms=True) for page in document]
    dark = sum(dot < 128 for page in pages for dot in bytes(page.buffer))
    document.close()
    return dark


def test_type_that_is_hardly_readable_is_told_of(page: Page, served: str) -> None:
    form = MANUAL.form["repair-request"]
    fill(page, served, form.id)
    open_file(page, sample(form, "short"))
    finished(page)
    assert "อ่านไม่ออก" not in page.locator("#outcome").inner_text()
    page.locator("#field-symptom").fill("\n".join("ก" * 12 for _ in range(12)))
    finished(page)
    told = page.locator("#outcome")
    expect(told).to_contain_text("ตัวอักษรในช่อง “อาการ” เล็กจนอาจอ่านไม่ออก")


def test_what_makes_pdf_is_loaded_when_it_is_asked_for(page: Page, served: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill(page, served)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "pdf" in url]
    open_file(page, sample(LOAN, "short"))
    finished(page)
    assert [url for url in asked if url.endswith("pdf-lib.js")]
    assert [url for url in asked if not url.startswith((served, "blob:", "data:"))] == []


def test_a_pdf_that_cannot_be_made_is_said_to_be_so(page: Page, served: str) -> None:
    fill(page, served)
    open_file(page, sample(LOAN, "short"))
    page.route("**/assets/fill/pdf/*", lambda route: route.fulfill(status=200, body=""))
    pressed(page, FINISH)
    page.get_by_text("ทำไฟล์ PDF ไม่สำเร็จ").wait_for()
    expect(page.get_by_role("button", name=FINISH)).to_be_enabled()


def test_what_came_of_a_button_is_seen_on_a_phone(page: Page, served: str) -> None:
    """The button keeps the focus, and the page moves no further than it must."""
    page.set_viewport_size({"width": 375, "height": 600})
    fill(page, served)
    open_file(page, sample(LOAN, "short"))
    button = page.get_by_role("button", name=FINISH)
    for wrong, said in ((False, "-filled.pdf"), (True, "ทำไฟล์ PDF ไม่สำเร็จ")):
        if wrong:
            page.route("**/*.pdf", lambda route: route.fulfill(status=200, body=""))
        button.evaluate("(each) => each.scrollIntoView({ block: 'start' })")
        button.click()
        outcome = page.locator("#outcome p", has_text=said)
        expect(outcome).to_be_in_viewport(ratio=1)
        expect(button).to_be_focused()


def laid_out(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("form", MANUAL.forms, ids=lambda form: form.id)
@pytest.mark.parametrize("size", ["short", "long"])
def test_a_file_is_opened_saved_and_printed_as_the_paper_is(
    page: Page, served: str, form: Form, size: str
) -> None:
    """Word for word, circle for circle; in small type where the paper has it, on A4."""
    answers = sample(form, size)
    answers |= computed(form, answers)
    paper = sheet(form, MANUAL, "filled", 7.2, answers)
    expected = html.document_fromstring(paper).xpath("//body")[0]
    fill(page, served, form.id)
    open_file(page, answers)
    assert saved_file(page) == answers
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    printed = html.document_fromstring(page.locator(".sheet").evaluate("(each) => each.outerHTML"))
    assert laid_out(printed.text_content()) == laid_out(expected.text_content())
    for marked in ("box", "answer"):
        found, wanted = (
            [each.get("class") for each in body.xpath(f"//*[contains(@class, '{marked}')]")]
            for body in (printed, expected)
        )
        assert found == wanted
    made = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert {tuple(map(round, each.get_size())) for each in made} == {(595, 842)}


def test_the_footnote_is_not_parted_by_a_page(page: Page, served: str) -> None:
    """Set narrow here to be of many lines, and moved down line by line beyond the first page."""
    fill(page, served, "action-request")
    open_file(page, sample(MANUAL.form["action-request"], "short"))
    style = page.locator("#paper-style")
    for space in range(0, 13, 3):
        rule = f".sheet footer {{ width: 70mm; padding-top: {space}mm }}"
        style.evaluate("({ sheet }, rule) => sheet.insertRule(rule, sheet.cssRules.length)", rule)
        printed = pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
        assert len(printed) == 2
        texts = [re.sub(r"\s", "", each.extract_text()) for each in printed]
        assert any(re.search("ต้องกรอก.*ส่วนตัว", text) for text in texts), space


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_axe_finds_nothing(page: Page, served: str, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    for form in MANUAL.forms:
        fill(page, served, form.id)
        pressed(page, PRINT)
        page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        found = Axe().run(page)
        assert found.violations_count == 0, f"{form.id}: {found.generate_report()}"


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_scrolls_sideways(page: Page, served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for form in MANUAL.forms:
        fill(page, served, form.id)
        open_file(page, sample(form, "long"))
        pressed(page, "ลบข้อมูลทั้งหมด")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{form.id} is {wide} px wide"


def test_what_is_touched_is_large_enough(page: Page, served: str) -> None:
    """44 px high, which is more than 2.5.8 of WCAG 2.2 asks for."""
    for form in MANUAL.forms:
        fill(page, served, form.id)
        pressed(page, PRINT)
        small = page.evaluate(
            """() => [...document.querySelectorAll("a, button, select, summary, label.choice,"
                + " textarea, input:not([type=radio], [type=checkbox])")]
                .filter((each) => each.checkVisibility() && !each.matches(".skip, [aria-hidden]"))
                .filter((each) => each.getBoundingClientRect().height < 44)
                .map((each) => each.outerHTML.slice(0, 80))"""
        )
        assert small == [], form.id


@pytest.mark.parametrize("form", MANUAL.forms, ids=lambda form: form.id)
def test_without_a_script_the_form_is_whole(browser: Browser, served: str, form: Form) -> None:
    """Every field can be filled in and printed; what needs the script is not shown."""
    page = browser.new_page(java_script_enabled=False)
    fill(page, served, form.id)
    controls = page.locator("#form [name]:not([type=file]):not(output)")
    assert all(control.is_visible() for control in controls.all())
    assert page.get_by_role("button").count() == 0
    page.locator("#form input[type=text]").first.fill("ตัวอย่าง")
    results = [field.name for field in fields(form) if field.kind == "calculate"]
    for name in results:
        page.locator(f"[data-field={name}] input").fill("77.25")
    printed = pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    text = re.sub(r"\s", "", "".join(each.extract_text() for each in printed.pages))
    assert "ตัวอย่าง" in text
    assert text.count("77.25") == len(results)
    page.close()


def test_the_copy_without_a_server_prints_and_makes_no_pdf(page: Page, folder: Path) -> None:
    page.goto((folder / "forms" / LOAN.id / "fill" / "index.html").as_uri())
    assert page.get_by_role("button", name=FINISH).is_hidden()
    assert page.get_by_text("เปิดจากสำเนาออฟไลน์").is_visible()
    page.locator("#field-loan_from").fill("1/1/2570")
    expect(page.locator("#said-loan_from")).to_have_text("วันศุกร์ที่ ๑ มกราคม พ.ศ. ๒๕๗๐")
    assert "1/1/2570" in pypdf.PdfReader(BytesIO(page.pdf())).pages[0].extract_text()


def test_the_page_is_light(folder: Path) -> None:
    """At most 40 KB over gzip for page, style and script; what makes PDF comes only when asked."""
    files = [
        folder / "forms" / LOAN.id / "fill" / "index.html",
        *(folder / "assets" / "fill" / name for name in ("fill.css", "fill.js", "paper-thai.css")),
    ]
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= 40_000
