"""Filling in a PDF as Firefox does: what is typed is stored, and drawn when it is saved."""

import base64
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

_SAVE = """async ([data, words]) => {
  const file = await opened(data);
  for (let number = 1; number <= file.numPages; number += 1) {
    for (const field of await (await file.getPage(number)).getAnnotations()) {
      const text = words[field.fieldName];
      if (text !== undefined) file.annotationStorage.setValue(field.id, { value: text });
    }
  }
  const saved = await file.saveDocument();
  await file.loadingTask.destroy();
  let letters = "";
  for (const byte of saved) letters += String.fromCharCode(byte);
  return btoa(letters);
}"""
_READ = """async (data) => {
  const file = await opened(data);
  const fields = await file.getFieldObjects();
  await file.loadingTask.destroy();
  const named = fields instanceof Map ? [...fields] : Object.entries(fields ?? {});
  const told = (kids) => kids.map((kid) => kid.value).find((each) => each && each !== "Off");
  return Object.fromEntries(named.map(([name, kids]) => [name, told(kids) ?? ""]));
}"""
_DRAW = """async ([data, scale]) => {
  const file = await opened(data);
  const pictures = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const viewport = page.getViewport({ scale });
    const canvas = document.createElement("canvas");
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    await page.render({ canvas, viewport, intent: "print" }).promise;
    pictures.push(canvas.toDataURL("image/png").split(",")[1]);
  }
  await file.loadingTask.destroy();
  return pictures;
}"""


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def saved(page: Page, data: bytes, words: Mapping[str, str]) -> bytes:
    """Return the PDF saved after words were typed into its fields."""
    return base64.b64decode(page.evaluate(_SAVE, [_encoded(data), dict(words)]))


def values(page: Page, data: bytes) -> dict[str, Any]:
    """Return the value of each field by its name."""
    found: dict[str, Any] = page.evaluate(_READ, _encoded(data))
    return found


def drawn(page: Page, data: bytes, scale: float = 2.0) -> list[bytes]:
    """Return the pages as PNG files, as they are printed."""
    pictures = page.evaluate(_DRAW, [_encoded(data), scale])
    return [base64.b64decode(picture) for picture in pictures]
