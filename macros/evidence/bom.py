"""The bill of materials: every package that the site is built with (CycloneDX 1.6, ECMA-424)."""

import json
import re
import uuid

# As pip writes a pinned requirement; its hashes stand on the lines below.
_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[^\s;\\]+)", re.MULTILINE)
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:operations-manual:bill-of-materials")


def bill_of_materials(requirements: str) -> bytes:
    """Return the bill of the packages that a requirements file pins; no clock, no chance."""
    components = [
        _component(found["name"].lower(), found["version"])
        for found in _PINNED.finditer(requirements)
    ]
    written = json.dumps(components, sort_keys=True)
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid.uuid5(_SPACE, written).urn,
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "operations-manual",
                "name": "operations-manual",
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components,
    }
    return json.dumps(bill, indent=1).encode() + b"\n"


def _component(name: str, version: str) -> dict[str, str]:
    # https://github.com/package-url/purl-spec: names of PyPI in lower case, with hyphens.
    package = f"pkg:pypi/{name.replace('_', '-')}@{version}"
    return {
        "type": "library",
        "bom-ref": package,
        "name": name,
        "version": version,
        "purl": package,
    }
