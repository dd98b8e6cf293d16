"""A preview that makes a file when somebody asks for it: PDFs are too slow for every save."""

import mimetypes
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import unquote

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Make = Callable[[], bytes]


def answering(app: Application, makers: Callable[[], Mapping[str, Make]]) -> Application:
    """Return a WSGI application that answers what the makers can make, else hands on to `app`.

    `makers` are asked anew each time, since a save may have changed what they make.
    """

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        address = unquote(environ["PATH_INFO"])
        known = makers()
        make = known.get(address) or known.get(f"{address}index.html")
        if make is None:
            return app(environ, start_response)
        content = make()
        kind = mimetypes.guess_type(address)[0] or "text/html; charset=utf-8"
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]

    return answer
