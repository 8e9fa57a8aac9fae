"""Compare a wheel with what git holds of the package: nothing may be missing, nothing may be added.

Usage: python .ci/wheel_content.py WHEEL
"""

import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

FOLDERS = {"src/verdeelsleutel": "verdeelsleutel"} | {
    name: f"verdeelsleutel/{name}" for name in ("data", "model", "reports", "cli")
}
"""Folder in git → folder in the wheel."""


def in_git(root: Path) -> set[str]:
    """Every file of the package in git, under its name in the wheel."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", *FOLDERS], cwd=root, check=True, capture_output=True, text=True
    ).stdout
    names = set()
    for path in filter(None, listed.split("\0")):
        folder = next(f for f in FOLDERS if PurePosixPath(path).is_relative_to(f))
        names.add(str(PurePosixPath(FOLDERS[folder]) / PurePosixPath(path).relative_to(folder)))
    return names


def in_wheel(wheel: Path) -> set[str]:
    """Every file in the wheel but those about the wheel itself."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    return {name for name in names if not name.split("/")[0].endswith(".dist-info")}


def main(wheel: Path) -> int:
    """Tell every difference; 0 when there is none."""
    wanted, found = in_git(Path(__file__).parent.parent), in_wheel(wheel)
    for name in sorted(wanted - found):
        print(f"{name} is in git and not in the wheel: list it under tool.setuptools in pyproject.toml")
    for name in sorted(found - wanted):
        print(f"{name} is in the wheel and not in git")
    print(f"{wheel.name}: {len(found)} files")
    return int(wanted != found)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
