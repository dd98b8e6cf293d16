"""Show the site while it is being changed; a saved file of data or words is built anew."""

import sys

from mkdocs.commands.serve import serve

from macros.folders import PROJECT
from scripts.arguments import choose, manual_parser
from scripts.check import checked


def main() -> int:
    """Serve the manual that the arguments name until interrupted."""
    parser = manual_parser(__doc__)
    parser.add_argument("--address", default="127.0.0.1:8000", help="host:port")
    arguments = parser.parse_args()
    checked(arguments)
    choose(arguments)
    serve(str(PROJECT / "mkdocs.yml"), dev_addr=arguments.address, livereload=True, strict=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
